import { getKnown } from "../base/maps.js";
import { compareText, findAncestors, findDescendants, findParents } from "./relatives.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Catalog, Lit, Path} from "../types/page.js"
 */

/**
 * Return the shortest way from an ancestor down to a model, both included.
 * @param {Catalog} catalog
 * @param {string} ancestor
 * @param {string} id
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {string[]} Ids, the ancestor first; nothing if it is none.
 */
export function findDescent(catalog, ancestor, id, channels) {
  const distances = findAncestors(catalog, id, Infinity, channels).set(id, 0);
  const away = findDescendants(catalog, ancestor, Infinity, channels).set(ancestor, 0);
  if (!distances.has(ancestor)) return [];
  const path = [id];
  while (path[0] !== ancestor) {
    const steps = findParents(catalog, path[0], channels).filter((one) => away.has(one));
    steps.sort((a, b) => getKnown(away, a) - getKnown(away, b) || compareAge(catalog, a, b));
    path.unshift(steps[0]);
  }
  return path;
}

/**
 * Return the trail from a root to a model by main parents: of each model the first that its entry
 * names, because editors put what a model mostly is first.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {string[]} Ids, the root first and the model last.
 */
export function findTrail(catalog, id, channels) {
  /** @type {string[]} */
  const trail = [];
  for (let one = id; one && !trail.includes(one); [one] = findParents(catalog, one, channels))
    trail.unshift(one);
  return trail;
}

/**
 * Return the ancestors that models share and that are not ancestors of another shared one;
 * a model counts as an ancestor of itself.
 * @param {Catalog} catalog
 * @param {string} one
 * @param {string} other
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {{id: string, distances: number[]}[]} The nearest first.
 */
export function findNearestCommon(catalog, one, other, channels) {
  /** @param {string} id */
  const climb = (id) => findAncestors(catalog, id, Infinity, channels);
  const [first, second] = [one, other].map((id) => climb(id).set(id, 0));
  const shared = [...first.keys()].filter((id) => second.has(id));
  const covered = new Set(shared.flatMap((id) => [...climb(id).keys()]));
  const nearest = shared
    .filter((id) => !covered.has(id))
    .map((id) => ({ id, distances: [getKnown(first, id), getKnown(second, id)] }));
  /** @param {{distances: number[]}} common */
  const sum = ({ distances }) => distances[0] + distances[1];
  return nearest.sort((a, b) => sum(a) - sum(b) || compareAge(catalog, a.id, b.id));
}

/**
 * Return the shortest way from one model to another: up to an ancestor that both share, and down.
 * @param {Catalog} catalog
 * @param {string} one
 * @param {string} other
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {Path | null} `up` from the shared ancestor to
 *   the one, `down` from it to the other, each with both ends; null if they share none.
 */
export function findPath(catalog, one, other, channels) {
  const turn = findNearestCommon(catalog, one, other, channels)[0]?.id;
  if (!turn) return null;
  return {
    turn,
    up: findDescent(catalog, turn, one, channels),
    down: findDescent(catalog, turn, other, channels),
  };
}

/**
 * Return the models on a way as the graph lights them.
 * @param {Path} way
 * @returns {Map<string, Lit>}
 */
export function lightPath({ turn, up, down }) {
  /** @type {Map<string, Lit>} */
  const lit = new Map([[turn, { role: "turn", distance: up.length - 1 }]]);
  up.slice(1).forEach((id, number) => {
    lit.set(id, { role: "ancestor", distance: up.length - 2 - number });
  });
  down.slice(1).forEach((id, number) => {
    lit.set(id, { role: "descendant", distance: number + 1 });
  });
  lit.set(up[up.length - 1], { role: "self", distance: 0 });
  return lit;
}

/** @param {Catalog} catalog @param {string} a @param {string} b */
function compareAge(catalog, a, b) {
  /** @param {string} id */
  const age = (id) => getKnown(catalog.models, id).released;
  return compareText(age(a), age(b)) || compareText(a, b);
}
