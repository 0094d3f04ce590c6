import { getKnown } from "../base/maps.js";
import { compareText } from "../catalog/relatives.js";

/** @import {TreeLayout} from "../types/data.js" */

const SWEEPS = 8;

/** @typedef {Map<string, string[]>} Kin Parents or children of each model. */

/**
 * Lay out a part of the family tree, in the manner in which `graph/drawing/tree.py` lays out the whole.
 * Two, since the whole is laid out once, when the page is built, and a part when a reader asks for it:
 * few models, which keep the order that they have in the whole.
 * @param {string[]} ids The models to lay out.
 * @param {(id: string) => string[]} findParents Parents of a model, others than `ids` too.
 * @param {Map<string, number>} before Row of each model in the whole tree.
 * @returns {TreeLayout}
 */
export function layOutPart(ids, findParents, before) {
  const inside = new Set(ids);
  const parents = new Map(ids.map((id) => [id, findParents(id).filter((one) => inside.has(one))]));
  /** @type {Kin} */
  const children = new Map(ids.map((id) => [id, []]));
  for (const [id, of] of parents) for (const parent of of) getKnown(children, parent).push(id);
  const layers = stackGenerations(ids, parents, children);
  for (const layer of layers)
    layer.sort((a, b) => getKnown(before, a) - getKnown(before, b) || compareText(a, b));
  const height = Math.max(0, ...layers.map((layer) => layer.length));
  const rows = settleRows(layers, parents, children, height);
  return {
    generations: layers.map((_, number) => number),
    rows: height,
    places: layers.flatMap((layer, column) =>
      layer.map((id) => ({ model_id: id, column, row: getKnown(rows, id) })),
    ),
  };
}

/** @param {string[]} ids @param {Kin} parents @param {Kin} children */
function stackGenerations(ids, parents, children) {
  /** @type {Map<string, number>} */
  const generations = new Map();
  /** @type {(id: string) => number} */
  const count = (id) => {
    const known = generations.get(id);
    if (known !== undefined) return known;
    const own = Math.max(-1, ...getKnown(parents, id).map(count)) + 1;
    generations.set(id, own);
    return own;
  };
  ids.forEach(count);
  for (const id of ids) {
    const of = getKnown(children, id).map((one) => getKnown(generations, one));
    if (getKnown(parents, id).length === 0 && of.length > 0) generations.set(id, Math.min(...of) - 1);
  }
  /** @type {string[][]} */
  const layers = Array.from({ length: Math.max(-1, ...generations.values()) + 1 }, () => []);
  for (const [id, number] of generations) layers[number].push(id);
  return layers;
}

/** @param {string[][]} layers @param {Kin} parents @param {Kin} children @param {number} height */
function settleRows(layers, parents, children, height) {
  /** @type {Map<string, number>} */
  const rows = new Map();
  /** @param {string} id */
  const rowOf = (id) => getKnown(rows, id);
  /** @param {string[]} layer @param {Map<string, number>} wanted */
  const put = (layer, wanted) => {
    const fitted = fitRising(layer.map((id, number) => getKnown(wanted, id) - number));
    const room = height - layer.length;
    layer.forEach((id, number) => {
      rows.set(id, Math.min(Math.max(fitted[number], 0), room) + number);
    });
  };
  for (const layer of layers) put(layer, new Map(layer.map((id) => [id, height / 2])));
  const measure = () =>
    [...parents].reduce(
      (sum, [id, of]) => sum + of.reduce((way, one) => way + Math.abs(rowOf(id) - rowOf(one)), 0),
      0,
    );
  let best = { way: Infinity, rows };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = new Map(layer.map((id) => [id, findWish(id, sweep)]));
      layer.sort((a, b) => getKnown(wanted, a) - getKnown(wanted, b) || rowOf(a) - rowOf(b));
      put(layer, wanted);
    }
    const way = measure();
    if (way < best.way - 1e-6) best = { way, rows: new Map(rows) };
  }
  return best.rows;

  /** @param {string} id @param {number} sweep */
  function findWish(id, sweep) {
    const [first, second] = sweep % 2 === 0 ? [parents, children] : [children, parents];
    const all = [...getKnown(parents, id), ...getKnown(children, id)];
    const near = sweep >= SWEEPS / 2 ? all : getKnown(first, id);
    const others = near.length > 0 ? near : getKnown(second, id);
    if (others.length === 0) return height / 2;
    return others.reduce((sum, other) => sum + rowOf(other), 0) / others.length;
  }
}

/**
 * Return the numbers nearest to the given ones (least squares) that never fall.
 * @param {number[]} values
 * @returns {number[]}
 */
function fitRising(values) {
  /** @type {{total: number, count: number}[]} */
  const blocks = [];
  for (const value of values) {
    let block = { total: value, count: 1 };
    while (blocks.length > 0) {
      const last = blocks[blocks.length - 1];
      if (last.total / last.count <= block.total / block.count) break;
      blocks.pop();
      block = { total: block.total + last.total, count: block.count + last.count };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ total, count }) => Array.from({ length: count }, () => total / count));
}
