import { findGenerations } from "../catalog/generations.js";
import { findPath, lightPath } from "../catalog/paths.js";
import { findShown } from "../catalog/reading.js";
import { lightTrace } from "../catalog/trace.js";
import { findVisible } from "../catalog/visible.js";
import { filterByColumns } from "../table/filters.js";

/**
 * @import {Catalog, Context, Lit, State} from "../types/page.js"
 * @import {Trace} from "../types/trace.js"
 */

/**
 * Return which models are lit in a state: those of its path, else what the trace in the picture
 * descends from, else the relatives of its model.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {Trace | null} open The trace that is open: it is in the picture where that is the tree,
 *   as long as no model is looked at that it does not descend from.
 * @returns {{lit: Map<string, Lit> | null, onPath: boolean, trace: Trace | null}}
 */
export function findHighlight(catalog, state, open) {
  const way = state.model && state.path ? findPath(catalog, state.model, state.path, state.channels) : null;
  if (way) return { lit: lightPath(way), onPath: true, trace: null };
  if (open && state.view === "tree" && !state.whole && !state.network) {
    const lit = lightTrace(catalog, open, state.channels);
    if (!state.model || lit.has(state.model)) return { lit, onPath: false, trace: open };
  }
  return { lit: findGenerations(catalog, state), onPath: false, trace: null };
}

/**
 * Return the models to bring into sight together: those of a path or of a stop of the tour, and
 * those nearest to the selected one, where the stage is small.
 * @param {State} state
 * @param {ReturnType<typeof findHighlight>} lighting
 * @param {Set<string>} shown What search and filters leave.
 * @returns {{framed: string[], near: string[]}}
 */
export function findFramed({ tour, view, whole }, { lit, onPath, trace }, shown) {
  if (trace) return { framed: [], near: [] };
  const all = [...(lit ?? [])];
  const most = view === "tree" && !whole ? Infinity : 1;
  const near = all.filter(([, { distance }]) => distance <= most).map(([id]) => id);
  return { framed: onPath || tour ? [...(lit ?? shown).keys()] : [], near };
}

/**
 * Return the models to take away: those that are lit within the time range and what the legend
 * leaves, else what search and filters leave.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {State} state
 * @param {Trace | null} trace The one that is open.
 * @returns {string[]}
 */
export function listTaken(catalog, read, state, trace) {
  const { lit } = findHighlight(catalog, state, trace);
  const visible = findVisible(catalog, state);
  const chosen = lit ?? new Set(findShown(catalog, read, state, visible).shown);
  const models = catalog.document.models.filter(({ id }) => chosen.has(id) && visible.has(id));
  const filters = state.view === "table" && !lit ? state.columnFilters : {};
  return filterByColumns(catalog, models, filters, state.channels).map(({ id }) => id);
}
