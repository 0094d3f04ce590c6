import { getKnown, groupBy } from "../base/maps.js";

/** @import {BranchRows, Trace} from "../types/trace.js" */

/**
 * Put the checkpoints of a trace into rows, each below all that it was made from, and into lanes,
 * as the logs of version control do: a lane is kept until the last child of who stands in it.
 * @param {Trace} trace
 * @param {string[]} met Models of the catalog from which lanes come down, from left to right.
 * @returns {BranchRows}
 */
export function layOutRows(trace, met) {
  const above = groupBy(trace.steps, ({ child }) => child);
  const { order, parents } = sortByDescent(trace.subject, met, (id) =>
    (above.get(id) ?? []).map(({ parent }) => parent),
  );
  const lanes = assignLanes(order, met, parents);
  const rows = order.map((id) => {
    const steps = above.get(id) ?? [];
    const node = getKnown(trace.nodes, id);
    const followed = getKnown(parents, id);
    // Steps that lead in a circle are said, not drawn.
    const circling = steps.filter(({ parent }) => !followed.includes(parent));
    const loops = circling.map(({ parent }) => getKnown(trace.nodes, parent).name);
    return {
      node: { ...node, loops: [...new Set([...node.loops, ...loops])] },
      lane: getKnown(lanes, id),
      relations: [...new Set(steps.map(({ relation }) => relation))].filter(Boolean),
      parents: followed,
      isSubject: id === trace.subject,
    };
  });
  const used = [...lanes.values()].reduce((most, lane) => Math.max(most, lane + 1), 0);
  return { rows, met: new Map(met.map((id) => [id, getKnown(lanes, id)])), lanes: used };
}

/**
 * @param {string} subject
 * @param {string[]} met
 * @param {(id: string) => string[]} findParents
 */
function sortByDescent(subject, met, findParents) {
  const done = new Set(met);
  const entered = new Set(met);
  /** @type {string[]} */
  const order = [];
  /** @type {Map<string, string[]>} */
  const parents = new Map();
  /** @param {string} id */
  const visit = (id) => {
    if (entered.has(id)) return;
    entered.add(id);
    /** @type {Set<string>} */
    const followed = new Set();
    for (const parent of findParents(id)) {
      visit(parent);
      if (done.has(parent)) followed.add(parent);
    }
    done.add(id);
    order.push(id);
    parents.set(id, [...followed]);
  };
  visit(subject);
  return { order, parents };
}

/**
 * @param {string[]} order
 * @param {string[]} met
 * @param {Map<string, string[]>} parents
 */
function assignLanes(order, met, parents) {
  /** @type {Map<string, number>} How many children are still to come. */
  const waiting = new Map();
  for (const id of order)
    for (const parent of getKnown(parents, id)) waiting.set(parent, (waiting.get(parent) ?? 0) + 1);
  /** @type {(string | null)[]} Who keeps each lane. */
  const keepers = [...met];
  const lanes = new Map(met.map((id, lane) => [id, lane]));
  for (const id of order) {
    const left = getKnown(parents, id).filter((parent) => {
      const rest = getKnown(waiting, parent) - 1;
      waiting.set(parent, rest);
      return rest === 0;
    });
    const freed = left.map((parent) => getKnown(lanes, parent)).sort((a, b) => a - b);
    for (const lane of freed) keepers[lane] = null;
    const free = freed[0] ?? keepers.indexOf(null);
    const lane = free < 0 ? keepers.length : free;
    keepers[lane] = waiting.has(id) ? id : null;
    lanes.set(id, lane);
  }
  return lanes;
}
