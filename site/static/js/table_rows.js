import { compareText, findParents, nameFamily, nameOf } from "./catalog.js";
import { findLargestCount, formatLargest } from "./format.js";
import { say, tList } from "./messages.js";

/**
 * @import {Model} from "./data.js"
 * @import {Catalog, Column, Row} from "./page.js"
 */

/**
 * The columns of the table, and by what each is sorted.
 * @type {readonly Column[]}
 */
export const COLUMNS = Object.freeze([
  "name",
  "released",
  "family",
  "labs",
  "architecture",
  "parameters",
  "licence",
  "parents",
]);

/**
 * Return one row of texts for each model that is shown, sorted.
 * @param {Catalog} catalog
 * @param {Set<string>} shown Ids of models.
 * @param {string} sort Name of a column, with `-` in front for the other way.
 * @returns {Row[]}
 */
export function listRows(catalog, shown, sort) {
  const column = COLUMNS.find((one) => one === sort.replace(/^-/, "")) ?? "released";
  const way = sort.startsWith("-") ? -1 : 1;
  const rows = catalog.document.models
    .filter((model) => shown.has(model.id))
    .map((model) => makeRow(catalog, model));
  return rows.sort(
    (a, b) => compareKeys(a.keys[column], b.keys[column], way) || compareText(a.id, b.id),
  );
}

/** @param {Catalog} catalog @param {Model} model @returns {Row} */
function makeRow(catalog, model) {
  const parents = findParents(catalog, model.id);
  const cells = {
    name: model.name,
    released: model.released,
    family: nameFamily(catalog, model.family),
    labs: tList(model.labs.map((lab) => nameOf(catalog.labs, lab))),
    architecture: nameOf(catalog.architectures, model.architecture),
    parameters: formatLargest(model),
    licence: say(model.licence, "text"),
    parents: tList(parents.map((id) => nameOf(catalog.models, id))),
  };
  const keys = {
    name: cells.name.toLowerCase(),
    released: cells.released,
    family: cells.family.toLowerCase(),
    labs: cells.labs.toLowerCase(),
    architecture: cells.architecture.toLowerCase(),
    parameters: findLargestCount(model),
    licence: cells.licence.toLowerCase(),
    parents: cells.parents.toLowerCase(),
  };
  return { id: model.id, cells, keys, parents };
}

/**
 * Compare in one way or the other; what is not known comes last in both.
 * @param {string | number} a
 * @param {string | number} b
 * @param {number} way
 */
function compareKeys(a, b, way) {
  if (!a || !b) return Number(!a) - Number(!b);
  const areNumbers = typeof a === "number" && typeof b === "number";
  return way * (areNumbers ? a - b : compareText(String(a), String(b)));
}
