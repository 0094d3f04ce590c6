import { findMethod, guessMethod } from "./methods.js";
import { toUsualForms } from "./reader.js";

/** @import {Meaning} from "../types/page.js" */

const COMPARISON = /(?<!\S)(\p{L}+)\s*(>=|<=|>|<|=)\s*([^\s,]+)/u;

/** A number with a space before its unit, such as `params:>=10 B`. */
const SPACED = /(?<!\S)(\p{L}+)\s*:?\s*(>=|<=|>|<|=|)\s*(\d+(?:\.\d+)?\s+[kmbt])(?![^\s,])/iu;

/**
 * Return the selector that a comparison such as `params>100B` means, if there is one.
 * @param {string} text
 * @param {(text: string) => Meaning} read
 * @returns {string | null}
 */
export function suggestSelector(text, read) {
  const usual = toUsualForms(text).replace("≥", ">=").replace("≤", "<=");
  const [, word = "", sign = "", value = ""] = SPACED.exec(usual) ?? COMPARISON.exec(usual) ?? [];
  const method = guessMethod(word) ?? word.toLowerCase();
  if (!findMethod(method)) return null;
  const selector = `${method}:${sign === "=" ? "" : sign}${value.replace(/\s+/g, "")}`;
  return read(selector).error ? null : selector;
}
