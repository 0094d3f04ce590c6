import { findAncestors, findDescendants } from "./catalog.js";

/**
 * Return which models are lit, in which role, and how many generations away.
 * @param {any} catalog
 * @param {{model: string | null, depth: number, channels: readonly string[]}} state
 * @returns {Map<string, {role: string, distance: number}> | null}
 */
export function findLit(catalog, { model, depth, channels }) {
  if (!model) return null;
  const lit = new Map([[model, { role: "self", distance: 0 }]]);
  for (const [id, distance] of findAncestors(catalog, model, depth, channels))
    lit.set(id, { role: "ancestor", distance });
  for (const [id, distance] of findDescendants(catalog, model, depth, channels))
    lit.set(id, { role: "descendant", distance });
  return lit;
}
