import { findGenerations } from "../catalog/generations.js";
import { findPath, lightPath } from "../catalog/paths.js";
import { findShown } from "../catalog/reading.js";
import { findVisible } from "../catalog/visible.js";
import { filterByColumns } from "../table/filters.js";

/** @import {Catalog, Context, Lit, State} from "../types/page.js" */

/**
 * Return which models are lit in a state: those of its path, else the relatives of its model.
 * @param {Catalog} catalog
 * @param {State} state
 * @returns {{lit: Map<string, Lit> | null, onPath: boolean}}
 */
export function findHighlight(catalog, state) {
  const way = state.model && state.path ? findPath(catalog, state.model, state.path, state.channels) : null;
  if (way) return { lit: lightPath(way), onPath: true };
  return { lit: findGenerations(catalog, state), onPath: false };
}

/**
 * Return the models to bring into sight together: those of a path or of a stop of the tour, and
 * those nearest to the selected one, where the stage is small.
 * @param {State} state
 * @param {{lit: Map<string, Lit> | null, onPath: boolean}} lighting
 * @param {Set<string>} shown What search and filters leave.
 * @returns {{framed: string[], near: string[]}}
 */
export function findFramed({ tour, view, whole }, { lit, onPath }, shown) {
  const all = [...(lit ?? [])];
  const most = view === "tree" && !whole ? Infinity : 1;
  const near = all.filter(([, { distance }]) => distance <= most).map(([id]) => id);
  return { framed: onPath || tour ? [...(lit ?? shown).keys()] : [], near };
}

/**
 * Return the models to take away: those that are lit, else what search and filters leave.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @returns {string[]}
 */
export function listTaken(catalog, read, state) {
  const { lit } = findHighlight(catalog, state);
  const visible = findVisible(catalog, state);
  const chosen = lit ?? new Set(findShown(catalog, read, state, visible).shown);
  const models = catalog.document.models.filter(({ id }) => chosen.has(id));
  const filters = state.view === "table" && !lit ? state.columnFilters : {};
  return filterByColumns(catalog, models, filters, state.channels).map(({ id }) => id);
}
