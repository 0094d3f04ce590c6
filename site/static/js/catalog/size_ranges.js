/** @import {Model} from "../types/data.js" */

/** Ranges of the number of parameters, the smallest first, each with the count that it ends before. */
const RANGES = Object.freeze(
  /** @type {const} */ ([
    ["under-1b", 1e9],
    ["1b-10b", 1e10],
    ["10b-100b", 1e11],
    ["from-100b", Infinity],
  ]),
);

/** All that a size can be, in order. @type {readonly string[]} */
export const SIZE_RANGES = Object.freeze([...RANGES.map(([name]) => name), "undisclosed", "unknown"]);

/**
 * Return the range of each size of a model, as `params:` compares them.
 * @param {Pick<Model, "parameters">} model
 * @returns {string[]}
 */
export function listSizeRanges({ parameters }) {
  if (parameters.length === 0) return ["unknown"];
  return parameters.map(({ count }) => {
    if (typeof count !== "number") return "undisclosed";
    return RANGES.find(([, end]) => count < end)?.[0] ?? "unknown";
  });
}
