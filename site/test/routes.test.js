import assert from "node:assert/strict";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { curveBetween, followCurve, pointOnCurve } from "../static/js/layout/curves.js";
import { arrangeLineage } from "../static/js/layout/lineage.js";
import { routeLines } from "../static/js/layout/routes.js";
import { packRows } from "../static/js/layout/rows.js";
import { findCrossings } from "./crossings.js";
import { NOTHING } from "./documents.js";

const measures = { measure: () => 60, measureLane: () => 40 };

/** A lineage of models that each take after the given earlier ones, in the timeline. */
function arrange(parents, stage) {
  const ids = parents.map((_, number) => `m${number}`);
  const models = ids.map((id) => ({ id, name: id, family: "one", released: "2020", aliases: [], labs: [] }));
  const derivations = parents.flatMap((of, number) =>
    of.map((parent) => ({
      parent: ids[parent],
      child: ids[number],
      kind: "finetuning",
      channel: "weights",
      support: "supported",
      evidence: [],
    })),
  );
  const families = [{ id: "one", name: "one", group: "all" }];
  const catalog = indexDocument({ ...NOTHING, models, derivations, families });
  const places = ids.map((id, number) => ({ model_id: id, x: 12 * number }));
  const row = { family: "one", group: "all", parent: null, child: null, models: ids, names: 3 };
  const layout = { first_year: 2020, years: [0, 1000], rows: [row], places };
  const arrangement = arrangeLineage(layout, catalog, new Set(ids), stage, measures);
  return { ...arrangement, findBend: routeLines(arrangement, measures.measure), pairs: catalog.pairs };
}

const LINEAGES = {
  "one with many children": [[], ...Array(11).fill([0])],
  "a chain that comes back": [[], [0], [1], [0, 2], [1, 3], [0, 4], [2, 5]],
  "two with children in turn": [[], [], ...Array.from({ length: 10 }, (_, number) => [number % 2])],
  "children of all before": Array.from({ length: 8 }, (_, number) => [...Array(number).keys()]),
};
for (const [name, parents] of Object.entries(LINEAGES)) {
  for (const [width, height] of [
    [390, 480],
    [1110, 760],
    [2230, 1300],
  ]) {
    test(`lines: none leads through the point of another model: ${name}, at ${width}`, () => {
      const { pairs, ...arrangement } = arrange(parents, { width, height });
      const { points } = arrangement;
      const level = pairs.filter(({ parent, child }) => points.get(parent).y === points.get(child).y);
      assert.deepEqual(findCrossings({ ...arrangement, findBend: undefined }, level), [], "within a row");
      assert.deepEqual(findCrossings(arrangement, pairs), []);
    });
  }
}

test("rows: a child stands in the row of its parent only where nothing is between", () => {
  const blocks = ["a", "b", "c", "d"].map((id, number) => ({ id, x: 60 * number, width: 30 }));
  const { rows } = packRows(blocks, (id) => ({ b: ["a"], c: ["a"], d: ["b"] })[id] ?? []);
  assert.deepEqual(Object.fromEntries(rows), { a: 0, b: 0, c: 1, d: 0 });
});

test("lines: one along a row bows round what stands there, by half a row, at any zoom", () => {
  const points = new Map(["a", "b", "c"].map((id, number) => [id, { x: 100 * number, y: 50 }]));
  const findBend = routeLines({ points, pitch: 20 }, () => 30);
  assert.equal(findBend("a", "b"), undefined);
  const bend = findBend("a", "c");
  assert.ok(bend);
  for (const [scale, down] of [
    [1, 1],
    [3, 1],
    [3, 3],
  ]) {
    const curve = curveBetween({ x: 0, y: 50 * down }, { x: 200 * scale, y: 50 * down }, bend, {
      across: scale,
      down,
    });
    const middle = pointOnCurve(curve, 0.5);
    assert.equal(middle.x, 100 * scale);
    assert.ok(Math.abs(Math.abs(middle.y / down - 50) - 9.9) < 0.01);
  }
});

test("lines: marks that are ticks in a closed row are no obstacles, and the usual way is kept where it is free", () => {
  const points = new Map(["a", "b", "c"].map((id, number) => [id, { x: 100 * number, y: 50 }]));
  const ticks = new Map([["b", { from: 0, rank: 1 }]]);
  assert.equal(routeLines({ points, naming: ticks }, () => 30)("a", "c"), undefined);
});

test("lines: one that ends in a row does not come through the name of another model there", () => {
  const points = new Map([
    ["parent", { x: 0, y: 0 }],
    ["other", { x: 150, y: 100 }],
    ["above", { x: 150, y: 58 }],
    ["child", { x: 220, y: 100 }],
  ]);
  const findBend = routeLines({ points, pitch: 30 }, () => 48);
  const curve = curveBetween(points.get("parent"), points.get("child"), findBend("parent", "child"));
  for (let step = 0; step <= 100; step += 1) {
    const { x, y } = pointOnCurve(curve, step / 100);
    assert.ok(x < 156 || x > 212 || Math.abs(y - 100) > 6, `${x}, ${y}`);
  }
});

/** 400 models of every seventh day in rows of eight, in which each takes after one far above. */
function arrangeMany() {
  const ids = Array.from({ length: 400 }, (_, number) => `m${number}`);
  const points = new Map(
    ids.map((id, number) => [
      id,
      { x: 120 * (number % 8) + 7 * (number % 17), y: 18 * Math.floor(number / 8) },
    ]),
  );
  const pairs = ids.slice(40).map((child, number) => ({ parent: ids[(number * 7) % (number + 1)], child }));
  const forward = pairs.filter(({ parent, child }) => points.get(parent).x < points.get(child).x);
  return { points, pairs: forward };
}

test("lines: among hundreds of models they lead round each point, at any zoom", () => {
  const { points, pairs } = arrangeMany();
  assert.ok(findCrossings({ points }, pairs).length > pairs.length / 2);
  const findBend = routeLines({ points, pitch: 18 }, () => 60);
  assert.deepEqual(findCrossings({ points, findBend }, pairs), []);
  const round = pairs.find(({ parent, child }) => findBend(parent, child)?.detours);
  const [from, to] = [points.get(round.parent), points.get(round.child)];
  const bend = findBend(round.parent, round.child);
  const near = followCurve(curveBetween(from, to, bend));
  const far = followCurve(
    curveBetween({ x: 3 * from.x, y: from.y }, { x: 3 * to.x, y: to.y }, bend, { across: 3, down: 1 }),
  );
  assert.ok(near.every(({ x, y }) => far.some((at) => Math.hypot(at.x / 3 - x, at.y - y) < 12)));
});

test("lines: one with a detour leaves its way only there, and ends where it did", () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 300, y: 300 },
  ];
  const bend = { out: 0.5, back: 0.5, leave: 0, reach: 0 };
  const plain = curveBetween(from, to, bend);
  const detoured = curveBetween(from, to, { ...bend, detours: [{ at: 0.5, reach: 0.1, x: 10, y: -4 }] });
  const way = followCurve(detoured);
  assert.deepEqual([way[0], way.at(-1)], [from, to]);
  const middle = pointOnCurve(plain, 0.5);
  const shifted = { x: middle.x + 10, y: middle.y - 4 };
  assert.ok(way.some(({ x, y }) => Math.hypot(x - shifted.x, y - shifted.y) < 0.01));
  const usual = Array.from({ length: 2001 }, (_, step) => pointOnCurve(plain, step / 2000));
  for (const { x, y } of way) {
    if (Math.hypot(x - middle.x, y - middle.y) > 60)
      assert.ok(
        usual.some((at) => Math.hypot(at.x - x, at.y - y) < 0.3),
        `${x}, ${y}`,
      );
  }
});

test("lines: a detour grows more slowly than the picture", () => {
  const bend = { out: 0.5, back: 0.5, leave: 0, reach: 0, detours: [{ at: 0.5, reach: 0.1, x: 10, y: -4 }] };
  const way = followCurve(curveBetween({ x: 0, y: 0 }, { x: 1200, y: 300 }, bend, { across: 4, down: 1 }));
  assert.ok(way.some(({ x, y }) => Math.hypot(x - 620, y - 146) < 0.01));
});

test("lines: two models of one day are joined round a third between them", () => {
  const points = new Map(["a", "b", "c"].map((id, number) => [id, { x: 100, y: 30 * number }]));
  const findBend = routeLines({ points, pitch: 30 }, () => 40);
  assert.ok(curveBetween(points.get("a"), points.get("c"), findBend("a", "c")).every(Number.isFinite));
  assert.deepEqual(findCrossings({ points, findBend }, [{ parent: "a", child: "c" }]), []);
});
