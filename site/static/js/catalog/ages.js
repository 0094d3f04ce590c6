import { getKnown, groupBy } from "../base/maps.js";
import { compareText } from "./relatives.js";
import { carries } from "./vocabulary.js";

/**
 * @import {LineageDocument, Model} from "../types/data.js"
 *
 * Where a model stands: a date, and how many steps of descent lie on that date before it.
 * @typedef {[date: string, steps: number]} Place
 */

/** @type {WeakMap<object, Map<string, number>>} */
const known = new WeakMap();

/**
 * Return the number of each model in the order of age, as `order_by_age` of Python has it: by date,
 * but none before a parent of its, then by id.
 * @param {Pick<LineageDocument, "models" | "derivations">} document
 * @returns {Map<string, number>} From 1, by id.
 */
export function rankByAge(document) {
  const ranks = known.get(document) ?? rank(document);
  known.set(document, ranks);
  return ranks;
}

/** @param {Pick<LineageDocument, "models" | "derivations">} document */
function rank({ models, derivations }) {
  const dates = new Map(models.map(({ id, released }) => [id, released]));
  const ancestry = derivations.filter((row) => carries(row));
  const parents = groupBy(ancestry, ({ child }) => child);
  /** @type {Map<string, Place>} */
  const places = new Map();
  /** @type {(id: string) => Place} */
  const place = (id) => {
    const found = places.get(id);
    if (found) return found;
    /** @type {Place} */
    let last = [getKnown(dates, id), 0];
    places.set(id, last);
    for (const { parent } of parents.get(id) ?? []) {
      const [date, steps] = place(parent);
      /** @type {Place} */
      const after = [date, steps + 1];
      if (comparePlaces(after, last) > 0) last = after;
    }
    places.set(id, last);
    return last;
  };
  /** @param {Model} a @param {Model} b */
  const compare = (a, b) =>
    comparePlaces(place(a.id), place(b.id)) || compareText(a.released, b.released) || compareText(a.id, b.id);
  return new Map([...models].sort(compare).map(({ id }, number) => [id, number + 1]));
}

/** @param {Place} a @param {Place} b */
function comparePlaces([date, steps], [otherDate, otherSteps]) {
  return compareText(date, otherDate) || steps - otherSteps;
}
