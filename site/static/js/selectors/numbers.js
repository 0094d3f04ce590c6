/** @type {[string, (number: number, bound: number) => boolean][]} */
const SIGNS = [
  [">=", (number, bound) => number >= bound],
  ["<=", (number, bound) => number <= bound],
  [">", (number, bound) => number > bound],
  ["<", (number, bound) => number < bound],
  ["=", (number, bound) => number === bound],
];
/** @type {Record<string, string>} */
const EXPONENTS = { "": "", k: "e3", m: "e6", b: "e9", t: "e12" };

/**
 * Return a year of four digits, or null.
 * @param {string} text
 * @returns {number | null}
 */
export function readYear(text) {
  return /^[0-9]{4}$/.test(text) ? Number(text) : null;
}

/**
 * Return a small whole number, or null.
 * @param {string} text
 * @returns {number | null}
 */
export function readCount(text) {
  return /^[0-9]{1,3}$/.test(text) ? Number(text) : null;
}

/**
 * Return a number with or without K, M, B or T, or null.
 * @param {string} text
 * @returns {number | null}
 */
export function readSize(text) {
  const match = /^([0-9]+(?:\.[0-9]+)?)([kmbt]?)$/.exec(text.toLowerCase());
  return match && Number(match[1] + EXPONENTS[match[2]]);
}

/**
 * Return what a number must meet: a number, a comparison, or a range with its ends.
 * @param {string} text
 * @param {(text: string) => number | null} read
 * @returns {((number: number) => boolean) | null} Null if the text is no condition.
 */
export function parseCondition(text, read) {
  for (const [sign, holds] of SIGNS) {
    if (text.startsWith(sign)) {
      const bound = read(text.slice(sign.length));
      return bound === null ? null : (number) => holds(number, bound);
    }
  }
  const dots = text.indexOf("..");
  const first = dots < 0 ? text : text.slice(0, dots);
  const last = dots < 0 ? text : text.slice(dots + 2);
  if (!first && !last) return null;
  const low = first ? read(first) : -Infinity;
  const high = last ? read(last) : Infinity;
  return low === null || high === null || low > high ? null : (number) => low <= number && number <= high;
}
