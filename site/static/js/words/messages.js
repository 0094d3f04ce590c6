import WORDS from "../../../../graph/words.json" with { type: "json" };
import ENGLISH from "./en.json" with { type: "json" };
import CHINESE from "./zh.json" with { type: "json" };

/** @import {Language} from "../types/page.js" */

/**
 * Texts that are those of another key.
 * @type {Readonly<Record<string, string>>}
 */
const SAME_TEXTS = Object.freeze({
  "facet.arch": "fact.architecture",
  "facet.family": "fact.family",
  "facet.licence": "name.licence",
  "readable.techniques": "fact.techniques",
  "table.released": "fact.released",
  "table.family": "fact.family",
  "table.labs": "fact.labs",
  "table.architecture": "fact.architecture",
  "table.modalities": "fact.modalities",
  "table.parameters": "fact.parameters",
  "table.licence": "name.licence",
  "table.techniques": "fact.techniques",
  "table.corpus": "fact.corpus",
  "table.application": "fact.application",
  "table.paper": "details.paper",
  "table.links": "details.links",
});

/**
 * Every text that the page shows, by language; each language has the same keys. In a text,
 * `one|many` is chosen by the value `n`; those of selectors are word for word what Python says.
 * @type {Readonly<Record<Language, Record<string, string | string[][]>>>}
 */
export const MESSAGES = Object.freeze({
  en: { ...pickShared(0), ...ENGLISH },
  zh: { ...pickShared(1), ...CHINESE },
});

/**
 * Return the texts that the page shares with the readable pages and the shell.
 * @param {number} language Its place in `graph/words.json`.
 * @returns {Record<string, string>}
 */
function pickShared(language) {
  /** @type {Record<string, string[]>} */
  const texts = WORDS.texts;
  const own = Object.entries(texts).map(([key, forms]) => [key, forms[language]]);
  const same = Object.entries(SAME_TEXTS).map(([key, other]) => [key, texts[other][language]]);
  return Object.fromEntries([...own, ...same]);
}

/** @type {Language} */
let language = "en";

/** @returns {Language} */
export function getLanguage() {
  return language;
}

/**
 * Speak a language from now on; texts that stand already are for the caller to write anew.
 * @param {Language} name
 */
export function setLanguage(name) {
  language = name in MESSAGES ? name : "en";
}

/**
 * Return the first language that the page speaks of those that a browser prefers.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function chooseLanguage(preferred) {
  const known = preferred.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find(isSpoken) ?? "en";
}

/** @param {string} tag @returns {tag is Language} */
function isSpoken(tag) {
  return tag in MESSAGES;
}

/**
 * Return a text of the catalog in the language of the page, if it has one.
 * @template {object} Item
 * @template {string & keyof Item} Field
 * @param {Item} record It may have the field as `field_zh`, too.
 * @param {Field} field
 * @returns {Item[Field]} A text, or null where the record has none.
 */
export function say(record, field) {
  const translations = /** @type {Readonly<Record<string, Item[Field]>>} */ (record);
  return (language !== "en" && translations[`${field}_${language}`]) || record[field];
}

/**
 * Return `en` for a field that the catalog lacks in the language of the page, else null.
 * @template {string} Field
 * @param {Readonly<Record<Field, string | null>>} record
 * @param {Field} field
 * @returns {"en" | null}
 */
export function languageOf(record, field) {
  const translations = /** @type {Readonly<Record<string, string>>} */ (record);
  return language !== "en" && record[field] && !translations[`${field}_${language}`] ? "en" : null;
}

/**
 * Return a text of the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] What stands in braces; numbers are
 *   written as `1,169`, and `n` chooses the form.
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = MESSAGES[language][key];
  if (typeof text !== "string") throw new Error(`No message '${key}'`);
  const forms = "n" in values ? text.split("|") : [text];
  const form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
  return form.replace(/\{(\w+)\}/g, (whole, name) => tNumber(values[name] ?? whole));
}

/**
 * Return a number as it is written, such as `1,169`, and a text as it is. A page writes thousands
 * of counts when it opens: the browser's own way takes 50 milliseconds for that.
 * @param {string | number} value
 * @returns {string}
 */
export function tNumber(value) {
  if (!Number.isInteger(value)) return value.toLocaleString("en-US");
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * Return a text, or the given one where the vocabulary has grown and the page has not.
 * @param {string} key
 * @param {string} fallback
 * @returns {string}
 */
export function tOr(key, fallback) {
  return key in MESSAGES[language] ? t(key) : fallback;
}

/**
 * Return a list of rows, each of several texts.
 * @param {string} key
 * @returns {string[][]}
 */
export function tRows(key) {
  const rows = MESSAGES[language][key];
  if (!Array.isArray(rows)) throw new Error(`No rows '${key}'`);
  return rows;
}

/**
 * Join the names of several things.
 * @param {string[]} names
 * @returns {string}
 */
export function tList(names) {
  return names.join(t("list.comma"));
}
