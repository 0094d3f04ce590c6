import { readCell } from "./table_texts.js";
import { fold } from "./search.js";
import {
  parseSelectorCondition,
  readSelectorSize,
  readSelectorYear,
} from "./selector_numbers.js";

/**
 * @import {Model} from "./data.js"
 * @import {Catalog} from "./page.js"
 * @import {Column, TableState} from "./table_state.js"
 */

/** Columns of numbers: what looks like a condition, how its numbers are read, and the model's. */
const NUMERIC = {
  parameters: {
    looks: /^[<>=]|\.\.|^[\d.]+[kmbt]$/i,
    read: readSelectorSize,
    /** @param {Model} model */
    find: ({ parameters }) => parameters.map(({ count }) => Number(count)),
  },
  released: {
    looks: /^[<>=]|\.\./,
    read: readSelectorYear,
    /** @param {Model} model */
    find: ({ released }) => [Number(released.slice(0, 4))],
  },
};

/**
 * Return what a model must meet to pass the filter of a column: a part of the cell's text without
 * case and accents, the beginning of a date, or a condition as in selectors.
 * @param {Column} column
 * @param {string} text
 * @returns {((catalog: Catalog, model: Model) => boolean) | null} Null if it is not understood.
 */
export function readFilter(column, text) {
  const plain = text.normalize("NFKC").replace("≥", ">=").replace("≤", "<=").replace(/\s+/g, "");
  if (column === "parameters" || column === "released") {
    const { looks, read, find } = NUMERIC[column];
    if (/^([<>]?=?|\.\.)$/.test(plain)) return () => true;
    if (looks.test(plain)) {
      const holds = parseSelectorCondition(plain, read);
      return holds && ((_, model) => find(model).some((number) => !Number.isNaN(number) && holds(number)));
    }
  }
  if (column === "released") return (_, model) => model.released.startsWith(plain.replace(/[/.]/g, "-"));
  const wanted = fold(text);
  return (catalog, model) => fold(readCell(catalog, model, column)).includes(wanted);
}

/**
 * Return the models that pass the filters of all columns.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {TableState["columnFilters"]} filters
 * @returns {Model[]}
 */
export function filterByColumns(catalog, models, filters) {
  const tests = listFilters(filters).flatMap(({ passes }) => passes ?? []);
  return models.filter((model) => tests.every((passes) => passes(catalog, model)));
}

/**
 * Return the column whose filter is not understood, if there is one.
 * @param {TableState["columnFilters"]} filters
 * @returns {Column | null}
 */
export function findWrongFilter(filters) {
  return listFilters(filters).find(({ passes }) => !passes)?.column ?? null;
}

/** @param {TableState["columnFilters"]} filters */
function listFilters(filters) {
  const entries = /** @type {[Column, string][]} */ (Object.entries(filters));
  return entries.map(([column, text]) => ({ column, passes: readFilter(column, text) }));
}
