import { UTF8_MARK, writeArxivId, writeRows } from "../base/csv_text.js";
import { findParents } from "../catalog/relatives.js";
import { say, t } from "../words/messages.js";
import { findKinds, readCell } from "./texts.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 */

/**
 * Return the rows and columns of the table as comma-separated values, headings first.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {readonly Column[]} columns
 * @param {readonly Channel[]} [channels] Through which parents count; none: those of ancestry.
 * @returns {string}
 */
export function writeTableCsv(catalog, models, columns, channels = []) {
  const head = columns.map((column) => t(`table.${column}`));
  const rows = models.map((model) =>
    columns.map((column) =>
      column === "paper" && model.paper
        ? writeArxivId(model.paper)
        : readCell(catalog, model, column, channels),
    ),
  );
  return UTF8_MARK + writeRows([head, ...rows]);
}

/**
 * Return the rows and columns of the table as JSON: values as `graph.json` has them.
 * @param {Catalog} catalog
 * @param {readonly Model[]} models
 * @param {readonly Column[]} columns
 * @param {readonly Channel[]} [channels]
 * @returns {string}
 */
export function writeTableJson(catalog, models, columns, channels = []) {
  const rows = models.map((model) =>
    Object.fromEntries(columns.map((column) => [column, findValue(catalog, model, column, channels)])),
  );
  return `${JSON.stringify(rows, null, 2)}\n`;
}

/**
 * @param {Catalog} catalog
 * @param {Model} model
 * @param {Column} column
 * @param {readonly Channel[]} channels
 * @returns {unknown}
 */
function findValue(catalog, model, column, channels) {
  if (column === "parents")
    return findParents(catalog, model.id, channels).map((id) => ({
      id,
      kinds: findKinds(catalog, id, model.id, channels),
    }));
  if (column === "corpus" || column === "application" || column === "adds") return say(model, column);
  return model[column];
}
