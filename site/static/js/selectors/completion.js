import { foldName } from "../catalog/names.js";
import { CHANNELS } from "../catalog/vocabulary.js";
import { findMethod, findMethodName, METHOD_NAMES } from "./methods.js";
import { ABOVE, BELOW, SPACE, VALUE } from "./parse.js";
import { toUsualForms } from "./reader.js";

/** @import {SelectorIndex, SelectorOffer, SelectorValue} from "../types/selectors.js" */

/** As the shell completes selectors: `lineage/cli/completing_selectors.py`. */

const QUOTED = `"[^"]*"|'[^']*'|“[^”]*”`;
const BRACKET = "\\[[^\\[\\]]*\\]";
const WHOLE = `(?:${QUOTED}|${BRACKET}|[^"'“\\[])`;
/** All that stands before the atom at the end of an unfinished selector. */
const BEFORE = new RegExp(
  `^(?:${WHOLE}*(?:${SPACE.source}|[,(]))?-?(?:(?:${BRACKET})?${ABOVE.source}(?:${BRACKET})?)?`,
  "u",
);
const OPEN_BRACKET = /^(.*\[(?:[^[\],]*,)*)([^[\],]*)$/su;
const OPEN_QUOTE = new RegExp(`^(?:${QUOTED}|[^"'“])*["'“][^"'“”]*$`, "u");
const BEHIND_PLUS = new RegExp(`^.+${BELOW.source}$`, "su");
const PLAIN = new RegExp(`^${VALUE.source}$`, "u");
/** No text is completed that is longer. */
const LONGEST = 400;

/**
 * Return what an unfinished selector may become, in the order of the reference: a method, a value
 * of a method, channels. Models are for a search to find.
 * @param {SelectorIndex} index
 * @param {string} given
 * @returns {SelectorOffer[]}
 */
export function completeSelector(index, given) {
  const text = toUsualForms(given).trimStart();
  if (text.length > LONGEST || OPEN_QUOTE.test(text)) return [];
  const bracket = OPEN_BRACKET.exec(text);
  if (bracket) return offerChannels(bracket[1], "]", bracket[2]);
  const before = BEFORE.exec(text)?.[0] ?? "";
  const atom = text.slice(before.length);
  if (BEHIND_PLUS.test(atom)) return offerChannels(`${text}[`, "]", "");
  const colon = atom.indexOf(":");
  if (colon >= 0) return offerValues(index, before, atom.slice(0, colon), atom.slice(colon + 1));
  const begun = foldName(atom);
  const methods = begun ? METHOD_NAMES.filter((name) => name.startsWith(begun)) : [];
  return methods.map((method) => ({ query: `${before}${method}:`, method, value: null, isOpen: true }));
}

/**
 * Return a condition as a selector has it; a value with blanks or signs stands in quotes.
 * @param {string} method
 * @param {string} value
 * @returns {string}
 */
export function writeCondition(method, value) {
  return `${method}:${PLAIN.test(value) ? value : value.includes('"') ? `'${value}'` : `"${value}"`}`;
}

/**
 * @param {SelectorIndex} index
 * @param {string} before
 * @param {string} name
 * @param {string} begun
 * @returns {SelectorOffer[]}
 */
function offerValues(index, before, name, begun) {
  const method = findMethodName(name);
  const values = findMethod(name)?.list?.(index) ?? [];
  if (!method) return [];
  return sortByPlace(values, foldName(begun)).map((value) => ({
    query: `${before}${writeCondition(method, value.value)}`,
    method,
    value,
    isOpen: false,
  }));
}

/**
 * Keep values that begin as a text does, then those a word of whose names does.
 * @param {SelectorValue[]} values
 * @param {string} begun
 */
function sortByPlace(values, begun) {
  /** @param {SelectorValue} one */
  const starts = ({ value }) => foldName(value).startsWith(begun);
  /** @param {SelectorValue} one */
  const holds = ({ names }) => names.some((name) => ` ${foldName(name)}`.includes(` ${begun}`));
  return [...values.filter(starts), ...values.filter((one) => !starts(one) && holds(one))];
}

/** @param {string} before @param {string} after @param {string} begun @returns {SelectorOffer[]} */
function offerChannels(before, after, begun) {
  const folded = foldName(begun);
  return CHANNELS.filter((channel) => channel.startsWith(folded)).map((channel) => ({
    query: `${before}${channel}${after}`,
    method: null,
    value: { value: channel, names: [], text: `channel.${channel}` },
    isOpen: before.length === 1,
  }));
}
