/** @import {Given} from "../types/drawing.js" */

const DIM = 0.2;
/** How large the dots in closed rows are at most, from the middle to the edge. */
export const MOST_IN_ROW = 4;

/**
 * Return how many times larger than at first dots are painted; in rows they stay as they are.
 * @param {{view: {scale: number}, arrangement: {spread: number, pitch?: number, fixed?: boolean, naming?: object}}} given
 * @returns {number}
 */
export function findDotGrowth({ view, arrangement }) {
  if (arrangement.fixed) return arrangement.naming ? 0.75 : 1;
  const tight = Math.min(1, (arrangement.pitch ?? 15) / 15);
  return Math.min(2, tight * Math.sqrt(view.scale / Math.sqrt(arrangement.spread)));
}

/**
 * Return how strongly a model is painted, from 0 to 1.
 * @param {Pick<Given, "lit" | "shown" | "hover" | "focus" | "arrangement">} given
 * @param {string} id
 * @returns {number}
 */
export function findStrength(given, id) {
  const { lit, shown, hover, focus } = given;
  if (id === hover || id === focus || given.arrangement.stands?.get(id)?.family) return 1;
  if (lit) return lit.has(id) ? 1 : DIM;
  return shown.has(id) ? 1 : DIM;
}
