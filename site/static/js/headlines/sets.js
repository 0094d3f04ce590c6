import { getKnown, groupBy } from "../base/maps.js";
import { findParents, nameOf } from "../catalog/relatives.js";
import { isFamilyTree } from "../layout/family_tree.js";
import { findLargestCount, formatCount } from "../words/format.js";
import { t } from "../words/messages.js";
import {
  countHeirsAmong,
  findFounder,
  findGrowth,
  findLongestLine,
  findNewest,
  sortByAge,
} from "./claims.js";
import { sayFamilies } from "./families.js";
import { formatTimes, tDated, tNames } from "./texts.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog, State} from "../types/page.js"
 * @import {tAsked} from "./narrowing.js"
 *
 * What models were narrowed by.
 * @typedef {ReturnType<typeof tAsked>} Asked
 *
 * What is said of several models.
 * @typedef {object} Said
 * @property {string} claim
 * @property {boolean} counted Whether the channels decide what is said.
 */

/**
 * Say what is remarkable about the models of a picture.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {string[]} ids What the picture shows.
 * @param {Asked | null} asked What they were narrowed by; null if by nothing or by families alone.
 * @returns {Said}
 */
export function describeSet(catalog, state, ids, asked) {
  const models = sortByAge(catalog, ids);
  if (models.length === 0) return { claim: sayNone(catalog, state, asked), counted: false };
  const span = writeSpan(catalog, state, models, asked);
  if (models.length === 1) return { claim: span, counted: false };
  if (state.view === "timeline")
    return { claim: addFounder(catalog, state, models, span, asked), counted: true };
  const { claim, alone, counted = false } = CLAIMS[state.view](catalog, models, state);
  if (!alone || !isWhole(state, asked)) return { claim: t("headline.and", { span, claim }), counted };
  return { claim: counted && state.channels.length > 0 ? claim : capitalise(claim), counted };
}

/**
 * Say how many models of how many families there are, since when.
 * @param {Model[]} models By date.
 * @returns {string}
 */
export function writeWhole(models) {
  const families = new Set(models.map(({ family }) => family)).size;
  return t("headline.all", {
    models: t("headline.models", { n: models.length }),
    families: t("headline.families", { n: families }),
    year: models[0].released.slice(0, 4),
  });
}

/** @param {Catalog} catalog @param {State} state @param {Asked | null} asked */
function sayNone(catalog, state, asked) {
  const { size } = catalog.models;
  if (size === 0) return t("headline.nothing");
  if (!asked) return t("headline.noneYet", { name: nameFamilies(catalog, listFamilies(state)) });
  return tNarrowed("headline.none", asked, { models: t("headline.models", { n: size }) });
}

/**
 * Families that a picture is about: the chosen ones, else in the timeline those that are open.
 * @param {State} state
 */
function listFamilies({ families, open, view }) {
  return families.length > 0 || view !== "timeline" ? families : open;
}

/** @param {State} state @param {Asked | null} asked */
function isWhole(state, asked) {
  return !asked && listFamilies(state).length === 0;
}

/** @param {Catalog} catalog @param {State} state @param {Model[]} models @param {Asked | null} asked */
function writeSpan(catalog, state, models, asked) {
  if (isWhole(state, asked)) return writeWhole(models);
  if (!asked) {
    return t("headline.family", {
      name: nameFamilies(catalog, listFamilies(state)),
      models: t("headline.models", { n: models.length }),
      year: models[0].released.slice(0, 4),
    });
  }
  const all = t("headline.models", { n: catalog.models.size });
  if (models.length === 1) return tNarrowed("headline.only", asked, { name: tDated(models[0]), models: all });
  return tNarrowed("headline.match", asked, { n: models.length, models: all });
}

/** @param {"headline.match" | "headline.only" | "headline.none"} key Where something is matched. @param {Asked} asked @param {Record<string, string | number>} values */
function tNarrowed(key, { asked, isMatch }, values) {
  return t(isMatch ? key : `${key}Of`, { ...values, asked });
}

/**
 * Return the name of a group where all its families are meant, else those of the families.
 * @param {Catalog} catalog
 * @param {readonly string[]} families
 */
function nameFamilies(catalog, families) {
  const groups = groupBy([...catalog.families.values()], ({ group }) => group ?? "");
  const whole = [...groups].find(
    ([id, own]) => id && own.length === families.length && own.every((one) => families.includes(one.id)),
  );
  if (whole && families.length > 1) return nameOf(catalog.groups, whole[0]);
  return tNames(families.map((id) => nameOf(catalog.families, id)));
}

/**
 * Name the founder. Of models that were asked for it is worth a word where most descend from it by
 * way of one another, not through models that were not asked for; it is one of them, or no root,
 * from which nearly everything descends.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {Model[]} models
 * @param {string} span
 * @param {Asked | null} asked
 */
function addFounder(catalog, { channels }, models, span, asked) {
  const ids = models.map(({ id }) => id);
  const founder = findFounder(catalog, ids, channels);
  if (!founder) return span;
  const isOwn = ids.includes(founder.id) || findParents(catalog, founder.id).length > 0;
  const isMost = 2 * countHeirsAmong(catalog, founder.id, ids, channels) >= ids.length;
  if (asked && !(isOwn && isMost)) return span;
  const name = tDated(getKnown(catalog.models, founder.id));
  if (founder.heirs === ids.length) return t("headline.founderOfAll", { span, founder: name });
  return t("headline.founder", { n: founder.heirs, span, founder: name });
}

/**
 * What each view but the timeline shows best; `alone`: whether that can stand without what it is of.
 * @type {Readonly<Record<"size" | "tree" | "table",
 *   (catalog: Catalog, models: Model[], state: State) => {claim: string, alone: boolean, counted?: boolean}>>}
 */
const CLAIMS = Object.freeze({
  size: (_, models) => sayGrowth(models),
  tree: (catalog, models, { channels, whole }) => {
    if (!whole && isFamilyTree(models.length)) return { claim: sayFamilies(catalog, models), alone: true };
    const line = findLongestLine(catalog, models, channels);
    if (line.length === 0) return { claim: t("headline.noLine"), alone: false, counted: true };
    const [first, last] = [line[0], line[line.length - 1]].map((id) => tDated(getKnown(catalog.models, id)));
    const steps = t("headline.steps", { n: line.length - 1 });
    return { claim: t("headline.line", { steps, first, last }), alone: true, counted: true };
  },
  table: (_, models) => {
    const newest = findNewest(models);
    const names = tNames(newest.map(({ name }) => name));
    return {
      claim: t("headline.newest", { n: newest.length, names, date: newest[0].released }),
      alone: true,
    };
  },
});

/** @param {Model[]} models */
function sayGrowth(models) {
  const growth = findGrowth(models);
  if (!growth) return { claim: t("headline.sizeless"), alone: false };
  const [first, last] = [growth.first, growth.last].map(tSized);
  const times = formatTimes(growth.times);
  const key = growth.times < 2 ? "headline.largest" : "headline.growth";
  return { claim: t(key, { times, first, last }), alone: true };
}

/**
 * Write a name with its size and year.
 * @param {Model} model
 * @returns {string}
 */
export function tSized(model) {
  const size = formatCount(findLargestCount(model));
  return t("headline.sized", { name: model.name, size, year: model.released.slice(0, 4) });
}

/** @param {string} text */
function capitalise(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
