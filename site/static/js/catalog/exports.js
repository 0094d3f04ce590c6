import { joinItems, UTF8_MARK, writeArxivId, writeRows } from "../base/csv_text.js";
import { getKnown } from "../base/maps.js";
import { formatLargest } from "../words/format.js";
import { writeBibtex } from "./citation.js";
import { findParents } from "./relatives.js";

/** @import {Catalog} from "../types/page.js" */

const HEADINGS = [
  "id",
  "name",
  "released",
  "family",
  "labs",
  "architecture",
  "parameters",
  "licence",
  "parents",
  "paper",
];

/**
 * Return a table of models with comma-separated values.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string}
 */
function writeCsv(catalog, ids) {
  const rows = ids.map((id) => {
    const model = getKnown(catalog.models, id);
    return [
      id,
      model.name,
      model.released,
      model.family,
      joinItems(model.labs),
      model.architecture,
      formatLargest(model),
      model.licence.access,
      joinItems(findParents(catalog, id)),
      writeArxivId(model.paper),
    ];
  });
  return UTF8_MARK + writeRows([HEADINGS, ...rows]);
}

/**
 * Return models and the derivations between them as JSON, in the shape of `graph.json`.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string}
 */
function writeJson(catalog, ids) {
  const chosen = new Set(ids);
  const { document } = catalog;
  /** @param {{parent: string, child: string}} row */
  const between = ({ parent, child }) => chosen.has(parent) && chosen.has(child);
  const part = {
    schema_version: document.schema_version,
    models: document.models.filter(({ id }) => chosen.has(id)),
    derivations: document.derivations.filter(between),
  };
  return `${JSON.stringify(part, null, 2)}\n`;
}

/**
 * Return models and the derivations between them as a Mermaid flowchart.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string}
 */
function writeMermaid(catalog, ids) {
  const number = new Map(ids.map((id, index) => [id, `m${index}`]));
  const nodes = ids.map((id) => `  ${number.get(id)}["${escapeLabel(getKnown(catalog.models, id).name)}"]`);
  const edges = catalog.document.derivations
    .filter(({ parent, child }) => number.has(parent) && number.has(child))
    .map(({ parent, child, kind, channel }) => {
      const arrow = channel === "weights" ? "==>" : "-->";
      return `  ${number.get(parent)} ${arrow}|${kind}| ${number.get(child)}`;
    });
  return ["flowchart LR", ...nodes, ...edges, ""].join("\n");
}

/** @param {string} text */
function escapeLabel(text) {
  return text.replace(/[#"<>&\\`]/g, (char) => `#${char.codePointAt(0)};`);
}

/**
 * Return the papers of models as BibTeX, each once.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string}
 */
function writeBibliography(catalog, ids) {
  const cited = new Set(ids.map((id) => getKnown(catalog.models, id).paper ?? ""));
  const papers = [...cited].sort().flatMap((id) => catalog.papers.get(id) ?? []);
  return papers.map(writeBibtex).join("\n");
}

/** The formats in which models can be taken away: media type, ending and writer of each. */
export const FORMATS = Object.freeze({
  csv: { type: "text/csv", ending: "csv", write: writeCsv },
  json: { type: "application/json", ending: "json", write: writeJson },
  mermaid: { type: "text/plain", ending: "mmd", write: writeMermaid },
  bibtex: { type: "text/plain", ending: "bib", write: writeBibliography },
});
