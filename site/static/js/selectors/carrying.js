/** @import {Derivation, LineageDocument, Model} from "../types/data.js" */

/** The kinds in which the whole of the parent's weights becomes the child. */
const WHOLE = new Set(["finetuning", "alignment", "continued-pretraining", "compression", "merging"]);

/** What models of a document carry, by their ids; made once. @type {WeakMap<object, Map<string, string[]>>} */
const carriedIn = new WeakMap();

/**
 * Return the techniques that a model has: those that its entry names, and those that it carries.
 * @param {LineageDocument} document What `graph.json` holds.
 * @param {Model} model
 * @returns {string[]}
 */
export function listTechniques(document, model) {
  return [...model.techniques, ...listCarried(document, model)];
}

/**
 * Return the techniques that a model's entry does not name, and that came with the weights of its
 * parents. In Python: `graph/questions/carrying.py`, which says by which rule.
 * @param {LineageDocument} document
 * @param {{id: string}} model
 * @returns {string[]}
 */
export function listCarried(document, { id }) {
  let carried = carriedIn.get(document);
  if (!carried) {
    carried = findCarried(document);
    carriedIn.set(document, carried);
  }
  return carried.get(id) ?? [];
}

/** @param {LineageDocument} document */
function findCarried(document) {
  const sources = findSources(document.derivations);
  const shapes = document.techniques.filter((technique) => technique.carried);
  /** @type {Map<string, Set<string>>} */
  const named = new Map(shapes.map(({ id }) => [id, new Set()]));
  for (const { id, techniques } of document.models) for (const one of techniques) named.get(one)?.add(id);
  /** @type {Map<string, string[]>} */
  const carried = new Map();
  for (const [id, having] of named)
    for (const child of spread(having, sources)) carried.set(child, [...(carried.get(child) ?? []), id]);
  return carried;
}

/**
 * Return who has it, too, since all that its weights were made from have it.
 * @param {ReadonlySet<string>} named
 * @param {ReadonlyMap<string, readonly string[]>} sources
 * @returns {string[]}
 */
function spread(named, sources) {
  const having = new Set(named);
  for (let before = -1; before < having.size; ) {
    before = having.size;
    for (const [child, parents] of sources) if (parents.every((one) => having.has(one))) having.add(child);
  }
  return [...having].filter((id) => !named.has(id));
}

/**
 * Return for each model whose weights became it, if nothing speaks against the same shape.
 * @param {readonly Derivation[]} derivations
 * @returns {Map<string, string[]>}
 */
function findSources(derivations) {
  /** @type {Map<string, string[]>} */
  const sources = new Map();
  const changed = new Set();
  for (const { parent, child, kind, variant, support } of derivations) {
    const isWhole = WHOLE.has(kind);
    if (isWhole) sources.set(child, [...(sources.get(child) ?? []), parent]);
    if (kind === "architecture" || (isWhole && (variant || support !== "supported"))) changed.add(child);
  }
  return new Map([...sources].filter(([child]) => !changed.has(child)));
}
