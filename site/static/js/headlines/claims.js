import { getKnown } from "../base/maps.js";
import { rankByAge } from "../catalog/ages.js";
import { findChildren, findDescendants } from "../catalog/relatives.js";
import { findLargestCount } from "../words/format.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 */

/**
 * Return models oldest first.
 * @param {Catalog} catalog
 * @param {Iterable<string>} ids
 * @returns {Model[]}
 */
export function sortByAge(catalog, ids) {
  const models = [...ids].map((id) => getKnown(catalog.models, id));
  const ages = rankByAge(catalog.document);
  return models.sort((a, b) => getKnown(ages, a.id) - getKnown(ages, b.id));
}

/**
 * Return the model from which most of some models descend, as `find_founder` of Python does: one of
 * them if half of them descend from it, otherwise any model.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @param {readonly Channel[]} channels None: those of ancestry.
 * @returns {{id: string, heirs: number} | null} Null if none has heirs among them.
 */
export function findFounder(catalog, ids, channels) {
  const among = new Set(ids);
  const own = findFirst(catalog, among, among, channels);
  if (own && 2 * own.heirs >= among.size) return own;
  return findFirst(catalog, catalog.models.keys(), among, channels);
}

/**
 * Return which candidate has most heirs; who descends from another has fewer than that.
 * @param {Catalog} catalog
 * @param {Iterable<string>} candidates
 * @param {Set<string>} among
 * @param {readonly Channel[]} channels
 */
function findFirst(catalog, candidates, among, channels) {
  const below = new Set();
  let best = null;
  for (const { id } of sortByAge(catalog, candidates)) {
    if (below.has(id)) continue;
    const descendants = [...findDescendants(catalog, id, Infinity, channels).keys()];
    for (const one of descendants) below.add(one);
    const heirs = descendants.filter((one) => among.has(one)).length;
    if (heirs > (best?.heirs ?? 0)) best = { id, heirs };
  }
  return best;
}

/**
 * Return how many of some models descend from one by way of these models alone.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {string[]} ids
 * @param {readonly Channel[]} channels
 * @returns {number}
 */
export function countHeirsAmong(catalog, id, ids, channels) {
  const rest = new Set(ids);
  rest.delete(id);
  let border = [id];
  while (border.length > 0) {
    const children = border.flatMap((one) => findChildren(catalog, one, channels));
    border = children.filter((child) => rest.delete(child));
  }
  return ids.filter((one) => one !== id && !rest.has(one)).length;
}

/**
 * Return the models with the newest date.
 * @param {Model[]} models By date; at least one.
 * @returns {Model[]}
 */
export function findNewest(models) {
  const last = models[models.length - 1].released;
  return models.filter(({ released }) => released === last);
}

/**
 * Return the first model of known size and the largest of all, the older of equals.
 * @param {Model[]} models By date.
 * @returns {{first: Model, last: Model, times: number} | null} `times`: how much larger; null if no
 *   size is known.
 */
export function findGrowth(models) {
  const known = models.filter((model) => findLargestCount(model) > 0);
  if (known.length === 0) return null;
  /** @param {Model[]} some */
  const largest = (some) =>
    some.reduce((best, one) => (findLargestCount(one) > findLargestCount(best) ? one : best));
  const first = largest(known.filter(({ released }) => released === known[0].released));
  const last = largest(known);
  return { first, last, times: findLargestCount(last) / findLargestCount(first) };
}

/**
 * Return the largest model of known size that was certainly released before another.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {Model | null}
 */
export function findLargestBefore(catalog, { released }) {
  /** @param {string} date */
  const isBefore = (date) => date < released && !released.startsWith(date);
  const before = [...catalog.models.values()].filter((one) => isBefore(one.released));
  return (
    findGrowth(
      sortByAge(
        catalog,
        before.map(({ id }) => id),
      ),
    )?.last ?? null
  );
}

/**
 * Return the longest line of descent among some models, the oldest of several.
 * @param {Catalog} catalog
 * @param {Model[]} models By date.
 * @param {readonly Channel[]} channels
 * @returns {string[]} Ids from the first ancestor down; nothing if no two are joined.
 */
export function findLongestLine(catalog, models, channels) {
  const among = new Set(models.map(({ id }) => id));
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  /** @type {(id: string) => string[]} */
  const follow = (id) => {
    const known = lines.get(id);
    if (known) return known;
    lines.set(id, [id]);
    const children = findChildren(catalog, id, channels).filter((child) => among.has(child));
    const line = [id, ...takeLongest(children.map(follow))];
    lines.set(id, line);
    return line;
  };
  const longest = takeLongest(models.map(({ id }) => follow(id)));
  return longest.length > 1 ? longest : [];
}

/** @param {string[][]} lines @returns {string[]} */
function takeLongest(lines) {
  return lines.reduce((best, one) => (one.length > best.length ? one : best), []);
}
