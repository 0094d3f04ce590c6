import { t } from "../words/messages.js";

/** @import {SelectorSeen} from "../types/selectors.js" */

/** A selector that cannot be understood, or that names something unknown. */
export class SelectorProblem extends Error {
  /**
   * @param {string} problem In the language of the page, as all the messages of selectors.
   * @param {number} column Counted in characters from 1.
   * @param {string} [expected]
   * @param {string} [hint] What to write instead.
   */
  constructor(problem, column, expected = "", hint = "") {
    super(problem);
    this.column = column;
    this.expected = expected;
    this.hint = hint;
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

/** Full-width signs and brackets, as Chinese and Japanese keyboards write them, as the usual ones. @param {string} text */
export function toUsualForms(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll("【", "[")
    .replaceAll("】", "]");
}

/**
 * Return the number of the character at an index, from 1.
 * @param {string} text
 * @param {number} index
 */
export function countColumns(text, index) {
  return [...text.slice(0, index)].length + 1;
}

/** A place in a text. */
export class SelectorReader {
  /** @param {string} text @param {SelectorSeen} seen What was read so far. */
  constructor(text, seen) {
    this.text = text;
    this.seen = seen;
    this.index = 0;
  }

  /** The number of the next character. */
  get column() {
    return countColumns(this.text, this.index);
  }

  /** The next character, or an empty string at the end. */
  get next() {
    const point = this.text.codePointAt(this.index);
    return point === undefined ? "" : String.fromCodePoint(point);
  }

  /**
   * Return what was read since a place.
   * @param {number} start
   * @returns {string}
   */
  since(start) {
    return this.text.slice(start, this.index);
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
    return found?.[0] ?? null;
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
    const isAtBrackets = this.next === "[" || /^\][0-9]/.test(this.text.slice(this.index - 1));
    return new SelectorProblem(
      problem,
      this.column,
      expected,
      isAtBrackets ? t("selector.channelsHint") : "",
    );
  }
}
