import { ENGLISH } from "./messages_en.js";

/** Every text that the page shows, by language: a language is one module with the same keys. */
const MESSAGES = Object.freeze({ en: ENGLISH });

const LANGUAGE = "en";

/**
 * Return a text of the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] What stands in braces.
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = MESSAGES[LANGUAGE][key];
  if (typeof text !== "string") throw new Error(`No message '${key}'`);
  const forms = "n" in values ? text.split("|") : [text];
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * Return a text, or the given one where the vocabulary has grown and the page has not.
 * @param {string} key
 * @param {string} fallback
 * @returns {string}
 */
export function tOr(key, fallback) {
  return key in MESSAGES[LANGUAGE] ? t(key) : fallback;
}

/**
 * Return a list of rows, each of several texts.
 * @param {string} key
 * @returns {string[][]}
 */
export function tRows(key) {
  return MESSAGES[LANGUAGE][key];
}
