import { findArxivId } from "../base/arxiv_ids.js";
import { getKnown } from "../base/maps.js";
import { examineSelector } from "../selectors/nature.js";
import { toUsualForms } from "../selectors/reader.js";
import { getLanguage } from "../words/messages.js";
import { passesFacets } from "./facets.js";
import { prepareSearch, searchEntries } from "./search.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Catalog, Context, Meaning, Problem, Searched, Shown, State} from "../types/page.js"
 */

/** @type {Meaning} */
const NO_MEANING = {
  selector: false,
  ids: [],
  fit: "exact",
  error: null,
  miss: null,
  more: [],
  conjunction: null,
  walk: null,
};

/**
 * Make a function that finds out what a text means; it remembers the last one. A text is a
 * selector where the grammar takes it and all its names are known. What asks for more than names,
 * be it with mistakes, is answered as a selector, too; everything else is searched for.
 * @param {Catalog} catalog What is searched; it is prepared when someone first asks.
 * @param {(text: string, channels: readonly Channel[]) => {ids?: string[], error?: Problem}} select
 * @returns {(text: string, channels?: readonly Channel[]) => Meaning} `channels`: what a plus follows.
 */
export function createReader(catalog, select) {
  /** @type {Searched[] | null} */
  let prepared = null;
  /** @param {string} text */
  const search = (text) => {
    prepared ??= prepareSearch(catalog);
    return searchEntries(prepared, text);
  };
  let last = { key: "", meaning: NO_MEANING };
  /** @param {string} given @param {readonly Channel[]} channels @returns {Meaning} */
  const read = (given, channels) => {
    const text = toUsualForms(given).trim();
    const { asks, lists, signs, names, conjunction, walk, ...nature } = examineSelector(text);
    const isPaper = findArxivId(text) !== null;
    const isName = nature.isName || isPaper;
    const { ids, error = null } = select(text, channels);
    if (ids) {
      const others = lists ? search(text).ids.filter((id) => !ids.includes(id)) : [];
      return { ...NO_MEANING, selector: !isName, ids, more: others, conjunction, walk };
    }
    if (asks && !isPaper) return { ...NO_MEANING, selector: true, error };
    const found = search(text);
    const isMiss =
      found.ids.length === 0 && (signs > 0 || names.some((name) => select(`"${name}"`, channels).ids));
    return { ...NO_MEANING, ...found, miss: isMiss ? error : null };
  };
  return (text, channels = []) => {
    const key = [getLanguage(), channels.join(), text].join("\n");
    if (last.key !== key) last = { key, meaning: read(text, channels) };
    return last.meaning;
  };
}

/**
 * Return the ids of the models that search and filters leave.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @param {Set<string>} visible Ids of the models within the time range.
 * @returns {Shown}
 */
export function findShown(catalog, read, state, visible) {
  const meaning = state.query.trim() ? read(state.query, state.channels) : null;
  const all = meaning && !meaning.error ? meaning.ids : [...catalog.models.keys()];
  const found = all.filter((id) => visible.has(id));
  const shown = found.filter((id) => passesFacets(catalog, getKnown(catalog.models, id), state));
  return { found, shown };
}

/**
 * Return the models that have a place in the rows: those that everything leaves which narrows the
 * picture but the choice of families. Where search and filters find none of them, all stay.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @param {Set<string>} placed Ids of the models that have a place by their date and class.
 * @returns {Set<string> | null} Null where nothing is taken away.
 */
export function findKept(catalog, read, state, placed) {
  const { shown } = findShown(catalog, read, { ...state, families: [] }, placed);
  const kept = shown.length > 0 ? new Set(shown) : placed;
  return kept.size < catalog.models.size ? kept : null;
}
