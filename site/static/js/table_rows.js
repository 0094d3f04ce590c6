import { compareText, findParents, nameFamily, nameOf } from "./catalog.js";
import { findLargestCount, formatLargest } from "./format.js";
import { tList } from "./messages.js";

/** The columns of the table, and by what each is sorted. */
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
 * @param {any} catalog
 * @param {Set<string>} shown Ids of models.
 * @param {string} sort Name of a column, with `-` in front for the other way.
 * @returns {{id: string, cells: Record<string, string>, parents: string[]}[]}
 */
export function listRows(catalog, shown, sort) {
  const column = sort.replace(/^-/, "");
  const way = sort.startsWith("-") ? -1 : 1;
  const rows = catalog.document.models
    .filter((model) => shown.has(model.id))
    .map((model) => makeRow(catalog, model));
  const compare = (a, b) =>
    compareKeys(a.keys[column], b.keys[column], way) || compareText(a.id, b.id);
  return rows.sort(compare);
}

function makeRow(catalog, model) {
  const parents = findParents(catalog, model.id);
  const cells = {
    name: model.name,
    released: model.released,
    family: nameFamily(catalog, model.family),
    labs: tList(model.labs.map((lab) => nameOf(catalog.labs, lab))),
    architecture: nameOf(catalog.architectures, model.architecture),
    parameters: formatLargest(model),
    licence: model.licence.text,
    parents: tList(parents.map((id) => nameOf(catalog.models, id))),
  };
  const folded = Object.entries(cells).map(([key, text]) => [key, text.toLowerCase()]);
  const keys = { ...Object.fromEntries(folded), parameters: findLargestCount(model) };
  return { id: model.id, cells, keys, parents };
}

/** Compare in one way or the other; what is not known comes last in both. */
function compareKeys(a, b, way) {
  if (!a || !b) return Number(!a) - Number(!b);
  return way * (typeof a === "number" ? a - b : compareText(a, b));
}
