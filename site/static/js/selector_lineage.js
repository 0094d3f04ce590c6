import {findArxivId} from "./arxiv_ids.js";
import {groupBy} from "./maps.js";

/**
 * @import {LineageDocument, Model} from "./data.js"
 * @import {SelectorIndex} from "./selectors.js"
 */

/** @type {WeakMap<object, SelectorIndex>} */
const selectorIndexes = new WeakMap();

/**
 * Return a text in which case makes no difference, as Python folds it.
 * @param {string} text
 * @returns {string}
 */
export function foldCase(text) {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/**
 * Return a document with its models oldest first and what finds them by name; made once.
 * @param {LineageDocument} document What `graph.json` holds.
 * @returns {SelectorIndex}
 */
export function indexForSelectors(document) {
  const known = selectorIndexes.get(document);
  if (known) return known;
  /** @param {Model} model */
  const key = (model) => `${model.released} ${model.id}`;
  const models = [...document.models].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  /** @type {Map<string, string[]>} */
  const byName = new Map();
  for (const { id, name, aliases } of models) {
    for (const text of [id, name, ...aliases].map(foldCase)) if (!byName.has(text)) byName.set(text, [id]);
  }
  const index = {
    document,
    models,
    parents: groupBy(document.derivations, ({ child }) => child),
    children: groupBy(document.derivations, ({ parent }) => parent),
    ids: new Set(models.map(({ id }) => id)),
    byName,
    byCatalog: groupIds(models, ({ catalog }) => catalog),
    byPaper: groupIds(models, ({ paper }) => paper && toPaperKey(paper)),
  };
  selectorIndexes.set(document, index);
  return index;
}

/**
 * Group the ids of models by a text that they have, folded; those without are left out.
 * @param {Model[]} models
 * @param {(model: Model) => string | null} read
 * @returns {Map<string, string[]>}
 */
function groupIds(models, read) {
  const named = models.filter((model) => read(model) !== null);
  const groups = groupBy(named, (model) => foldCase(read(model) ?? ""));
  return new Map([...groups].map(([text, some]) => [text, some.map(({ id }) => id)]));
}

/**
 * Return the ids of the models that an id, name, alias or arXiv id means.
 * @param {SelectorIndex} index
 * @param {string} name
 * @returns {string[]} None if it is unknown, several if it is ambiguous.
 */
export function findNamedModels(index, name) {
  if (index.ids.has(name)) return [name];
  const folded = foldCase(name.trim());
  return index.byName.get(folded) ?? index.byCatalog.get(folded) ?? index.byPaper.get(toPaperKey(name)) ?? [];
}

/**
 * Return the key of a paper, however it is named; made-up ids of catalogs stand as they are.
 * @param {string} text
 * @returns {string}
 */
export function toPaperKey(text) {
  return findArxivId(text) ?? foldCase(text.trim()).replace(/^arxiv:/, "");
}
