/**
 * What selectors ask of a lineage document.
 *
 * @typedef {{
 *   document: any, models: any[], parents: Map<string, any[]>, children: Map<string, any[]>,
 *   ids: Set<string>, byName: Map<string, string[]>, byCatalog: Map<string, string[]>,
 *   byPaper: Map<string, string[]>,
 * }} SelectorIndex
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
 * @param {any} document What `graph.json` holds.
 * @returns {SelectorIndex}
 */
export function indexForSelectors(document) {
  const known = selectorIndexes.get(document);
  if (known) return known;
  const key = (model) => `${model.released} ${model.id}`;
  const models = [...document.models].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const byName = new Map();
  for (const { id, name, aliases } of models) {
    for (const text of [id, name, ...aliases].map(foldCase)) if (!byName.has(text)) byName.set(text, [id]);
  }
  const index = {
    document,
    models,
    parents: groupForSelectors(document.derivations, (row) => row.child, (row) => row),
    children: groupForSelectors(document.derivations, (row) => row.parent, (row) => row),
    ids: new Set(models.map(({ id }) => id)),
    byName,
    byCatalog: groupForSelectors(models.filter((model) => model.catalog !== null), (model) => foldCase(model.catalog), ({ id }) => id),
    byPaper: groupForSelectors(models.filter((model) => model.paper !== null), (model) => foldCase(model.paper), ({ id }) => id),
  };
  selectorIndexes.set(document, index);
  return index;
}

function groupForSelectors(rows, key, value) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(key(row))) groups.set(key(row), []);
    groups.get(key(row)).push(value(row));
  }
  return groups;
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
  const arxivId = /^(?:arxiv:|https?:\/\/arxiv\.org\/(?:abs|pdf)\/)?(.+?)(?:v[0-9]+)?(?:\.pdf)?$/.exec(folded)?.[1];
  return index.byName.get(folded) ?? index.byCatalog.get(folded) ?? index.byPaper.get(arxivId ?? "") ?? [];
}
