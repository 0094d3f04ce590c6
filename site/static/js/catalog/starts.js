import { findDescendants } from "./relatives.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 */

/** How many years before the end of the data a model is one of today's. */
const RECENT = 4;
const ROOTS = 3;
const MOST = 9;
/** What a model passes on that makes it sought after; an idea is too little. @type {readonly Channel[]} */
const PASSED_ON = Object.freeze(["weights", "architecture", "knowledge"]);

/**
 * Return the models with which a reader begins: those from which most descend, and milestones of
 * recent years, by weights, architecture and knowledge in turn the one from which most descend through that, of each family
 * one.
 * @param {Catalog} catalog
 * @returns {Model[]} Oldest first.
 */
export function findStarts(catalog) {
  const { models } = catalog.document;
  const end = models.reduce((last, { released }) => Math.max(last, Number(released.slice(0, 4))), 0);
  /** @param {Model} one */
  const isRecent = ({ milestone, released }) => milestone && Number(released.slice(0, 4)) >= end - RECENT;
  const chosen = new Set(rank(models, ({ id }) => catalog.heirs.get(id) ?? 0).slice(0, ROOTS));
  const recent = models.filter(isRecent);
  const ranked = PASSED_ON.map((channel) =>
    rank(recent, ({ id }) => findDescendants(catalog, id, Infinity, [channel]).size),
  );
  const families = new Set();
  for (let turn = 0; chosen.size < MOST && turn < models.length; turn += 1) {
    const next = ranked[turn % ranked.length].find((one) => !chosen.has(one) && !families.has(one.family));
    if (!next) break;
    families.add(next.family);
    chosen.add(next);
  }
  return [...chosen].sort((a, b) => (a.released < b.released ? -1 : 1));
}

/**
 * @param {Model[]} models
 * @param {(model: Model) => number} weigh
 * @returns {Model[]} The heaviest first; of equals the first by id.
 */
function rank(models, weigh) {
  const weights = new Map(models.map((model) => [model, weigh(model)]));
  /** @param {Model} one */
  const get = (one) => weights.get(one) ?? 0;
  return [...models].sort((a, b) => get(b) - get(a) || (a.id < b.id ? -1 : 1));
}
