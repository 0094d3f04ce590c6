import { findReleased } from "./months.js";
import { findShown } from "./query.js";
import { findLit } from "./lit.js";
import { filterByColumns } from "./table_filters.js";
import { findWay, lightWay } from "./trail.js";

/** @import {Catalog, Context, Lit, State} from "./page.js" */

/**
 * Return which models are lit in a state: those of its path, else the relatives of its model.
 * @param {Catalog} catalog
 * @param {State} state
 * @returns {{lit: Map<string, Lit> | null, onWay: boolean}}
 */
export function findLighting(catalog, state) {
  const way = state.model && state.path ? findWay(catalog, state.model, state.path, state.channels) : null;
  if (way) return { lit: lightWay(way), onWay: true };
  return { lit: findLit(catalog, state), onWay: false };
}

/**
 * Return the models to bring into sight together: those of a path or of a stop of the tour, and
 * those nearest to the selected one, where the stage is small.
 * @param {State} state
 * @param {{lit: Map<string, Lit> | null, onWay: boolean}} lighting
 * @param {Set<string>} shown What search and filters leave.
 * @returns {{framed: string[], near: string[]}}
 */
export function findFramed({ tour, view, whole }, { lit, onWay }, shown) {
  const all = [...(lit ?? [])];
  const most = view === "tree" && !whole ? Infinity : 1;
  const near = all.filter(([, { distance }]) => distance <= most).map(([id]) => id);
  return { framed: onWay || tour ? [...(lit ?? shown).keys()] : [], near };
}

/**
 * Return the models to take away: those that are lit, else what search and filters leave.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @returns {string[]}
 */
export function findTaken(catalog, read, state) {
  const { lit } = findLighting(catalog, state);
  const visible = findReleased(catalog, state);
  const chosen = lit ?? new Set(findShown(catalog, read, state, visible).shown);
  const models = catalog.document.models.filter(({ id }) => chosen.has(id));
  const filters = state.view === "table" && !lit ? state.columnFilters : {};
  return filterByColumns(catalog, models, filters, state.channels).map(({ id }) => id);
}
