import {t} from "./messages.js";
import {findNamedModels, foldCase, indexForSelectors} from "./selector_lineage.js";
import {SELECTOR_METHODS} from "./selector_methods.js";
import {parseSelector, SelectorProblem} from "./selector_parse.js";

/**
 * @import {Derivation, LineageDocument} from "./data.js"
 * @import {SelectorFilter, SelectorGroup, SelectorIndex, SelectorTerm} from "./selectors.js"
 */

/**
 * Return the ids of the models that a selector chooses, oldest first, or what is wrong with it, in
 * the language of the page.
 * @param {LineageDocument} lineage The lineage document, what `graph.json` holds.
 * @param {string} text The selector.
 * @param {string | null} [exclude] A selector of models to leave out.
 * @returns {{ids: string[], error?: undefined} | {error: {message: string, column: number}, ids?: undefined}}
 */
export function selectModels(lineage, text, exclude = null) {
  const index = indexForSelectors(lineage);
  let isExclusion = false;
  try {
    const chosen = selectGroup(index, parseSelector(text));
    isExclusion = true;
    const left = exclude === null ? new Set() : selectGroup(index, parseSelector(exclude));
    return { ids: index.models.map(({ id }) => id).filter((id) => chosen.has(id) && !left.has(id)) };
  } catch (problem) {
    if (!(problem instanceof SelectorProblem)) throw problem;
    return { error: { message: problem.describe(isExclusion), column: problem.column } };
  }
}

/**
 * Return the union of the words, less those after a minus; without others, of all models.
 * @param {SelectorIndex} index
 * @param {SelectorGroup} group
 * @returns {Set<string>}
 */
function selectGroup(index, { words }) {
  const found = words.map(({ terms }) => selectWord(index, terms));
  /** @param {boolean} isExcluded */
  const union = (isExcluded) => new Set(found.flatMap((ids, number) => (words[number].isExcluded === isExcluded ? [...ids] : [])));
  const included = words.every(({ isExcluded }) => isExcluded) ? index.ids : union(false);
  const excluded = union(true);
  return new Set([...included].filter((id) => !excluded.has(id)));
}

/** @param {SelectorIndex} index @param {SelectorTerm[]} terms */
function selectWord(index, terms) {
  const [first, ...others] = terms.map((term) => selectTerm(index, term));
  return new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
}

/** @param {SelectorIndex} index @param {SelectorTerm} term */
function selectTerm(index, { above, atom, below }) {
  const found = selectAtom(index, atom);
  const ancestors = walkGenerations(index.parents, "parent", found, above);
  return new Set([...found, ...ancestors, ...walkGenerations(index.children, "child", found, below)]);
}

/**
 * Return what can be reached in so many generations; code reuse is no ancestry.
 * @param {Map<string, Derivation[]>} derivations
 * @param {"parent" | "child"} end
 * @param {Set<string>} start
 * @param {number} generations
 */
function walkGenerations(derivations, end, start, generations) {
  const reached = new Set();
  let border = [...start];
  for (let left = generations; left > 0 && border.length > 0; left -= 1) {
    const rows = border.flatMap((id) => derivations.get(id) ?? []).filter(({ channel }) => channel !== "code");
    border = [...new Set(rows.map((row) => row[end]))].filter((id) => !reached.has(id));
    for (const id of border) reached.add(id);
  }
  return reached;
}

/** @param {SelectorIndex} index @param {SelectorTerm["atom"]} atom */
function selectAtom(index, atom) {
  if ("words" in atom) return selectGroup(index, atom);
  if ("method" in atom) return selectByMethod(index, atom);
  if (atom.isPattern) {
    const pattern = foldCase(atom.name);
    return new Set([...index.ids].filter((id) => isLike(id, pattern)));
  }
  const found = findNamedModels(index, atom.name);
  if (found.length === 1) return new Set(found);
  const problem = found.length === 0 ? "selector.unknownModel" : "selector.ambiguousModel";
  throw new SelectorProblem(t(problem, { name: atom.name }), atom.column);
}

/** @param {SelectorIndex} index @param {SelectorFilter} filter */
function selectByMethod(index, { method, column, value, valueColumn }) {
  const known = SELECTOR_METHODS.get(foldCase(method));
  if (!known) throw new SelectorProblem(t("selector.unknownMethod", { name: method }), column);
  const holds = known.find(index, value);
  if (!holds) {
    const noun = t(`noun.${known.noun}`);
    throw new SelectorProblem(t("selector.unknownValue", { noun, value }), valueColumn);
  }
  return new Set(index.models.filter(holds).map(({ id }) => id));
}

/**
 * Tell whether a text is like a pattern, in which an asterisk stands for any text.
 * @param {string} text
 * @param {string} pattern
 */
function isLike(text, pattern) {
  const [first, ...middle] = pattern.split("*");
  const last = middle.pop() ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const inner = text.slice(first.length, text.length - last.length);
  let start = 0;
  return middle.every((part) => {
    const place = inner.indexOf(part, start);
    start = place + part.length;
    return place >= 0;
  });
}
