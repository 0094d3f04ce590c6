import { groupBy } from "../base/maps.js";

/**
 * A trace that `lineage trace --format json` wrote, as a branch below the catalog: it comes from
 * outside, so that nothing in it is believed before it is looked at.
 *
 * @typedef {object} TraceNode
 * @property {string} id
 * @property {string} type `model` of the catalog, or `checkpoint`.
 * @property {string} name
 * @property {string} licence Empty if nobody says.
 * @property {string} says What is special about it.
 *
 * @typedef {object} TraceStep
 * @property {string} parent
 * @property {string} child
 * @property {string} relation
 *
 * @typedef {object} Trace
 * @property {string} subject Name of the checkpoint that was asked about.
 * @property {ReadonlyMap<string, TraceNode>} nodes
 * @property {TraceStep[]} steps
 * @property {string[]} questions About licences.
 *
 * @typedef {object} Twig
 * @property {TraceNode} node
 * @property {string} relation How it was made from what stands above; empty at the top.
 * @property {boolean} again Whether it is drawn elsewhere, with what is below it.
 * @property {Twig[]} below
 */

export const LARGEST_TRACE = 5_000_000;
const MOST_NODES = 2_000;
const LONGEST_TEXT = 300;
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
  const subject = nodes.get(String(found.subject));
  if (!subject) return null;
  const steps = listTables(found.steps).map((step) => ({
    parent: String(step.parent),
    child: String(step.child),
    relation: readText(step.relation),
  }));
  return {
    subject: subject.name,
    nodes,
    steps: steps.filter((step) => nodes.has(step.parent) && nodes.has(step.child)),
    questions: listTables(found.questions).map((question) => readText(question.text)),
  };
}

/**
 * Return what hangs below the catalog: each model of it that checkpoints were made from, and
 * checkpoints with nothing above, with all that came of them.
 * @param {Trace} trace
 * @returns {Twig[]}
 */
export function growBranch({ nodes, steps }) {
  const ours = steps.filter((step) => nodes.get(step.child)?.type === "checkpoint");
  const children = groupBy(ours, (step) => step.parent);
  const made = new Set(ours.map((step) => step.child));
  const drawn = new Set();
  /** @param {string} id @param {string} relation @returns {Twig} */
  const grow = (id, relation) => {
    const node = /** @type {TraceNode} */ (nodes.get(id));
    const steps = children.get(id) ?? [];
    const again = drawn.has(id);
    drawn.add(id);
    const below = again ? [] : steps.map((step) => grow(step.child, step.relation));
    return { node, relation, again: again && steps.length > 0, below };
  };
  const tops = new Set(ours.map((step) => step.parent).filter((id) => !made.has(id)));
  const twigs = [...tops].map((id) => grow(id, ""));
  for (const { id, type } of nodes.values())
    if (type === "checkpoint" && !drawn.has(id)) twigs.push(grow(id, ""));
  return twigs;
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
    name: readText(node.name) || id.slice(0, LONGEST_TEXT),
    licence: readText(node.licence),
    says: readText(node.says),
  };
}

/** @param {unknown} value */
function readText(value) {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "";
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
function listTables(value) {
  return Array.isArray(value) ? value.slice(0, MOST_NODES).filter(isTable) : [];
}
