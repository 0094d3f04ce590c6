import WORDS from "../../../../graph/words.json" with { type: "json" };

/** By this mark spreadsheets know that a file is in UTF-8. */
export const UTF8_MARK = "\ufeff";

/**
 * Write rows as comma-separated values, as `graph/texts/csv_text.py` does.
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function writeRows(rows) {
  return rows.map((row) => `${row.map(quoteCell).join(",")}\r\n`).join("");
}

/**
 * Quote a cell; what a spreadsheet would run as a formula is made a text.
 * @param {string} value
 * @returns {string}
 */
export function quoteCell(value) {
  const safe = guardFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string} text */
function guardFormula(text) {
  const [first = ""] = text.replace(/^[' ]+/, "");
  return first && WORDS.csv.formula_signs.includes(first) ? `'${text}` : text;
}

/**
 * Join the items of a list so that they can be told apart again.
 * @param {readonly string[]} items
 * @returns {string}
 */
export function joinItems(items) {
  const escaped = items.map((item) =>
    item.replace(/(\\*)(;|$)/g, (_, slashes, mark) => slashes + slashes + (mark && "\\;")),
  );
  return escaped.join("; ");
}

/**
 * Write an arXiv id so that no reader takes it for a number.
 * @param {string | null} arxivId
 * @returns {string} Empty if there is none.
 */
export function writeArxivId(arxivId) {
  return arxivId ? `arXiv:${arxivId}` : "";
}
