import { getKnown } from "../base/maps.js";
import { say, tOr } from "../words/messages.js";
import { carries } from "./vocabulary.js";

/**
 * @import {Channel, Derivation} from "../types/data.js"
 * @import {Lane} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 */

const LONGEST_NAME = 32;

/**
 * Compare two texts by their characters, the same in every language of the browser.
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
export function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Return the name of something in the catalog, or its id where it has no record.
 * @param {ReadonlyMap<string, {readonly name: string}>} records
 * @param {string} id
 * @returns {string}
 */
export function nameOf(records, id) {
  const record = records.get(id);
  return record ? say(record, "name") : id;
}

/**
 * Return the name of a model as the timeline shows it: very long ones are cut.
 * @param {Catalog} catalog
 * @param {string} id
 * @returns {string}
 */
export function nameBriefly(catalog, id) {
  const { name } = getKnown(catalog.models, id);
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

/**
 * Return the short name of a family, as lanes and chips show it.
 * @param {Catalog} catalog
 * @param {string} family
 * @returns {string}
 */
export function nameFamily(catalog, family) {
  return tOr(`lane.${family}`, nameOf(catalog.families, family));
}

/**
 * Return the short name of a group of families, for its row.
 * @param {Catalog} catalog
 * @param {string} group
 * @returns {string}
 */
export function nameGroup(catalog, group) {
  return tOr(`row.${group}`, nameOf(catalog.groups, group));
}

/**
 * Return what a lane is called: a text of its own, or the short name of its family.
 * @param {Catalog} catalog
 * @param {Lane} lane
 * @returns {string}
 */
export function nameLane(catalog, { text, family = "" }) {
  return text ?? nameFamily(catalog, family);
}

/**
 * Return the ids of the direct parents of a model, each once.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {string[]}
 */
export function findParents(catalog, id, channels) {
  return distinct(catalog.parents.get(id), "parent", channels);
}

/**
 * Return the ids of the direct children of a model, oldest first.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {string[]}
 */
export function findChildren(catalog, id, channels) {
  return distinct(catalog.children.get(id), "child", channels);
}

/**
 * @param {Derivation[] | undefined} rows
 * @param {"parent" | "child"} end
 * @param {readonly Channel[]} [channels]
 */
function distinct(rows = [], end, channels = []) {
  return [...new Set(rows.filter((row) => carries(row, channels)).map((row) => row[end]))];
}

/**
 * Return how many generations each ancestor is away.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {number} [depth] How many generations to go; all if left out.
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {Map<string, number>}
 */
export function findAncestors(catalog, id, depth = Infinity, channels = []) {
  return walk(id, depth, (one) => findParents(catalog, one, channels));
}

/**
 * Return how many generations each descendant is away.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {number} [depth] How many generations to go; all if left out.
 * @param {readonly Channel[]} [channels] Only through these; none: those of ancestry.
 * @returns {Map<string, number>}
 */
export function findDescendants(catalog, id, depth = Infinity, channels = []) {
  return walk(id, depth, (one) => findChildren(catalog, one, channels));
}

/** @param {string} start @param {number} depth @param {(id: string) => string[]} next */
function walk(start, depth, next) {
  /** @type {Map<string, number>} */
  const found = new Map();
  let border = [start];
  for (let distance = 1; border.length > 0 && distance <= depth; distance += 1) {
    const outer = [];
    for (const id of border.flatMap(next)) {
      if (id === start || found.has(id)) continue;
      found.set(id, distance);
      outer.push(id);
    }
    border = outer;
  }
  return found;
}
