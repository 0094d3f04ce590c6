import { findArxivId } from "../base/arxiv_ids.js";
import { findNamedModels, foldCase } from "../catalog/names.js";
import { CHANNELS, carries } from "../catalog/vocabulary.js";
import { t } from "../words/messages.js";
import { indexForSelectors } from "./lineage.js";
import { findMethod, guessMethod } from "./methods.js";
import { parseSelector } from "./parse.js";
import { SelectorProblem } from "./reader.js";

/**
 * @import {Channel, Derivation, LineageDocument} from "../types/data.js"
 * @import {Problem} from "../types/page.js"
 * @import {SelectorChannel, SelectorFilter, SelectorGroup, SelectorIndex, SelectorReach, SelectorTerm} from "../types/selectors.js"
 *
 * What a selector is asked of: the lineage, and what a plus without channels follows.
 * @typedef {{index: SelectorIndex, via: readonly Channel[]}} SelectorScope
 */

/**
 * Return the ids of the models that a selector chooses, oldest first, or what is wrong with it, in
 * the language of the page.
 * @param {LineageDocument} lineage The lineage document, what `graph.json` holds.
 * @param {string} text The selector.
 * @param {string | null} [exclude] A selector of models to leave out.
 * @param {readonly Channel[]} [via] What a plus follows that names no channels; none: ancestry.
 * @returns {{ids: string[], error?: undefined} | {error: Problem, ids?: undefined}}
 */
export function selectModels(lineage, text, exclude = null, via = []) {
  const index = indexForSelectors(lineage);
  const scope = { index, via };
  let isExclusion = false;
  try {
    const chosen = selectGroup(scope, readSelector(text));
    isExclusion = true;
    const left = exclude === null ? new Set() : selectGroup(scope, readSelector(exclude));
    return { ids: index.models.map(({ id }) => id).filter((id) => chosen.has(id) && !left.has(id)) };
  } catch (problem) {
    if (!(problem instanceof SelectorProblem)) throw problem;
    const { column, hint } = problem;
    return { error: { message: problem.describe(isExclusion), column, hint } };
  }
}

/**
 * Return the tree of a selector; a text such as `arXiv:1810.04805 [cs.CL]` names one paper.
 * @param {string} text
 * @returns {SelectorGroup}
 */
function readSelector(text) {
  const atom = { method: "arxiv", column: 1, value: text, valueColumn: 1, text };
  /** @type {SelectorReach} */
  const nowhere = { generations: 0, channels: [] };
  const terms = [{ above: nowhere, atom, below: nowhere }];
  const tree = { words: [{ isExcluded: false, terms }] };
  if (/\S\s+\S/.test(text) && findArxivId(text)) return tree;
  try {
    return parseSelector(text);
  } catch (problem) {
    if (findArxivId(text)) return tree;
    throw problem;
  }
}

/**
 * Return the union of the words, less those after a minus; without others, of all models.
 * @param {SelectorScope} scope
 * @param {SelectorGroup} group
 * @returns {Set<string>}
 */
function selectGroup(scope, { words }) {
  const found = words.map(({ terms }) => selectWord(scope, terms));
  /** @param {boolean} isExcluded */
  const union = (isExcluded) =>
    new Set(found.flatMap((ids, number) => (words[number].isExcluded === isExcluded ? [...ids] : [])));
  const included = words.every(({ isExcluded }) => isExcluded) ? scope.index.ids : union(false);
  const excluded = union(true);
  return new Set([...included].filter((id) => !excluded.has(id)));
}

/** @param {SelectorScope} scope @param {SelectorTerm[]} terms */
function selectWord(scope, terms) {
  const [first, ...others] = terms.map((term) => selectTerm(scope, term));
  return new Set([...first].filter((id) => others.every((ids) => ids.has(id))));
}

/** @param {SelectorScope} scope @param {SelectorTerm} term */
function selectTerm(scope, { above, atom, below }) {
  const [up, down] = [above, below].map((reach) => chooseChannels(scope, reach));
  const found = selectAtom(scope, atom);
  const ancestors = walkGenerations(scope.index.parents, "parent", found, above.generations, up);
  const descendants = walkGenerations(scope.index.children, "child", found, below.generations, down);
  return new Set([...found, ...ancestors, ...descendants]);
}

/** What a plus follows. @param {SelectorScope} scope @param {SelectorReach} reach */
function chooseChannels({ via }, { channels }) {
  return channels.length > 0 ? channels.map(requireChannel) : via;
}

/** @param {SelectorChannel} given */
function requireChannel({ name, column }) {
  const channel = CHANNELS.find((one) => one === foldCase(name));
  if (channel) return channel;
  const values = { noun: t("noun.channel"), value: name };
  throw new SelectorProblem(t("selector.unknownValue", values), column);
}

/**
 * Return what can be reached in so many generations.
 * @param {Map<string, Derivation[]>} derivations
 * @param {"parent" | "child"} end
 * @param {Set<string>} start
 * @param {number} generations
 * @param {readonly Channel[]} channels
 */
function walkGenerations(derivations, end, start, generations, channels) {
  const reached = new Set();
  let border = [...start];
  for (let left = generations; left > 0 && border.length > 0; left -= 1) {
    const rows = border.flatMap((id) => derivations.get(id) ?? []).filter((row) => carries(row, channels));
    border = [...new Set(rows.map((row) => row[end]))].filter((id) => !reached.has(id));
    for (const id of border) reached.add(id);
  }
  return reached;
}

/** @param {SelectorScope} scope @param {SelectorTerm["atom"]} atom */
function selectAtom(scope, atom) {
  const { index } = scope;
  if ("words" in atom) return selectGroup(scope, atom);
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

/** @param {SelectorIndex} index @param {SelectorFilter} filter @returns {Set<string>} */
function selectByMethod(index, { method, column, value, valueColumn }) {
  const known = findMethod(method);
  const address = `${method}:${value}`;
  if (!known && findArxivId(address)) {
    return selectByMethod(index, {
      method: "arxiv",
      column,
      value: address,
      valueColumn: column,
      text: address,
    });
  }
  if (!known) {
    const problem = t("selector.unknownMethod", { name: method });
    throw new SelectorProblem(problem, column, "", hintAtMethod(method, value));
  }
  const holds = known.find(index, value);
  if (!holds) {
    const noun = t(`noun.${known.noun}`);
    throw new SelectorProblem(t("selector.unknownValue", { noun, value }), valueColumn);
  }
  return new Set(index.models.filter(holds).map(({ id }) => id));
}

/** @param {string} method @param {string} value */
function hintAtMethod(method, value) {
  const meant = guessMethod(method);
  if (meant === "") return t("selector.noMethod", { name: value });
  return meant === null ? "" : t("selector.meantMethod", { method: meant });
}

/**
 * Tell whether a text is like a pattern, in which an asterisk stands for any text.
 * @param {string} text
 * @param {string} pattern
 */
function isLike(text, pattern) {
  const [first, ...middle] = pattern.split("*");
  const last = middle.pop() ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  const inner = text.slice(first.length, text.length - last.length);
  let start = 0;
  return middle.every((part) => {
    const place = inner.indexOf(part, start);
    start = place + part.length;
    return place >= 0;
  });
}
