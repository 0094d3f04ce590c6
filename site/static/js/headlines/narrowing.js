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
 * Return what narrows the picture: the search, filters, time range, and filters of the table.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @returns {{facet: string, text: string}[]}
 */
export function listNarrowing(catalog, read, state) {
  const query = state.query.trim();
  const means = query && !read(state.query, state.channels).error;
  const columns = state.view === "table" ? Object.entries(state.columnFilters) : [];
  return [
    ...(means ? [{ facet: "query", text: t("headline.query", { query: cutQuery(query) }) }] : []),
    ...listCriteria(catalog, state).map(({ facet, name, value }) => ({
      facet,
      text: tCriterion(name, value),
    })),
    ...columns.map(([column, value]) => ({ facet: column, text: tCriterion(t(`table.${column}`), value) })),
  ];
}

/** @param {string} name @param {string} value */
const tCriterion = (name, value) => t("headline.criterion", { name, value });

/**
 * Write all that narrows a picture as one text.
 * @param {{text: string}[]} narrowed
 * @returns {string}
 */
export const tAsked = (narrowed) => narrowed.map(({ text }) => text).join(" + ");
