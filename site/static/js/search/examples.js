import { findAncestors, findDescendants } from "../catalog/relatives.js";
import { t } from "../words/messages.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 *
 * A query, and what it asks for in words.
 * @typedef {{query: string, text: string}} Example
 */

/** How many years back a model is one that people ask about. */
const RECENT = 2;

/** What examples are about, by catalog. @type {WeakMap<Catalog, {carried?: Model, built?: Model, open?: string}>} */
const known = new WeakMap();

/**
 * Return three queries that find something: about what recent models passed on and came from, and
 * about conditions.
 * @param {Catalog} catalog
 * @returns {Example[]} Fewer where the catalog has nothing of the sort.
 */
export function listExamples(catalog) {
  const { carried, built, open } = known.get(catalog) ?? choose(catalog);
  known.set(catalog, { carried, built, open });
  return [
    ...(carried
      ? [{ query: `${carried.id}+[weights]`, text: t("asked.carry", { name: carried.name }) }]
      : []),
    ...(built ? [{ query: `+${built.id}`, text: t("asked.above", { name: built.name }) }] : []),
    ...(open ? [{ query: `year:${open},licence:open`, text: t("asked.openYear", { year: open }) }] : []),
  ];
}

/** @param {Catalog} catalog */
function choose(catalog) {
  const models = [...catalog.document.models].sort((a, b) => (a.released < b.released ? 1 : -1));
  const end = Number(models[0]?.released.slice(0, 4) ?? 0);
  const recent = models.filter(({ released }) => Number(released.slice(0, 4)) >= end - RECENT);
  /** @param {Model} one */
  const carriers = ({ id }) => findDescendants(catalog, id, Infinity, ["weights"]).size;
  /** @param {Model} one */
  const ancestors = ({ id }) => findAncestors(catalog, id).size;
  const famous = recent.filter(({ milestone }) => milestone);
  return {
    carried: findMost(recent, carriers),
    built: findMost(famous.length > 0 ? famous : recent, ancestors),
    open: models.find(({ licence }) => licence.access === "open")?.released.slice(0, 4),
  };
}

/**
 * @param {Model[]} models
 * @param {(model: Model) => number} count
 * @returns {Model | undefined} The first of those with most; none where all have nothing.
 */
function findMost(models, count) {
  const counts = models.map(count);
  const most = Math.max(0, ...counts);
  return most > 0 ? models[counts.indexOf(most)] : undefined;
}
