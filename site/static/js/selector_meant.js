import { findMethod, findMethodMeant } from "./selector_methods.js";
import { toUsualForms } from "./selector_reader.js";

/** @import {Meaning} from "./page.js" */

const COMPARISON = /(?<!\S)(\p{L}+)\s*(>=|<=|>|<|=)\s*([^\s,]+)/u;

/**
 * Return the selector that a comparison such as `params>100B` means, if there is one.
 * @param {string} text
 * @param {(text: string) => Meaning} read
 * @returns {string | null}
 */
export function findMeant(text, read) {
  const usual = toUsualForms(text).replace("≥", ">=").replace("≤", "<=");
  const [, word = "", sign = "", value = ""] = COMPARISON.exec(usual) ?? [];
  const method = findMethodMeant(word) ?? word.toLowerCase();
  if (!findMethod(method)) return null;
  const selector = `${method}:${sign === "=" ? "" : sign}${value}`;
  return read(selector).error ? null : selector;
}
