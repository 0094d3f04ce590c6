import { nameOf } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { t } from "../words/messages.js";
import { findNewest, sortByAge } from "./claims.js";
import { writeWhole } from "./sets.js";
import { tNames } from "./texts.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog, State} from "../types/page.js"
 */

/**
 * Return the newest date of a release: where the data end; nothing where there are none.
 * @param {Catalog} catalog
 * @returns {string}
 */
export function findDataEnd(catalog) {
  const models = sortByAge(catalog, catalog.models.keys());
  return models.length > 0 ? findNewest(models)[0].released : "";
}

/**
 * Return what else is worth saying of a model, the more important first.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {Model} model
 */
export function noteModel(catalog, { channels, path, compare }, model) {
  if (path || compare) return [noteEnd(catalog)].filter((note) => note);
  const weights = listWeights(catalog, model, channels);
  return [
    ...(weights.length > 0 ? [t("headline.weights", { names: tNames(weights) })] : []),
    tNames([...model.labs.map((lab) => nameOf(catalog.labs, lab))]),
    model.released,
    noteEnd(catalog),
  ].filter((note) => note);
}

/**
 * Names of the models whose weights a model carries on, as far as a source says so.
 * @param {Catalog} catalog
 * @param {Model} model
 * @param {readonly Channel[]} channels
 */
function listWeights(catalog, { id }, channels) {
  const rows = (catalog.parents.get(id) ?? []).filter((row) => isWeights(row) && carries(row, channels));
  return [...new Set(rows.map(({ parent }) => nameOf(catalog.models, parent)))];
}

/** @param {{channel: Channel, support: string}} row */
function isWeights({ channel, support }) {
  return channel === "weights" && support === "supported";
}

/**
 * Return what else is worth saying of a set of models, the more important first.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {string[]} ids
 * @param {boolean} isNarrowed Whether search or filters leave others out.
 */
export function noteSet(catalog, { view, channels }, ids, isNarrowed) {
  const among = new Set(ids);
  const models = sortByAge(catalog, ids);
  if (models.length === 0) return [noteEnd(catalog)].filter((note) => note);
  const rows = catalog.document.derivations.filter((row) => among.has(row.child) && carries(row, channels));
  const carriers = new Set(rows.filter(isWeights).map(({ child }) => child)).size;
  const lines = rows.filter(({ parent }) => among.has(parent));
  return [
    ...(view === "timeline" || isNarrowed ? [] : [writeWhole(models)]),
    ...(carriers > 0 ? [t("headline.carry", { n: carriers })] : []),
    ...(lines.length > 0 ? [tLines(lines)] : []),
    noteEnd(catalog),
  ];
}

/** @param {readonly {support: string}[]} rows */
function tLines(rows) {
  const n = rows.filter(({ support }) => support === "supported").length;
  if (n === rows.length) return t("headline.lines", { n });
  return t("headline.linesSourced", { lines: t("count.derivations", { n: rows.length }), n });
}

/** @param {Catalog} catalog */
function noteEnd(catalog) {
  const date = findDataEnd(catalog);
  return date && t("headline.dataEnd", { date });
}
