import { t } from "../words/messages.js";
import { countColumns, SelectorProblem, SelectorReader, toUsualForms } from "./reader.js";

/** @import {SelectorChannel, SelectorGroup, SelectorReach, SelectorSeen, SelectorTerm, SelectorWord} from "../types/selectors.js" */

/** The grammar of selectors, as the README writes it and as Python parses it. */

export const ABOVE = /[0-9]{0,9}\+/uy;
export const BELOW = /\+[0-9]{0,9}/uy;
const CHANNEL = /[^ \t\r\n\u00a0\u3000,()[\]"'“”+:]+/uy;
const NAME = /(?!-)[^ \t\r\n\u00a0\u3000,()[\]"'“”+:]+/uy;
export const VALUE = /[^ \t\r\n\u00a0\u3000,()[\]"'“”+]+/uy;
export const SPACE = /[ \t\r\n\u00a0\u3000]+/uy;
const BRACKETS = /"[^"]*"|'[^']*'|“[^”]*”|[()]/gu;
const QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
]);
const MOST_NESTED = 8;
/** @type {SelectorReach} */
const NO_REACH = Object.freeze({ generations: 0, channels: [] });

/** What was seen in a text of which nothing was read. @returns {SelectorSeen} */
export function noteNothing() {
  return { names: [], methods: [], operators: 0, signs: 0 };
}

/**
 * Return the tree of a selector.
 * @param {string} given
 * @param {SelectorSeen} [seen] Is told what stands in the text, as far as it is understood.
 * @returns {SelectorGroup}
 */
export function parseSelector(given, seen = noteNothing()) {
  const text = toUsualForms(given);
  checkNesting(text);
  return readGroup(new SelectorReader(text, seen), false);
}

/** @param {string} text */
function checkNesting(text) {
  let depth = 0;
  for (const match of text.matchAll(BRACKETS)) {
    depth += match[0] === "(" ? 1 : match[0] === ")" ? -1 : 0;
    if (depth > MOST_NESTED) {
      throw new SelectorProblem(
        t("selector.tooDeep", { most: MOST_NESTED }),
        countColumns(text, match.index),
      );
    }
  }
}

/** @param {SelectorReader} reader @param {boolean} inside @returns {SelectorGroup} */
function readGroup(reader, inside) {
  /** @type {SelectorWord[]} */
  const words = [];
  const isOver = () => reader.next === (inside ? ")" : "");
  reader.take(SPACE);
  do {
    words.push(readWord(reader, inside && words.length > 0));
  } while (reader.take(SPACE) && !isOver());
  if (!isOver()) throw reader.unexpected(t(inside ? "expected.spaceOrEnd" : "expected.space"));
  return { words };
}

/** @param {SelectorReader} reader @param {boolean} mayClose @returns {SelectorWord} */
function readWord(reader, mayClose) {
  const { seen } = reader;
  const isExcluded = reader.takeSign("-");
  if (isExcluded) seen.operators += 1;
  /** @type {SelectorTerm[]} */
  const terms = [];
  for (;;) {
    const mayEnd = mayClose && !isExcluded && terms.length === 0;
    terms.push(readTerm(reader, t(mayEnd ? "expected.termOrEnd" : "expected.term")));
    if (terms.length > 1) seen.operators += 1;
    if (!reader.takeSign(",")) return { isExcluded, terms };
    seen.signs += 1;
  }
}

/** @param {SelectorReader} reader @param {string} expected @returns {SelectorTerm} */
function readTerm(reader, expected) {
  const above = readAbove(reader);
  const atom = readAtom(reader, above ? t("expected.term") : expected);
  const sign = reader.take(BELOW);
  if (sign !== null) reader.seen.operators += 1;
  const below =
    sign === null ? null : { generations: countGenerations(sign), channels: readChannels(reader) };
  return { above: above ?? NO_REACH, atom, below: below ?? NO_REACH };
}

/** @param {SelectorReader} reader @returns {SelectorReach | null} */
function readAbove(reader) {
  const before = readChannels(reader);
  const sign = reader.take(ABOVE);
  if (sign === null && before.length > 0) throw reader.unexpected(t("expected.plus"));
  if (sign === null) return null;
  reader.seen.operators += 1;
  const channels = before.length > 0 ? before : readChannels(reader);
  return { generations: countGenerations(sign), channels };
}

/** @param {SelectorReader} reader @returns {SelectorChannel[]} None without brackets. */
function readChannels(reader) {
  /** @type {SelectorChannel[]} */
  const channels = [];
  if (!reader.takeSign("[")) return channels;
  reader.seen.operators += 1;
  do {
    reader.take(SPACE);
    const { column } = reader;
    const name = reader.take(CHANNEL);
    if (name === null) throw reader.unexpected(t("expected.channel"));
    channels.push({ name, column });
    reader.take(SPACE);
  } while (reader.takeSign(","));
  if (!reader.takeSign("]")) throw reader.unexpected(t("expected.bracket"));
  return channels;
}

/** Return how many generations a sign such as `2+` asks for. @param {string} sign */
function countGenerations(sign) {
  return sign === "+" ? Infinity : Number(sign.replace("+", ""));
}

/** @param {SelectorReader} reader @param {string} expected @returns {SelectorTerm["atom"]} */
function readAtom(reader, expected) {
  const { column, index: start, seen } = reader;
  if (QUOTES.has(reader.next)) {
    const quoted = readQuotes(reader);
    seen.names.push(quoted);
    return { name: quoted, column, isPattern: false };
  }
  if (reader.takeSign("(")) {
    seen.signs += 1;
    const group = readGroup(reader, true);
    reader.takeSign(")");
    return group;
  }
  const name = reader.take(NAME);
  if (name === null) throw reader.unexpected(expected);
  if (!reader.takeSign(":")) {
    const isPattern = name.includes("*");
    if (isPattern) seen.operators += 1;
    else seen.names.push(name);
    return { name, column, isPattern };
  }
  seen.methods.push(name);
  seen.signs += 1;
  const valueColumn = reader.column;
  const value = QUOTES.has(reader.next) ? readQuotes(reader) : reader.take(VALUE);
  if (value === null) throw reader.unexpected(t("expected.value"));
  return { method: name, column, value, valueColumn, text: reader.since(start) };
}

/** @param {SelectorReader} reader */
function readQuotes(reader) {
  reader.seen.signs += 1;
  const closing = QUOTES.get(reader.next) ?? "";
  const start = reader.index + 1;
  const end = reader.text.indexOf(closing, start);
  reader.index = end < 0 ? reader.text.length : end + 1;
  if (end < 0) throw reader.unexpected(t("expected.quote"));
  return reader.text.slice(start, end);
}
