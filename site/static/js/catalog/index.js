import { getKnown, groupBy } from "../base/maps.js";
import { rankByAge } from "./ages.js";
import { createClasses } from "./classes.js";
import { CHANNELS, carries, SWITCH_CHANNELS } from "./vocabulary.js";

/**
 * @import {ColourTable, Derivation, FamilyRow, LineageDocument, Model} from "../types/data.js"
 * @import {Catalog, Pair} from "../types/page.js"
 */

/**
 * Index the lineage document for the questions that the page asks.
 * @param {LineageDocument} document What `graph.json` holds.
 * @param {ColourTable} colours
 * @param {FamilyRow[]} [foundings] On which line each family began, as the build has found.
 * @returns {Catalog}
 */
export function indexDocument(document, colours, foundings = []) {
  const models = byId(document.models);
  const pairs = pairUp(document.derivations);
  const ancestry = pairs.filter(({ rows }) => rows.some((row) => carries(row)));
  const heirs = countHeirs(document.models, ancestry);
  const catalog = {
    document,
    models,
    groups: byId(document.groups),
    families: byId(document.families),
    labs: byId(document.labs),
    tasks: byId(document.tasks),
    techniques: byId(document.techniques),
    architectures: byId(document.architectures),
    sources: byId(document.sources),
    papers: new Map(document.papers.map((paper) => [paper.arxiv_id, paper])),
    parents: groupBy(document.derivations, ({ child }) => child),
    children: groupChildren(document),
    disputes: groupBy(document.disputes, ({ child }) => child),
    pairs: sortPairs(pairs, heirs),
    heirs,
    foundings,
  };
  return { ...catalog, classes: createClasses(catalog, colours) };
}

/**
 * @template {{id: string}} Row
 * @param {Row[]} rows
 * @returns {Map<string, Row>}
 */
function byId(rows) {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What joins two models, once for each two, the most substantial first; shared code joins none.
 * @param {Derivation[]} derivations
 * @returns {Pair[]}
 */
function pairUp(derivations) {
  const joining = derivations.filter((row) => carries(row, SWITCH_CHANNELS));
  const groups = groupBy(joining, ({ parent, child }) => `${parent}\n${child}`);
  return [...groups.values()].map((rows) => ({
    parent: rows[0].parent,
    child: rows[0].child,
    rows: rows.sort((a, b) => CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel)),
  }));
}

/**
 * Put those with most descendants first.
 * @param {Pair[]} pairs
 * @param {Map<string, number>} heirs
 */
function sortPairs(pairs, heirs) {
  /** @param {Pair} pair */
  const weigh = ({ parent, child }) => getKnown(heirs, child) * 1e6 + getKnown(heirs, parent);
  return [...pairs].sort((a, b) => weigh(b) - weigh(a));
}

/**
 * Group derivations by their parent, the oldest child first.
 * @param {LineageDocument} document
 */
function groupChildren(document) {
  const groups = groupBy(document.derivations, ({ parent }) => parent);
  const ages = rankByAge(document);
  for (const rows of groups.values()) {
    rows.sort((a, b) => getKnown(ages, a.child) - getKnown(ages, b.child));
  }
  return groups;
}

/**
 * How many descendants each model has: one bit for each model, older ones join their heirs'.
 * @param {Model[]} models
 * @param {Pair[]} pairs
 * @returns {Map<string, number>}
 */
function countHeirs(models, pairs) {
  const numbers = new Map(models.map(({ id }, number) => [id, number]));
  const children = groupBy(pairs, ({ parent }) => parent);
  /** @type {Map<string, Uint32Array>} */
  const bits = new Map();
  /** @type {(id: string) => Uint32Array} */
  const collect = (id) => {
    const known = bits.get(id);
    if (known) return known;
    const own = new Uint32Array(Math.ceil(models.length / 32));
    bits.set(id, own);
    for (const { child } of children.get(id) ?? []) {
      const number = getKnown(numbers, child);
      own[number >> 5] |= 1 << (number & 31);
      collect(child).forEach((word, index) => {
        own[index] |= word;
      });
    }
    return own;
  };
  return new Map(models.map(({ id }) => [id, collect(id).reduce(addBits, 0)]));
}

/** @param {number} sum @param {number} word */
function addBits(sum, word) {
  let rest = word;
  let count = sum;
  for (; rest; rest &= rest - 1) count += 1;
  return count;
}
