import { getKnown } from "../base/maps.js";
import { listTechniques } from "../selectors/carrying.js";
import { tOr } from "../words/messages.js";
import { compareText, nameOf } from "./relatives.js";
import { listSizeRanges, SIZE_RANGES } from "./size_ranges.js";
import { ACCESS, CHANNELS } from "./vocabulary.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog, Facet, Facets, State} from "../types/page.js"
 */

/**
 * By what models can be narrowed; each is a key of the address, too.
 * @type {readonly Exclude<Facet, "family">[]}
 */
export const FACETS = Object.freeze([
  "lab",
  "arch",
  "modality",
  "uses",
  "licence",
  "params",
  "into",
  "support",
  "year",
]);

/**
 * The same and the family, which has an address key and a row of buttons of its own.
 * @type {readonly Facet[]}
 */
export const ALL_FACETS = Object.freeze(["family", ...FACETS]);

/**
 * What a model is under each facet.
 * @type {Record<Facet, (catalog: Catalog, model: Model) => string[]>}
 */
const VALUES = {
  family: (_, model) => [model.family],
  lab: (_, model) => model.labs,
  arch: (_, model) => [model.architecture],
  modality: (_, model) => model.modalities,
  uses: ({ document }, model) => listTechniques(document, model),
  licence: (_, model) => [model.licence.access],
  params: (_, model) => listSizeRanges(model),
  into: (catalog, model) => rowsInto(catalog, model).map((row) => row.channel),
  support: (catalog, model) => rowsInto(catalog, model).map((row) => row.support),
  year: (_, model) => [model.released.slice(0, 4)],
};

/**
 * Facets that stand in an order of their own; the others begin with the largest number.
 * @type {Partial<Record<Facet, readonly string[]>>}
 */
const ORDERED = {
  into: CHANNELS,
  licence: ACCESS,
  params: SIZE_RANGES,
  support: ["supported", "disputed", "unverified"],
};

/** @param {Catalog} catalog @param {Model} model */
function rowsInto(catalog, model) {
  return catalog.parents.get(model.id) ?? [];
}

/**
 * Return what models are under a facet, each value once.
 * @param {Catalog} catalog
 * @param {Facet} facet
 * @param {Model} model
 * @returns {string[]}
 */
function findValues(catalog, facet, model) {
  return [...new Set(VALUES[facet](catalog, model))];
}

/**
 * Return the name of a value as the page shows it.
 * @param {Catalog} catalog
 * @param {Facet} facet
 * @param {string} value
 * @returns {string}
 */
export function nameValue(catalog, facet, value) {
  if (facet === "family") return nameOf(catalog.families, value);
  if (facet === "lab") return nameOf(catalog.labs, value);
  if (facet === "arch") return nameOf(catalog.architectures, value);
  if (facet === "uses") return nameOf(catalog.techniques, value);
  if (facet === "modality") return tOr(`modality.${value}`, value);
  if (facet === "licence") return tOr(`access.${value}`, value);
  if (facet === "params") return tOr(`params.${value}`, value);
  if (facet === "into") return tOr(`channel.${value}`, value);
  return facet === "support" ? tOr(`support.${value}`, value) : value;
}

/**
 * Tell whether a model passes every facet but one.
 * @param {Catalog} catalog
 * @param {Model} model
 * @param {State} state
 * @param {Facet} [except]
 * @returns {boolean}
 */
export function passesFacets(catalog, model, state, except) {
  return ALL_FACETS.every((facet) => {
    const chosen = chosenIn(state, facet);
    if (facet === except || chosen.length === 0) return true;
    return findValues(catalog, facet, model).some((value) => chosen.includes(value));
  });
}

/**
 * Return what is chosen under a facet.
 * @param {State} state
 * @param {Facet} facet
 * @returns {readonly string[]}
 */
export function chosenIn(state, facet) {
  return (facet === "family" ? state.families : state.facets[facet]) ?? [];
}

/**
 * Return the change of the state that chooses values under a facet.
 * @param {State} state
 * @param {Facet} facet
 * @param {string[]} values
 * @returns {Partial<State>}
 */
export function chooseIn(state, facet, values) {
  const sorted = [...values].sort();
  if (facet === "family") return { families: sorted };
  const facets = { ...state.facets, [facet]: sorted };
  return { facets: keepChosen(facets) };
}

/**
 * Leave out facets with nothing chosen, in the order of the address.
 * @param {Facets} facets
 * @returns {Facets}
 */
function keepChosen(facets) {
  const kept = FACETS.filter((facet) => facets[facet]?.length);
  return Object.fromEntries(kept.map((facet) => [facet, facets[facet]]));
}

/**
 * Count the models under each value of a facet, as the other filters leave them.
 * @param {Catalog} catalog
 * @param {Facet} facet
 * @param {State} state
 * @param {Iterable<string>} found Ids of the models that the search leaves.
 * @returns {{value: string, count: number}[]} What is chosen is always in it.
 */
export function countFacet(catalog, facet, state, found) {
  const counts = new Map(chosenIn(state, facet).map((value) => [value, 0]));
  for (const id of found) {
    const model = getKnown(catalog.models, id);
    if (!passesFacets(catalog, model, state, facet)) continue;
    for (const value of findValues(catalog, facet, model)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const rows = [...counts].map(([value, count]) => ({ value, count }));
  const order = ORDERED[facet];
  if (facet === "year") return rows.sort((a, b) => compareText(a.value, b.value));
  if (order) return rows.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return rows.sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

/**
 * Read the facets of an address; values that no model has are left out.
 * @param {URLSearchParams} given
 * @param {Catalog} catalog
 * @returns {Facets}
 */
export function parseFacets(given, catalog) {
  /** @type {Partial<Record<Facet, string[]>>} */
  const facets = {};
  for (const facet of FACETS.filter((one) => given.has(one))) {
    const known = new Set(catalog.document.models.flatMap((model) => findValues(catalog, facet, model)));
    const values = given
      .get(facet)
      ?.split(",")
      .filter((value) => known.has(value));
    facets[facet] = [...new Set(values)].sort();
  }
  return keepChosen(facets);
}
