import { say, tOr } from "./messages.js";

const LONGEST_NAME = 32;

/**
 * Index the lineage document for the questions that the page asks.
 * @param {any} document What `graph.json` holds.
 * @returns {any}
 */
export function indexDocument(document) {
  const byId = (rows) => new Map(rows.map((row) => [row.id, row]));
  const catalog = {
    document,
    models: byId(document.models),
    families: byId(document.families),
    labs: byId(document.labs),
    tasks: byId(document.tasks),
    techniques: byId(document.techniques),
    architectures: byId(document.architectures),
    sources: byId(document.sources),
    papers: new Map(document.papers.map((paper) => [paper.arxiv_id, paper])),
    parents: groupBy(document.derivations, "child"),
    children: groupBy(document.derivations, "parent"),
    disputes: groupBy(document.disputes, "child"),
  };
  const age = (id) => catalog.models.get(id).released;
  for (const rows of catalog.children.values()) {
    rows.sort((a, b) => compareText(age(a.child), age(b.child)) || compareText(a.child, b.child));
  }
  return catalog;
}

function groupBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    if (!groups.has(row[key])) groups.set(row[key], []);
    groups.get(row[key]).push(row);
  }
  return groups;
}

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
 * @param {Map<string, any>} records
 * @param {string} id
 * @returns {string}
 */
export function nameOf(records, id) {
  const record = records.get(id);
  return record ? say(record, "name") : id;
}

/**
 * Return the name of a model as the timeline shows it: very long ones are cut.
 * @param {any} catalog
 * @param {string} id
 * @returns {string}
 */
export function nameBriefly(catalog, id) {
  const { name } = catalog.models.get(id);
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

/**
 * Return the short name of a family, as lanes and chips show it.
 * @param {any} catalog
 * @param {string} family
 * @returns {string}
 */
export function nameFamily(catalog, family) {
  return tOr(`lane.${family}`, nameOf(catalog.families, family));
}

/**
 * Return the ids of the direct parents of a model, each once; code reuse does not count.
 * @param {any} catalog
 * @param {string} id
 * @returns {string[]}
 */
export function findParents(catalog, id) {
  return distinct(catalog.parents.get(id), "parent");
}

/**
 * Return the ids of the direct children of a model, oldest first; code reuse does not count.
 * @param {any} catalog
 * @param {string} id
 * @returns {string[]}
 */
export function findChildren(catalog, id) {
  return distinct(catalog.children.get(id), "child");
}

function distinct(rows = [], key) {
  return [...new Set(rows.filter((row) => row.channel !== "code").map((row) => row[key]))];
}

/**
 * Return how many generations each ancestor is away.
 * @param {any} catalog
 * @param {string} id
 * @param {number} [depth] How many generations to go; all if left out.
 * @returns {Map<string, number>}
 */
export function findAncestors(catalog, id, depth = Infinity) {
  return walk(id, depth, (one) => findParents(catalog, one));
}

/**
 * Return how many generations each descendant is away.
 * @param {any} catalog
 * @param {string} id
 * @param {number} [depth] How many generations to go; all if left out.
 * @returns {Map<string, number>}
 */
export function findDescendants(catalog, id, depth = Infinity) {
  return walk(id, depth, (one) => findChildren(catalog, one));
}

function walk(start, depth, next) {
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
