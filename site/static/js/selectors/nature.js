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
