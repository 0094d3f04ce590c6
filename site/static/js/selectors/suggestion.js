import { ACCESS } from "../catalog/vocabulary.js";
import { findMethod, guessMethod } from "./methods.js";
import { toUsualForms } from "./reader.js";

/** @import {Meaning} from "../types/page.js" */

const COMPARISON = /(?<!\S)(\p{L}+)\s*(>=|<=|>|<|=)\s*([^\s,]+)/u;

/** A number with a space before its unit, such as `params:>=10 B`. */
const SPACED = /(?<!\S)(\p{L}+)\s*:?\s*(>=|<=|>|<|=|)\s*(\d+(?:\.\d+)?\s+[kmbt])(?![^\s,])/iu;

/** What a word says without naming a method: a year, terms of the weights, a number of parameters. */
const SHORT = Object.freeze(
  /** @type {const} */ ([
    ["year", /^(?:19|20)\d\d$/],
    ["licence", new RegExp(`^(?:${ACCESS.join("|")})$`)],
    ["params", /^(?:>=|<=|>|<)\d+(?:\.\d+)?[kmbt]?$/i],
  ]),
);

/**
 * Return the selector that a comparison such as `params>100B` means, or that conditions in short
 * such as `2022 open >10B` mean together, if there is one.
 * @param {string} text
 * @param {(text: string) => Meaning} read
 * @returns {string | null}
 */
export function suggestSelector(text, read) {
  const usual = toUsualForms(text).replace("≥", ">=").replace("≤", "<=");
  const joined = joinShort(usual.trim().split(/[\s,]+/));
  if (joined) return read(joined).error ? null : joined;
  const [, word = "", sign = "", value = ""] = SPACED.exec(usual) ?? COMPARISON.exec(usual) ?? [];
  const method = guessMethod(word) ?? word.toLowerCase();
  if (!findMethod(method)) return null;
  const selector = `${method}:${sign === "=" ? "" : sign}${value.replace(/\s+/g, "")}`;
  return read(selector).error ? null : selector;
}

/** @param {string[]} words @returns {string | null} Null unless there are several, and all say something. */
function joinShort(words) {
  const conditions = words.map((word) => {
    const [method] = SHORT.find(([, pattern]) => pattern.test(word)) ?? [];
    return method && `${method}:${word}`;
  });
  return words.length > 1 && conditions.every((one) => one) ? conditions.join(",") : null;
}
