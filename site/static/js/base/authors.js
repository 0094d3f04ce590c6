import WORDS from "../../../../graph/words.json" with { type: "json" };

/** The rules of `graph/texts/authors.py`. */
const NAME_RULES = WORDS.names;
const TEX_MARK = /\$\s*\^[^$]*\$/g;
const NUMBERS_AT_END = /^(.*(?:\p{Ll}|\.))[0-9]{1,2}(?:, ?[0-9]{1,2})*$/u;
const NO_PERSON = /[0-9,:/]|^The /;
const AT_ENDS = /^[ ,;:]+|[ ,;:]+$/g;
const SMALL_LETTER = /^\p{Ll}/u;

/** @type {ReadonlySet<string>} */
const GROUP_WORDS = new Set(NAME_RULES.group_words);
/** @type {ReadonlySet<string>} */
const PARTICLES = new Set(NAME_RULES.particles);
const SMALL_PARTICLES = new Set(NAME_RULES.particles.map((word) => word.toLowerCase()));

/** @param {string} text */
const hasGroupWord = (text) => text.split(/[ .-]/).some((word) => GROUP_WORDS.has(word));

/**
 * Return a name without marks of footnotes; nothing if there is no name at all.
 * @param {string} name
 * @returns {string}
 */
export function cleanAuthor(name) {
  const unmarked = [...name.replace(TEX_MARK, "")].filter((char) => !NAME_RULES.marks.includes(char));
  let text = unmarked.join("").replace(/\s+/g, " ").replace(AT_ENDS, "");
  if (text.includes(" ") && !hasGroupWord(text)) text = text.replace(NUMBERS_AT_END, "$1");
  return /[\p{L}\p{N}]/u.test(text) ? text : "";
}

/**
 * Return the parts of a person's name; null for a group, or a name of one word.
 * @param {string} name
 * @returns {{first: string, last: string, suffix: string} | null}
 */
export function splitAuthor(name) {
  const words = name.split(" ");
  const suffix =
    words.length > 1 && NAME_RULES.suffixes.includes(words.at(-1) ?? "") ? (words.pop() ?? "") : "";
  if (suffix) words.push((words.pop() ?? "").replace(/,$/, ""));
  const text = words.join(" ");
  if (words.length === 1 || NO_PERSON.test(text) || hasGroupWord(text)) return null;
  const start = findLastName(words);
  return { first: words.slice(0, start).join(" "), last: words.slice(start).join(" "), suffix };
}

/**
 * Return the place of the first word of the family name.
 * @param {readonly string[]} words
 */
function findLastName(words) {
  const end = words.length - 1;
  const given = NAME_RULES.after_given_names.includes(words[end].normalize("NFD").replace(/\p{M}/gu, ""));
  const place = words.slice(0, end).findIndex((word, number) => {
    if (SMALL_LETTER.test(word)) return number > 0 || SMALL_PARTICLES.has(word.toLowerCase());
    return number > 0 && PARTICLES.has(word) && !given;
  });
  return place < 0 ? end : place;
}
