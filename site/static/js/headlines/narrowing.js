import { listCriteria } from "../state/criteria.js";
import { t } from "../words/messages.js";

/** @import {Catalog, Context, State} from "../types/page.js" */

const LONGEST_QUERY = 60;

/**
 * Write a search as it stands in a sentence: the beginning of a long one.
 * @param {string} query
 * @returns {string}
 */
export const cutQuery = (query) =>
  query.length > LONGEST_QUERY ? `${query.slice(0, LONGEST_QUERY)}…` : query;

/**
 * What narrows a picture.
 * @typedef {object} Narrowing
 * @property {string} facet What it is about: a facet, `query`, `range`, `class` or a column.
 * @property {string} text
 * @property {boolean} [isAside] Whether it is said of the models, not matched by them: when they
 *   were released, and what they are without.
 */

/**
 * Return what narrows the picture: the search, filters, time range, and filters of the table.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @returns {Narrowing[]}
 */
export function listNarrowing(catalog, read, state) {
  const query = state.query.trim();
  const means = query && !read(state.query, state.channels).error;
  const columns = state.view === "table" ? Object.entries(state.columnFilters) : [];
  return [
    ...(means ? [{ facet: "query", text: t("headline.query", { query: cutQuery(query) }) }] : []),
    ...listCriteria(catalog, state).map(({ facet, name, value }) => {
      if (facet === "range") return { facet, text: t("headline.released", { range: value }), isAside: true };
      if (facet === "class") return { facet, text: value, isAside: true };
      return { facet, text: tCriterion(name, value) };
    }),
    ...columns.map(([column, value]) => ({ facet: column, text: tCriterion(t(`table.${column}`), value) })),
  ];
}

/** @param {string} name @param {string} value */
const tCriterion = (name, value) => t("headline.criterion", { name, value });

/**
 * Write all that narrows a picture as one text: what models match, then what is said of them.
 * @param {Narrowing[]} narrowed
 * @returns {{asked: string, isMatch: boolean}} `isMatch`: whether there is something to match.
 */
export function tAsked(narrowed) {
  const matched = narrowed.filter(({ isAside }) => !isAside).map(({ text }) => text);
  const asides = narrowed.filter(({ isAside }) => isAside).map(({ text }) => text);
  const parts = [...(matched.length > 0 ? [matched.join(" + ")] : []), ...asides];
  return { asked: parts.join(t("headline.comma")), isMatch: matched.length > 0 };
}
