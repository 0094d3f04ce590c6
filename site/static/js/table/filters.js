import { fold } from "../catalog/folding.js";
import { parseCondition, readSize } from "../selectors/numbers.js";
import { readDateCondition } from "./dates.js";
import { readCell } from "./texts.js";
import { readValue } from "./values.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Column, TableState} from "../state/table.js"
 */

/** What looks like a condition; `1B-10B` does too, and is answered with how to write it. */
const LIKE_CONDITION = {
  parameters: /^[<>=]|\.\.|^[\d.]+[kmbt]$|^[\d.]+[kmbt]?[-–—~][\d.]+[kmbt]?$/i,
  released: /^[<>=]|\.\./,
};

/**
 * Return what a model must meet to pass the filter of a column: a value of the column where the
 * text names one, a part of the cell's text without case and accents, the beginning of a date, or a
 * condition as in selectors.
 * @param {Column} column
 * @param {string} text
 * @param {readonly Channel[]} [channels] Through which parents count; none: those of ancestry.
 * @returns {((catalog: Catalog, model: Model) => boolean) | null} Null if it is not understood.
 */
function readFilter(column, text, channels = []) {
  const plain = text.normalize("NFKC").replace("≥", ">=").replace("≤", "<=").replace(/\s+/g, "");
  if (column === "parameters" || column === "released") {
    if (/^([<>]?=?|\.\.)$/.test(plain)) return () => true;
    if (LIKE_CONDITION[column].test(plain)) return readCondition(column, plain);
  }
  if (column === "released") return (_, model) => model.released.startsWith(toDashes(plain));
  const wanted = fold(text);
  const hasValue = readValue(column, text, channels);
  return (catalog, model) =>
    hasValue(catalog, model) ?? fold(readCell(catalog, model, column, channels)).includes(wanted);
}

/**
 * @param {"parameters" | "released"} column
 * @param {string} text
 * @returns {ReturnType<typeof readFilter>}
 */
function readCondition(column, text) {
  if (column === "released") {
    const holds = readDateCondition(toDashes(text));
    return holds && ((_, { released }) => holds(released));
  }
  const holds = parseCondition(text, readSize);
  return (
    holds && ((_, { parameters }) => parameters.some(({ count }) => count !== "undisclosed" && holds(count)))
  );
}

/** Dates with slashes or points between their parts. @param {string} text */
function toDashes(text) {
  return text.replace(/(?<!\.)[/.](?!\.)/g, "-");
}

/**
 * Return the models that pass the filters of all columns.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {TableState["columnFilters"]} filters
 * @param {readonly Channel[]} [channels]
 * @returns {Model[]}
 */
export function filterByColumns(catalog, models, filters, channels = []) {
  const tests = listFilters(filters, channels).flatMap(({ passes }) => passes ?? []);
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

/** @param {TableState["columnFilters"]} filters @param {readonly Channel[]} [channels] */
function listFilters(filters, channels = []) {
  const entries = /** @type {[Column, string][]} */ (Object.entries(filters));
  return entries.map(([column, text]) => ({ column, passes: readFilter(column, text, channels) }));
}
