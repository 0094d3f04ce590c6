import { getKnown } from "../base/maps.js";
import { findExtent, formatMonth, isInRange } from "../catalog/months.js";
import { ANCESTRY_CHANNELS } from "../catalog/vocabulary.js";
import { filterByColumns } from "../table/filters.js";
import { t, tList } from "../words/messages.js";
import { cutQuery, listNarrowing, tAsked } from "./narrowing.js";
import { noteModel, noteSet } from "./notes.js";
import { describeSelection } from "./selections.js";
import { describeSet } from "./sets.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog, Context, State} from "../types/page.js"
 *
 * What a state of the page says.
 * @typedef {object} Headline
 * @property {string} claim One sentence that holds by itself, without a full stop.
 * @property {string[]} notes What else is worth saying, the more important first.
 * @property {string} filtered What narrows the picture, where the claim does not say it.
 * @property {string} warning Why something that was asked for is not to be seen; nothing if all is.
 */

/**
 * Say what a state shows, in words that hold for these data and nothing that is switched off.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @param {string[]} shown What search and filters leave.
 * @returns {Headline}
 */
export function makeHeadline(catalog, read, state, shown) {
  const model = catalog.models.get(state.model ?? "");
  const narrowed = listNarrowing(catalog, read, state);
  const narrowing = tAsked(narrowed);
  const { asked } = narrowing;
  if (model) {
    const { claim, counted, isDated } = describeSelection(catalog, state, model);
    const unsaid = narrowed.filter(({ facet }) => !(isDated && facet === "range"));
    const filtered = unsaid.length > 0 ? t("headline.filtered", { asked: tAsked(unsaid).asked }) : "";
    const warning = findWarning(catalog, state, model);
    return {
      claim: limit(state, claim, counted),
      notes: noteModel(catalog, state, model),
      filtered,
      warning,
    };
  }
  const ids = listSeen(catalog, state, shown);
  const others = narrowed.filter(({ facet }) => facet !== "family");
  const failed = sayFailed(read, state);
  const near = sayNear(catalog, read, state, ids.length);
  const family = others.length > 0 ? findWholeFamily(catalog, ids) : null;
  const named = family ? { ...state, families: [family] } : state;
  const { claim, counted } =
    failed ?? near ?? describeSet(catalog, named, ids, others.length > 0 && !family ? narrowing : null);
  const notes = noteSet(catalog, state, ids, narrowed.length > 0);
  const isUnsaid = (failed && narrowed.length > 0) || (near && narrowed.length > 1) || family;
  const filtered = isUnsaid ? t("headline.filtered", { asked }) : "";
  return { claim: limit(state, claim, counted), notes, filtered, warning: "" };
}

/** Say over which channels is counted, where not over all. @param {State} state @param {string} claim @param {boolean} counted */
function limit({ channels }, claim, counted) {
  if (!counted || channels.length === 0) return claim;
  const extra = channels.filter((one) => !ANCESTRY_CHANNELS.includes(one));
  if (channels.length === ANCESTRY_CHANNELS.length + extra.length)
    return t("headline.with", { channels: tList(extra.map((one) => t(`channel.${one}`))), claim });
  return t("headline.by", { channels: tList(channels.map((one) => t(`channel.${one}`))), claim });
}

/**
 * Return the family that some models are, all of them and no others.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string | null}
 */
function findWholeFamily({ document, models }, ids) {
  const family = models.get(ids[0] ?? "")?.family;
  const members = document.models.filter((model) => model.family === family);
  const all = new Set(ids);
  return family && ids.length > 1 && members.length === ids.length && members.every(({ id }) => all.has(id))
    ? family
    : null;
}

/**
 * Say that a search cannot be read, where it is none: the picture is then as if it were not there.
 * @param {Context["read"]} read
 * @param {State} state
 * @returns {{claim: string, counted: boolean} | null}
 */
function sayFailed(read, { query, channels }) {
  if (!query.trim() || !read(query, channels).error) return null;
  return { claim: t("asked.problem"), counted: false };
}

/**
 * Say that nothing is called as the search has it, where what it finds is only like it.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @param {number} n How many models are like it, and pass the filters.
 * @returns {{claim: string, counted: boolean} | null}
 */
function sayNear(catalog, read, { query, channels }, n) {
  if (n === 0 || !query.trim() || read(query, channels).fit !== "near") return null;
  const models = t("headline.models", { n: catalog.models.size });
  return { claim: t("headline.near", { n, query: cutQuery(query.trim()), models }), counted: false };
}

/**
 * What the picture is about: of the timeline with open families these, in the table what its own
 * filters leave.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {string[]} shown
 */
function listSeen(catalog, { view, open, families, columnFilters, channels }, shown) {
  const { models } = catalog.document;
  if (view === "table") {
    const left = new Set(shown);
    const rows = models.filter(({ id }) => left.has(id));
    return filterByColumns(catalog, rows, columnFilters, channels).map(({ id }) => id);
  }
  const isWhole = shown.length === catalog.models.size && families.length === 0;
  if (view !== "timeline" || !isWhole || open.length === 0) return shown;
  return models.filter(({ family }) => open.includes(family)).map(({ id }) => id);
}

/** @param {Catalog} catalog @param {State} state @param {Model} model */
function findWarning(catalog, { from, to, colour, off }, { id, name, released }) {
  if (off.length > 0 && off.includes(getKnown(catalog.classes(colour).of, id).id))
    return t("headline.off", { name });
  if (isInRange(released, { from, to })) return "";
  const { first, last } = findExtent(catalog);
  const range = { from: from || formatMonth(first), to: to || formatMonth(last) };
  return t("headline.outside", { name, date: released, ...range });
}
