import { findMethod } from "./methods.js";
import { noteNothing, parseSelector } from "./parse.js";
import { SelectorProblem } from "./reader.js";

/** @import {SelectorGroup, SelectorNature, SelectorSeen} from "../types/selectors.js" */

/**
 * Return what the grammar sees in a text, whether or not it takes it.
 * @param {string} text
 * @returns {SelectorNature}
 */
export function examineSelector(text) {
  const seen = noteNothing();
  try {
    return describeNature(seen, parseSelector(text, seen));
  } catch (problem) {
    if (!(problem instanceof SelectorProblem)) throw problem;
    return describeNature(seen, null);
  }
}

/** @param {SelectorSeen} seen @param {SelectorGroup | null} tree @returns {SelectorNature} */
function describeNature({ names, methods, operators, signs }, tree) {
  const asks = operators > 0 || (tree ? methods.length > 0 : methods.some(findMethod));
  return {
    asks,
    lists: tree !== null && !asks,
    isName: tree !== null && !asks && names.length === 1 && signs === 0,
    signs,
    names,
    conjunction: tree && joinConditions(tree),
    walk: tree && keepWalk(tree),
  };
}

/**
 * Return the selector that asks for all conditions at once, where a union of them is asked for:
 * those who come from other languages take a space for "and".
 * @param {SelectorGroup} tree
 * @returns {string | null}
 */
function joinConditions({ words }) {
  const conditions = words.flatMap(({ isExcluded, terms }) =>
    terms.map(({ above, atom, below }) =>
      !isExcluded && above.generations + below.generations === 0 && "method" in atom ? atom : null,
    ),
  );
  const known = conditions.filter((one) => one !== null);
  return words.length > 1 && known.length === conditions.length
    ? known.map(({ text }) => text).join(",")
    : null;
}

/**
 * Return the selector that keeps a walk to a channel, where a walk and a step of this channel from
 * anyone are asked for: such as `llama+[weights]` for `llama+,via:weights`.
 * @param {SelectorGroup} tree
 * @returns {string | null}
 */
function keepWalk({ words }) {
  const [{ isExcluded = true, terms = [] } = {}, ...others] = words;
  const [walk, step, ...rest] = terms;
  if (isExcluded || !step || others.length + rest.length > 0) return null;
  const { above, atom, below } = walk;
  if (!("name" in atom) || !("method" in step.atom) || step.atom.method !== "via") return null;
  if (!/^[\w.-]+$/.test(atom.name) || above.channels.length + below.channels.length > 0) return null;
  const [up, down] = [above.generations, below.generations];
  if (up === 0 && down === Infinity) return `${atom.name}+[${step.atom.value}]`;
  return up === Infinity && down === 0 ? `[${step.atom.value}]+${atom.name}` : null;
}
