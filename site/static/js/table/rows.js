import { getKnown } from "../base/maps.js";
import { rankByAge } from "../catalog/ages.js";
import { compareText } from "../catalog/relatives.js";
import { COLUMNS } from "../state/table.js";
import { findLargestCount } from "../words/format.js";
import { filterByColumns } from "./filters.js";
import { readCell } from "./texts.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Column, TableState} from "../state/table.js"
 */

/**
 * Return the models in the rows of the table: those that are shown and pass its filters, sorted.
 * @param {Catalog} catalog
 * @param {ReadonlySet<string>} shown Ids of models.
 * @param {TableState & {channels?: readonly Channel[]}} state
 * @returns {Model[]}
 */
export function listRows(catalog, shown, { sort, columnFilters, channels = [] }) {
  const column = COLUMNS.find((one) => one === sort.replace(/^-/, "")) ?? "released";
  const way = sort.startsWith("-") ? -1 : 1;
  const models = catalog.document.models.filter(({ id }) => shown.has(id));
  return filterByColumns(catalog, models, columnFilters, channels)
    .map((model) => ({ model, key: findKey(catalog, model, column, channels) }))
    .sort((a, b) => compareKeys(a.key, b.key, way) || compareText(a.model.id, b.model.id))
    .map(({ model }) => model);
}

/** @param {Catalog} catalog @param {Model} model @param {Column} column @param {readonly Channel[]} channels */
function findKey(catalog, model, column, channels) {
  if (column === "parameters") return findLargestCount(model);
  if (column === "released") return getKnown(rankByAge(catalog.document), model.id);
  if (column === "paper") return model.paper ?? "";
  return readCell(catalog, model, column, channels).toLowerCase();
}

/**
 * Compare in one way or the other; what is not known comes last in both.
 * @param {string | number} a
 * @param {string | number} b
 * @param {number} way
 */
function compareKeys(a, b, way) {
  if (!a || !b) return Number(!a) - Number(!b);
  if (typeof a === "number" && typeof b === "number") return way * (a - b);
  return way * compareText(String(a), String(b));
}
