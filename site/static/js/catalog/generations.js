import { findAncestors, findDescendants } from "./relatives.js";

/** @import {Catalog, Lit, State} from "../types/page.js" */

/**
 * Return which models are lit, in which role, and how many generations away.
 * @param {Catalog} catalog
 * @param {Pick<State, "model" | "depth" | "channels">} state
 * @returns {Map<string, Lit> | null}
 */
export function findGenerations(catalog, { model, depth, channels }) {
  if (!model) return null;
  /** @type {Map<string, Lit>} */
  const lit = new Map([[model, { role: "self", distance: 0 }]]);
  for (const [id, distance] of findAncestors(catalog, model, depth, channels))
    lit.set(id, { role: "ancestor", distance });
  for (const [id, distance] of findDescendants(catalog, model, depth, channels))
    lit.set(id, { role: "descendant", distance });
  return lit;
}
