import { passesFacets } from "./facets.js";
import { getLanguage } from "./messages.js";
import { findArxivId, searchModels } from "./search.js";

/** Marks of a selector: `+bert`, `bert+`, `family:bert`, `a,b`, `gpt-*`, `bert+ -gpt`. */
const SELECTOR = /^[-+]|[+*]|\w:\S|,\S|\s-\S/;

/**
 * What a text in the search box means.
 * @typedef {object} Meaning
 * @property {boolean} selector Whether it is read as a selector.
 * @property {string[]} ids Models that it finds; the best first where it is searched for.
 * @property {{message: string, column: number} | null} error What is wrong with a selector.
 */

/**
 * Make a function that finds out what a text means; it remembers the last one.
 * @param {any[]} prepared What is searched.
 * @param {(text: string) => {ids?: string[], error?: {message: string, column: number}}} select
 * @returns {(text: string) => Meaning}
 */
export function createReader(prepared, select) {
  let last = { text: "", language: "", meaning: null };
  const read = (text) => {
    if (!isSelector(text)) return { selector: false, ids: searchModels(prepared, text), error: null };
    const { ids = [], error = null } = select(text.trim());
    return { selector: true, ids, error };
  };
  return (text) => {
    const language = getLanguage();
    if (!last.meaning || last.text !== text || last.language !== language)
      last = { text, language, meaning: read(text) };
    return last.meaning;
  };
}

/**
 * Tell whether a text is to be read as a selector.
 * @param {string} text
 * @returns {boolean}
 */
export function isSelector(text) {
  return SELECTOR.test(text.trim()) && !findArxivId(text);
}

/**
 * Return the ids of the models that search and filters leave.
 * @param {any} catalog
 * @param {(text: string) => Meaning} read
 * @param {any} state
 * @param {Set<string>} visible Ids of the models within the time range.
 * @returns {{found: string[], shown: string[]}} What the search finds; what passes the filters, too.
 */
export function findShown(catalog, read, state, visible) {
  const meaning = state.query.trim() ? read(state.query) : null;
  const all = meaning && !meaning.error ? meaning.ids : [...catalog.models.keys()];
  const found = all.filter((id) => visible.has(id));
  const shown = found.filter((id) => passesFacets(catalog, catalog.models.get(id), state));
  return { found, shown };
}
