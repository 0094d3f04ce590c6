import { findShown } from "./query.js";
import { findLit } from "./timeline.js";
import { findWay, lightWay } from "./trail.js";

/**
 * Return which models are lit in a state: those of its path, else the relatives of its model.
 * @param {any} catalog
 * @param {any} state
 * @returns {{lit: Map<string, {role: string, distance: number}> | null, onWay: boolean}}
 */
export function findLighting(catalog, state) {
  const way = state.model && state.path ? findWay(catalog, state.model, state.path) : null;
  if (way) return { lit: lightWay(way), onWay: true };
  return { lit: findLit(catalog, state.model, state.depth), onWay: false };
}

/**
 * Return the models to take away: those that are lit, else what search and filters leave.
 * @param {any} catalog
 * @param {(text: string) => any} read
 * @param {any} state
 * @returns {string[]}
 */
export function findTaken(catalog, read, state) {
  const { lit } = findLighting(catalog, state);
  const chosen = lit ?? new Set(findShown(catalog, read, state).shown);
  return catalog.document.models.map(({ id }) => id).filter((id) => chosen.has(id));
}
