import { t, tList } from "./messages.js";

/** @import {Model} from "./data.js" */

/** @type {[number, string][]} */
const UNITS = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];

/**
 * Write a number of parameters briefly: 340M, 1.6T.
 * @param {number | "undisclosed"} count
 * @returns {string}
 */
export function formatCount(count) {
  if (typeof count !== "number") return t("value.undisclosed");
  for (const [unit, letter] of UNITS) {
    if (count >= unit) return `${Number((count / unit).toPrecision(3))}${letter}`;
  }
  return String(count);
}

/**
 * Return the largest disclosed number of parameters; 0 if there is none.
 * @param {Model} model
 * @returns {number}
 */
export function findLargestCount(model) {
  const counts = model.parameters.map((size) => (size.count === "undisclosed" ? 0 : size.count));
  return Math.max(0, ...counts);
}

/**
 * Write the largest size of a model, or why there is none.
 * @param {Model} model
 * @returns {string}
 */
export function formatLargest(model) {
  const count = findLargestCount(model);
  if (count) return formatCount(count);
  return t(model.parameters.length > 0 ? "value.undisclosed" : "value.unknown");
}

/**
 * Write authors, the first few of many.
 * @param {string[]} authors
 * @param {number} [most]
 * @returns {string}
 */
export function formatAuthors(authors, most = 6) {
  const few = tList(authors.slice(0, most));
  const rest = authors.length - most;
  return rest > 0 ? t("paper.more", { authors: few, n: rest }) : few;
}
