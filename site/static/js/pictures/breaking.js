/** @import {Painter} from "../types/drawing.js" */

/** A word with the spaces behind it, or one Chinese character with the marks that close it. */
const PIECES = /[\u2e80-\u9fff\uf900-\uffef][，。；：、）”]*|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+/gu;

/**
 * Break a text into lines that are not wider than they may be; what has no space is broken where
 * it must be.
 * @param {Pick<Painter, "measureText">} ctx With the font of the text.
 * @param {string} text
 * @param {number} width
 * @returns {string[]} At least one line, unless there is no text.
 */
export function breakText(ctx, text, width) {
  /** @param {string} part */
  const fits = (part) => ctx.measureText(part.trimEnd()).width <= width;
  const pieces = (text.match(PIECES) ?? []).flatMap((piece) => (fits(piece) ? [piece] : [...piece]));
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const piece of pieces) {
    if (line && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}
