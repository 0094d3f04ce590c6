import { getKnown, groupBy } from "../base/maps.js";
import { rankByAge } from "../catalog/ages.js";
import { foldName, indexNames, toPaperKey } from "../catalog/names.js";

/**
 * @import {LineageDocument, Model} from "../types/data.js"
 * @import {SelectorIndex} from "../types/selectors.js"
 */

/** @type {WeakMap<object, SelectorIndex>} */
const indexes = new WeakMap();

/**
 * Return a document with its models oldest first and what finds them by name; made once.
 * @param {LineageDocument} document What `graph.json` holds.
 * @returns {SelectorIndex}
 */
export function indexForSelectors(document) {
  const known = indexes.get(document);
  if (known) return known;
  const ages = rankByAge(document);
  const models = [...document.models].sort((a, b) => getKnown(ages, a.id) - getKnown(ages, b.id));
  const index = {
    document,
    models,
    parents: groupBy(document.derivations, ({ child }) => child),
    children: groupBy(document.derivations, ({ parent }) => parent),
    ids: new Set(models.map(({ id }) => id)),
    byName: indexNames(models),
    byCatalog: groupIds(models, ({ catalog }) => catalog),
    byPaper: groupIds(models, ({ paper }) => paper && toPaperKey(paper)),
  };
  indexes.set(document, index);
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
  const groups = groupBy(named, (model) => foldName(read(model) ?? ""));
  return new Map([...groups].map(([text, some]) => [text, some.map(({ id }) => id)]));
}
