import {t} from "./messages.js";

/** @import {SelectorGroup, SelectorTerm, SelectorWord} from "./selectors.js" */

/** The grammar of selectors, as the README writes it and as Python parses it. */

const SELECTOR_ABOVE = /[0-9]{0,9}\+/uy;
const SELECTOR_BELOW = /\+[0-9]{0,9}/uy;
const SELECTOR_NAME = /[^- \t\r\n\u00a0\u3000,()"'“”+:][^ \t\r\n\u00a0\u3000,()"'“”+:]*/uy;
const SELECTOR_VALUE = /[^ \t\r\n\u00a0\u3000,()"'“”+]+/uy;
const SELECTOR_SPACE = /[ \t\r\n\u00a0\u3000]+/uy;
const SELECTOR_BRACKETS = /"[^"]*"|'[^']*'|“[^”]*”|[()]/gu;
const SELECTOR_QUOTES = new Map([['"', '"'], ["'", "'"], ["“", "”"]]);
const SELECTOR_MOST_NESTED = 8;

/** A selector that cannot be understood, or that names something unknown. */
export class SelectorProblem extends Error {
  /**
   * @param {string} problem In the language of the page, as all the messages of selectors.
   * @param {number} column Counted in characters from 1.
   * @param {string} [expected]
   */
  constructor(problem, column, expected = "") {
    super(problem);
    this.column = column;
    this.expected = expected;
  }

  /**
   * Say what is wrong and where.
   * @param {boolean} isExclusion Whether the column counts in what is to be left out.
   * @returns {string}
   */
  describe(isExclusion) {
    const values = { problem: this.message, column: this.column };
    const where = t(isExclusion ? "selector.atExclusion" : "selector.at", values);
    return this.expected ? t("selector.expected", { where, expected: this.expected }) : where;
  }
}

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

/** Full-width signs, as Chinese and Japanese keyboards write them, as the usual ones. @param {string} text */
export function toUsualForms(text) {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/**
 * Return the number of the character at an index, from 1.
 * @param {string} text
 * @param {number} index
 */
function selectorColumn(text, index) {
  return [...text.slice(0, index)].length + 1;
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

/** A place in a text. */
class SelectorReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.index = 0;
  }

  /** The number of the next character. */
  get column() {
    return selectorColumn(this.text, this.index);
  }

  /** The next character, or an empty string at the end. */
  get next() {
    const point = this.text.codePointAt(this.index);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  /**
   * Read what a pattern matches here.
   * @param {RegExp} pattern Sticky.
   * @returns {string | null}
   */
  take(pattern) {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text);
    if (found) this.index = pattern.lastIndex;
    return found && found[0];
  }

  /**
   * Read one character, if it is the next.
   * @param {string} character
   * @returns {boolean}
   */
  takeSign(character) {
    const is = this.next === character;
    if (is) this.index += character.length;
    return is;
  }

  /**
   * Return the problem that something else stands here.
   * @param {string} expected
   * @returns {SelectorProblem}
   */
  unexpected(expected) {
    const problem = this.next ? t("selector.unexpected", { text: this.next }) : t("selector.unexpectedEnd");
    return new SelectorProblem(problem, this.column, expected);
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
  const above = reader.take(SELECTOR_ABOVE);
  const atom = readSelectorAtom(reader, above === null ? expected : t("expected.term"));
  const below = reader.take(SELECTOR_BELOW);
  return { above: countGenerations(above), atom, below: countGenerations(below) };
}

/**
 * Return how many generations a sign such as `2+` asks for.
 * @param {string | null} sign
 */
function countGenerations(sign) {
  if (sign === null) return 0;
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
