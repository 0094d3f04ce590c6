import assert from "node:assert/strict";
import { test } from "node:test";

import { findEdges } from "../static/js/drawing/edges.js";
import { arrangeSizes } from "../static/js/layout/sizes.js";

/** Models of one year after another, with their sizes in billions; nothing: undisclosed. */
function arrange(sizes, placed) {
  const models = sizes.map((counts, number) => ({
    id: `m${number}`,
    parameters: counts.map((count) => ({ label: "", count: count * 1e9 })),
  }));
  const catalog = { models: new Map(models.map((model) => [model.id, model])) };
  const places = models.map(({ id }, number) => ({ model_id: id, x: number * 12 }));
  const silent = models.filter(({ parameters }) => parameters.length === 0);
  const layouts = {
    timeline: { first_year: 2017, places, spread: 1 },
    sizes: {
      least: 8,
      most: 13,
      strips: [{ silence: "unknown", rows: 1 }],
      places: silent.map(({ id }) => ({ model_id: id, strip: 0, row: 0 })),
    },
  };
  return arrangeSizes(layouts, catalog, { width: 1100, height: 700 }, () => 50, placed);
}

for (const [name, sizes, frontier] of [
  ["each that is larger than all before", [[1], [3], [2], [10]], ["m0", "m1", "m3"]],
  ["the largest size of a model counts", [[1, 7], [3], [2, 9]], ["m0", "m2"]],
  ["the first of equals", [[5], [5], [5]], ["m0"]],
  ["none without sizes", [[], []], []],
])
  test(`frontier of sizes: ${name}`, () => assert.deepEqual([...arrange(sizes).frontier], frontier));

test("sizes: lines between many models wait until something is lit", () => {
  const [few, many] = [10, 400].map((count) =>
    arrange(Array.from({ length: count }, (_, number) => [number + 1])),
  );
  assert.deepEqual([few.quiet, many.quiet], [false, true]);
  const row = { channel: "weights", kind: "finetuning", support: "supported" };
  const catalog = { pairs: [{ parent: "m0", child: "m1", rows: [row] }] };
  const lit = new Map([
    ["m0", { role: "ancestor", distance: 1 }],
    ["m1", { role: "self", distance: 0 }],
  ]);
  const count = (arrangement, lights) =>
    findEdges({
      arrangement,
      points: arrangement.points,
      size: { width: 9000, height: 9000 },
      catalog,
      lit: lights,
      channels: [],
      view: { scale: 1 },
    }).length;
  assert.deepEqual([count(few, null), count(many, null), count(many, lit)], [1, 0, 1]);
});

test("sizes: models of a small part of the time have the chart for themselves, those of most have not", () => {
  const sizes = Array.from({ length: 40 }, (_, number) => [number + 1]);
  const find = (first) => {
    const ids = new Set(sizes.map((_, number) => `m${number}`).slice(first));
    const { points, gutter } = arrange(sizes, ids);
    const xs = [...ids].map((id) => points.get(id).x);
    return { count: points.size, left: Math.min(...xs) - gutter, wide: Math.max(...xs) - Math.min(...xs) };
  };
  const part = find(30);
  assert.equal(part.count, 10);
  assert.ok(part.left < 40 && part.wide > 300);
  assert.deepEqual([find(5).count, find(40).count], [40, 40]);
});
