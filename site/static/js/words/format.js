import WORDS from "../../../../graph/words.json" with { type: "json" };
import { say, t, tList } from "./messages.js";

/** @import {Model} from "../types/data.js" */

/**
 * Write a number of parameters briefly, as `graph.numbers` does: 340M, 1.57T.
 * @param {number | "undisclosed" | null} count Null if it is not known.
 * @returns {string}
 */
export function formatCount(count) {
  if (count === null) return t("value.unknown");
  if (typeof count !== "number") return t("value.undisclosed");
  const { digits, units } = WORDS.numbers;
  const rounded = Number(count.toPrecision(digits));
  const [letter, exponent] = units.find((unit) => rounded >= 10 ** Number(unit[1])) ?? ["", 0];
  if (!letter) return String(count);
  const shown = rounded / 10 ** Number(exponent);
  return `${shown.toLocaleString("en-US", { maximumSignificantDigits: digits })}${letter}`;
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
 * Write all sizes of a model, or that none is known; a label that is the number stands once.
 * @param {Model} model
 * @returns {string}
 */
export function formatSizes({ parameters, more_sizes }) {
  if (parameters.length === 0) return t("value.unknown");
  const sizes = parameters.map((one) => {
    const { label, count, active } = one;
    const number = formatCount(count);
    const told = active && t("fact.active", { count: formatCount(active) });
    const size = told ? t("fact.sized", { count: number, active: told }) : number;
    return parameters.length === 1 || label === number ? size : `${say(one, "label")} ${size}`;
  });
  const all = sizes.join(t("list.semicolon"));
  return more_sizes ? t("value.moreSizes", { sizes: all }) : all;
}

/**
 * Write the smallest and the largest size of a model, or why there is none.
 * @param {Model} model
 * @returns {string}
 */
export function formatSpan(model) {
  const counts = model.parameters.map(({ count }) => Number(count)).filter(Number.isFinite);
  const least = Math.min(...counts);
  const largest = formatLargest(model);
  return least < findLargestCount(model) ? `${formatCount(least)}–${largest}` : largest;
}

/**
 * Write authors, the first few of many.
 * @param {string[]} authors
 * @param {{most?: number, others?: boolean}} [options] How many are written, and whether there are
 *   more than those listed, nobody knows how many.
 * @returns {string}
 */
export function formatAuthors(authors, { most = 6, others = false } = {}) {
  const few = tList(authors.slice(0, most));
  if (others) return t("paper.others", { authors: few });
  const rest = authors.length - most;
  return rest > 0 ? t("paper.more", { authors: few, n: rest }) : few;
}
