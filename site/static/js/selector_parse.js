import {t} from "./messages.js";
import {selectorColumn, SelectorProblem, SelectorReader, toUsualForms} from "./selector_reader.js";

/** @import {SelectorChannel, SelectorGroup, SelectorReach, SelectorTerm, SelectorWord} from "./selectors.js" */

/** The grammar of selectors, as the README writes it and as Python parses it. */

const SELECTOR_ABOVE = /[0-9]{0,9}\+/uy;
const SELECTOR_BELOW = /\+[0-9]{0,9}/uy;
const SELECTOR_CHANNEL = /[^ \t\r\n\u00a0\u3000,()[\]"'“”+:]+/uy;
const SELECTOR_NAME = /(?!-)[^ \t\r\n\u00a0\u3000,()[\]"'“”+:]+/uy;
const SELECTOR_VALUE = /[^ \t\r\n\u00a0\u3000,()[\]"'“”+]+/uy;
const SELECTOR_SPACE = /[ \t\r\n\u00a0\u3000]+/uy;
const SELECTOR_BRACKETS = /"[^"]*"|'[^']*'|“[^”]*”|[()]/gu;
const SELECTOR_QUOTES = new Map([['"', '"'], ["'", "'"], ["“", "”"]]);
const SELECTOR_MOST_NESTED = 8;
/** @type {SelectorReach} */
const NO_REACH = Object.freeze({ generations: 0, channels: [] });

/**
 * Return the tree of a selector.
 * @param {string} given
 * @returns {SelectorGroup}
 */
export function parseSelector(given) {
  const text = toUsualForms(given);
  checkSelectorNesting(text);
  return readSelectorGroup(new SelectorReader(text), false);
}

/** @param {string} text */
function checkSelectorNesting(text) {
  let depth = 0;
  for (const match of text.matchAll(SELECTOR_BRACKETS)) {
    depth += match[0] === "(" ? 1 : match[0] === ")" ? -1 : 0;
    if (depth > SELECTOR_MOST_NESTED) {
      throw new SelectorProblem(t("selector.tooDeep", { most: SELECTOR_MOST_NESTED }), selectorColumn(text, match.index));
    }
  }
}

/** @param {SelectorReader} reader @param {boolean} inside @returns {SelectorGroup} */
function readSelectorGroup(reader, inside) {
  /** @type {SelectorWord[]} */
  const words = [];
  const isOver = () => reader.next === (inside ? ")" : "");
  reader.take(SELECTOR_SPACE);
  do {
    words.push(readSelectorWord(reader, inside && words.length > 0));
  } while (reader.take(SELECTOR_SPACE) && !isOver());
  if (!isOver()) throw reader.unexpected(t(inside ? "expected.spaceOrEnd" : "expected.space"));
  return { words };
}

/** @param {SelectorReader} reader @param {boolean} mayClose @returns {SelectorWord} */
function readSelectorWord(reader, mayClose) {
  const isExcluded = reader.takeSign("-");
  /** @type {SelectorTerm[]} */
  const terms = [];
  do {
    const mayEnd = mayClose && !isExcluded && terms.length === 0;
    terms.push(readSelectorTerm(reader, t(mayEnd ? "expected.termOrEnd" : "expected.term")));
  } while (reader.takeSign(","));
  return { isExcluded, terms };
}

/** @param {SelectorReader} reader @param {string} expected @returns {SelectorTerm} */
function readSelectorTerm(reader, expected) {
  const above = readSelectorAbove(reader);
  const atom = readSelectorAtom(reader, above ? t("expected.term") : expected);
  const sign = reader.take(SELECTOR_BELOW);
  const below = sign === null ? null : { generations: countGenerations(sign), channels: readSelectorChannels(reader) };
  return { above: above ?? NO_REACH, atom, below: below ?? NO_REACH };
}

/** @param {SelectorReader} reader @returns {SelectorReach | null} */
function readSelectorAbove(reader) {
  const before = readSelectorChannels(reader);
  const sign = reader.take(SELECTOR_ABOVE);
  if (sign === null && before.length > 0) throw reader.unexpected(t("expected.plus"));
  if (sign === null) return null;
  const channels = before.length > 0 ? before : readSelectorChannels(reader);
  return { generations: countGenerations(sign), channels };
}

/** @param {SelectorReader} reader @returns {SelectorChannel[]} None without brackets. */
function readSelectorChannels(reader) {
  /** @type {SelectorChannel[]} */
  const channels = [];
  if (!reader.takeSign("[")) return channels;
  do {
    reader.take(SELECTOR_SPACE);
    const { column } = reader;
    const name = reader.take(SELECTOR_CHANNEL);
    if (name === null) throw reader.unexpected(t("expected.channel"));
    channels.push({ name, column });
    reader.take(SELECTOR_SPACE);
  } while (reader.takeSign(","));
  if (!reader.takeSign("]")) throw reader.unexpected(t("expected.bracket"));
  return channels;
}

/** Return how many generations a sign such as `2+` asks for. @param {string} sign */
function countGenerations(sign) {
  return sign === "+" ? Infinity : Number(sign.replace("+", ""));
}

/** @param {SelectorReader} reader @param {string} expected @returns {SelectorTerm["atom"]} */
function readSelectorAtom(reader, expected) {
  const { column } = reader;
  if (SELECTOR_QUOTES.has(reader.next)) return { name: readSelectorQuotes(reader), column, isPattern: false };
  if (reader.takeSign("(")) {
    const group = readSelectorGroup(reader, true);
    reader.takeSign(")");
    return group;
  }
  const name = reader.take(SELECTOR_NAME);
  if (name === null) throw reader.unexpected(expected);
  if (!reader.takeSign(":")) return { name, column, isPattern: name.includes("*") };
  const valueColumn = reader.column;
  const value = SELECTOR_QUOTES.has(reader.next) ? readSelectorQuotes(reader) : reader.take(SELECTOR_VALUE);
  if (value === null) throw reader.unexpected(t("expected.value"));
  return { method: name, column, value, valueColumn };
}

/** @param {SelectorReader} reader */
function readSelectorQuotes(reader) {
  const closing = SELECTOR_QUOTES.get(reader.next) ?? "";
  const start = reader.index + 1;
  const end = reader.text.indexOf(closing, start);
  reader.index = end < 0 ? reader.text.length : end + 1;
  if (end < 0) throw reader.unexpected(t("expected.quote"));
  return reader.text.slice(start, end);
}
