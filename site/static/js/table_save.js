import { findParents } from "./catalog.js";
import { say, t } from "./messages.js";
import { findKinds, readCell } from "./table_texts.js";
import { quoteCell } from "./takeaway.js";

/**
 * @import {Model} from "./data.js"
 * @import {Catalog} from "./page.js"
 * @import {Column} from "./table_state.js"
 */

/** By this mark spreadsheets know that the file is in UTF-8. */
const UTF8_MARK = "\ufeff";

/**
 * Return the rows and columns of the table as comma-separated values, headings first.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {readonly Column[]} columns
 * @returns {string}
 */
export function writeTableCsv(catalog, models, columns) {
  const head = columns.map((column) => t(`table.${column}`));
  const rows = models.map((model) => columns.map((column) => readCell(catalog, model, column)));
  const lines = [head, ...rows].map((row) => `${row.map(quoteCell).join(",")}\r\n`);
  return UTF8_MARK + lines.join("");
}

/**
 * Return the rows and columns of the table as JSON: values as `graph.json` has them.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {readonly Column[]} columns
 * @returns {string}
 */
export function writeTableJson(catalog, models, columns) {
  const rows = models.map((model) =>
    Object.fromEntries(columns.map((column) => [column, findValue(catalog, model, column)])),
  );
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/** @param {Catalog} catalog @param {Model} model @param {Column} column @returns {unknown} */
function findValue(catalog, model, column) {
  if (column === "parents")
    return findParents(catalog, model.id).map((id) => ({ id, kinds: findKinds(catalog, id, model.id) }));
  if (column === "corpus" || column === "application" || column === "adds") return say(model, column);
  return model[column];
}
