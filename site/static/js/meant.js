import { SELECTOR_METHODS } from "./selector_methods.js";
import { toUsualForms } from "./selector_parse.js";

/** @import {Meaning} from "./page.js" */

const COMPARISON = /(?<!\S)(\p{L}+)\s*(>=|<=|>|<|=)\s*([^\s,]+)/u;

/** What people call methods that compare; the table calls them so, too. */
const METHODS_MEANT = new Map([
  ["parameters", "params"],
  ["size", "params"],
  ["released", "year"],
  ["参数量", "params"],
  ["发布日期", "year"],
  ["年份", "year"],
]);

/**
 * Return the selector that a comparison such as `params>100B` means, if there is one.
 * @param {string} text
 * @param {(text: string) => Meaning} read
 * @returns {string | null}
 */
export function findMeant(text, read) {
  const usual = toUsualForms(text).replace("≥", ">=").replace("≤", "<=");
  const [, word = "", sign = "", value = ""] = COMPARISON.exec(usual) ?? [];
  const method = METHODS_MEANT.get(word.toLowerCase()) ?? word.toLowerCase();
  if (!SELECTOR_METHODS.has(method)) return null;
  const selector = `${method}:${sign === "=" ? "" : sign}${value}`;
  return read(selector).error ? null : selector;
}
