import { findAncestors } from "./relatives.js";

/**
 * A trace that `lineage trace --format json` wrote, as a branch below the catalog: it comes from
 * outside, so that nothing in it is believed before it is looked at.
 *
 * @import {Channel} from "../types/data.js"
 * @import {Trace, TraceNode} from "../types/trace.js"
 * @import {Catalog, Lit} from "../types/page.js"
 */

export const LARGEST_TRACE = 5_000_000;
const MOST_NODES = 2_000;
const LONGEST_TEXT = 300;
/** Signs that are not seen, turn others round, or break a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/gu;
const SCHEMA_VERSION = 1;

/**
 * Read a trace.
 * @param {string} text
 * @returns {Trace | null} Null where it is none.
 */
export function readTrace(text) {
  const found = parse(text);
  if (!isTable(found) || found.schema_version !== SCHEMA_VERSION) return null;
  const records = listTables(found.nodes).filter((node) => node.id && typeof node.id === "string");
  const nodes = new Map(records.map((node) => [String(node.id), readNode(node)]));
  const subject = String(found.subject);
  if (!nodes.has(subject)) return null;
  for (const { child, parent, about, text } of listTables(found.questions)) {
    const question = { about: readText(about), parent: String(parent), text: readText(text) };
    nodes.get(String(child))?.questions.push(question);
  }
  for (const { parent, child } of listTables(found.loops)) {
    const above = nodes.get(String(parent));
    if (above) nodes.get(String(child))?.loops.push(above.name);
  }
  const steps = listTables(found.steps).map((step) => ({
    parent: String(step.parent),
    child: String(step.child),
    relation: readText(step.relation),
  }));
  return {
    subject,
    nodes,
    steps: steps.filter(({ parent, child }) => parent !== child && nodes.has(parent) && nodes.has(child)),
  };
}

/**
 * Return which models of the catalog the checkpoints of a trace were made from directly.
 * @param {Trace} trace
 * @param {Pick<Catalog, "models">} catalog
 * @returns {string[]} Their ids, in the order of the trace.
 */
export function findMet(trace, catalog) {
  /** @param {string} id */
  const isKnown = (id) => trace.nodes.get(id)?.type === "model" && catalog.models.has(id);
  if (isKnown(trace.subject)) return [trace.subject];
  const ids = trace.steps.filter(({ child }) => !isKnown(child)).map(({ parent }) => parent);
  return [...new Set(ids.filter(isKnown))];
}

/**
 * Light the models of the catalog that a trace meets, and all that they descend from.
 * @param {Catalog} catalog
 * @param {Trace} trace
 * @param {readonly Channel[]} channels
 * @returns {Map<string, Lit>}
 */
export function lightTrace(catalog, trace, channels) {
  /** @type {Map<string, Lit>} */
  const lit = new Map();
  const met = findMet(trace, catalog);
  for (const id of met)
    for (const [above, distance] of findAncestors(catalog, id, Infinity, channels))
      if (distance < (lit.get(above)?.distance ?? Infinity)) lit.set(above, { role: "ancestor", distance });
  for (const id of met) if (!lit.has(id)) lit.set(id, { role: "self", distance: 0 });
  return lit;
}

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {Record<string, unknown>} node @returns {TraceNode} */
function readNode(node) {
  const id = String(node.id);
  return {
    id,
    type: node.type === "model" ? "model" : "checkpoint",
    name: readText(node.name) || readText(id),
    released: readText(node.released),
    licence: readText(node.licence),
    state: readText(node.state),
    says: readText(node.says),
    questions: [],
    loops: [],
  };
}

/** @param {unknown} value */
function readText(value) {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT).replace(UNSEEN, "") : "";
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
function listTables(value) {
  return Array.isArray(value) ? value.slice(0, MOST_NODES).filter(isTable) : [];
}
