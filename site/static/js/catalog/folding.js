import { foldCase } from "./names.js";

/** Small letters that no normal form takes apart, and what stands for them. */
const PLAIN_LETTERS = new Map(
  Object.entries({
    æ: "ae",
    ð: "d",
    ø: "o",
    þ: "th",
    đ: "d",
    ħ: "h",
    ı: "i",
    ł: "l",
    œ: "oe",
    ŧ: "t",
  }),
);

/**
 * Write a text as the search compares it: small letters, no accents, single spaces.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const plain = foldCase(text.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""));
  const letters = plain.replace(/[æðøþđħıłœŧ]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
  return letters.replace(/[\s_-]+/g, " ").trim();
}

/**
 * Write a text without spaces and signs.
 * @param {string} text
 * @returns {string}
 */
export function squeeze(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}
