import { compareText } from "./catalog.js";

const TREE_SWEEPS = 8;

/**
 * Lay out a part of the family tree, as `graph/tree.py` lays out the whole.
 * @param {string[]} ids The models to lay out.
 * @param {(id: string) => string[]} findParents Parents of a model, others than `ids` too.
 * @param {Map<string, number>} before Row of each model in the whole tree.
 * @returns {{generations: number[], rows: number,
 *   places: {model_id: string, column: number, row: number}[]}}
 */
export function layOutPart(ids, findParents, before) {
  const inside = new Set(ids);
  const parents = new Map(ids.map((id) => [id, findParents(id).filter((one) => inside.has(one))]));
  const children = new Map(ids.map((id) => [id, []]));
  for (const [id, of] of parents) for (const parent of of) children.get(parent).push(id);
  const layers = stackGenerations(ids, parents, children);
  for (const layer of layers)
    layer.sort((a, b) => before.get(a) - before.get(b) || compareText(a, b));
  const height = Math.max(0, ...layers.map((layer) => layer.length));
  const rows = settleRows(layers, parents, children, height);
  return {
    generations: layers.map((_, number) => number),
    rows: height,
    places: layers.flatMap((layer, column) =>
      layer.map((id) => ({ model_id: id, column, row: rows.get(id) })),
    ),
  };
}

function stackGenerations(ids, parents, children) {
  const generations = new Map();
  const count = (id) => {
    if (!generations.has(id))
      generations.set(id, Math.max(-1, ...parents.get(id).map((one) => count(one))) + 1);
    return generations.get(id);
  };
  ids.forEach(count);
  for (const id of ids) {
    const of = children.get(id).map((one) => generations.get(one));
    if (parents.get(id).length === 0 && of.length > 0) generations.set(id, Math.min(...of) - 1);
  }
  const layers = Array.from({ length: Math.max(-1, ...generations.values()) + 1 }, () => []);
  for (const [id, number] of generations) layers[number].push(id);
  return layers;
}

function settleRows(layers, parents, children, height) {
  let rows = new Map();
  const put = (layer, wanted) => {
    const fitted = fitRising(layer.map((id, number) => wanted.get(id) - number));
    const room = height - layer.length;
    layer.forEach((id, number) => {
      rows.set(id, Math.min(Math.max(fitted[number], 0), room) + number);
    });
  };
  for (const layer of layers) put(layer, new Map(layer.map((id) => [id, height / 2])));
  const measure = () =>
    [...parents].reduce(
      (sum, [id, of]) =>
        sum + of.reduce((way, one) => way + Math.abs(rows.get(id) - rows.get(one)), 0),
      0,
    );
  let best = { way: Infinity, rows };
  for (let sweep = 0; sweep < TREE_SWEEPS; sweep += 1) {
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = new Map(layer.map((id) => [id, findWish(id, sweep)]));
      layer.sort((a, b) => wanted.get(a) - wanted.get(b) || rows.get(a) - rows.get(b));
      put(layer, wanted);
    }
    const way = measure();
    if (way < best.way - 1e-6) best = { way, rows: new Map(rows) };
  }
  rows = best.rows;
  return rows;

  function findWish(id, sweep) {
    const [first, second] = sweep % 2 === 0 ? [parents, children] : [children, parents];
    const near = sweep >= TREE_SWEEPS / 2 ? [...parents.get(id), ...children.get(id)] : first.get(id);
    const others = near.length > 0 ? near : second.get(id);
    if (others.length === 0) return height / 2;
    return others.reduce((sum, other) => sum + rows.get(other), 0) / others.length;
  }
}

/**
 * Return the numbers nearest to the given ones (least squares) that never fall.
 * @param {number[]} values
 * @returns {number[]}
 */
export function fitRising(values) {
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
  return blocks.flatMap(({ total, count }) => Array(count).fill(total / count));
}
