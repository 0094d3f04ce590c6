import { findArxivId } from "./arxiv_ids.js";
import { passesFacets } from "./facets.js";
import { getKnown } from "./maps.js";
import { getLanguage } from "./messages.js";
import { searchModels } from "./search.js";
import { toUsualForms } from "./selector_reader.js";

/** @import {Catalog, Meaning, Problem, Searched, Shown, State} from "./page.js" */

/** Marks of a selector: `+bert`, `bert+`, `family:bert`, `a,b`, `gpt-*`, `bert+ -gpt`. */
const SELECTOR = /^[-+]|[+*]|\w:\S|,\S|\s-\S/;

/**
 * Make a function that finds out what a text means; it remembers the last one.
 * @param {Searched[]} prepared What is searched.
 * @param {(text: string) => {ids?: string[], error?: Problem}} select
 * @returns {(text: string) => Meaning}
 */
export function createReader(prepared, select) {
  /** @type {{text: string, language: string, meaning: Meaning} | null} */
  let last = null;
  /** @param {string} given @returns {Meaning} */
  const read = (given) => {
    const text = toUsualForms(given);
    if (!isSelector(text)) return { selector: false, ids: searchModels(prepared, text), error: null };
    const { ids = [], error = null } = select(text.trim());
    return { selector: true, ids, error };
  };
  return (text) => {
    const language = getLanguage();
    if (last?.text !== text || last.language !== language)
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
 * @param {Catalog} catalog
 * @param {(text: string) => Meaning} read
 * @param {State} state
 * @param {Set<string>} visible Ids of the models within the time range.
 * @returns {Shown}
 */
export function findShown(catalog, read, state, visible) {
  const meaning = state.query.trim() ? read(state.query) : null;
  const all = meaning && !meaning.error ? meaning.ids : [...catalog.models.keys()];
  const found = all.filter((id) => visible.has(id));
  const shown = found.filter((id) => passesFacets(catalog, getKnown(catalog.models, id), state));
  return { found, shown };
}
