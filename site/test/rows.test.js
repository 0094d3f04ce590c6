import assert from "node:assert/strict";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { arrangeFamilies } from "../static/js/layout/families.js";
import { arrangeLineage } from "../static/js/layout/lineage.js";
import { packRows } from "../static/js/layout/rows.js";
import { keepOnStage } from "../static/js/stage/limits.js";
import { createPlacing, readPlace } from "../static/js/stage/place.js";
import { NOTHING } from "./documents.js";

const FAMILIES = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];
const COUNT = 40;
const STAGES = [
  [390, 480],
  [768, 600],
  [950, 600],
  [1110, 760],
  [2230, 1300],
];

/** Forty models in six families and three groups; each takes after the one before it and one farther back. */
function makeCatalog() {
  const models = Array.from({ length: COUNT }, (_, number) => ({
    id: `m${String(number).padStart(2, "0")}`,
    name: `Model number ${number ** 3}`,
    family: FAMILIES[(number * 7) % 6],
    released: `20${17 + Math.floor(number / 5)}-01`,
    aliases: [],
    labs: [],
    parameters: [],
    licence: { text: "", access: "open" },
    paper: null,
  }));
  const step = (parent, child) => ({
    parent: models[parent].id,
    child: models[child].id,
    kind: "finetuning",
    channel: "weights",
    support: "supported",
    evidence: [],
  });
  const derivations = models
    .slice(1)
    .flatMap((_, number) => [
      step(number, number + 1),
      ...(number > 6 ? [step(number - 6, number + 1)] : []),
    ]);
  const families = FAMILIES.map((id, number) => ({ id, name: id, group: `g${number % 3}` }));
  const groups = [0, 1, 2].map((number) => ({
    id: `g${number}`,
    name: `Group ${number}`,
    colour: "#000000",
    colour_dark: "#ffffff",
  }));
  const places = models.map(({ id }, number) => ({ model_id: id, x: 800 * (number / COUNT) ** 0.5 }));
  const rows = FAMILIES.toSorted((a, b) => (FAMILIES.indexOf(a) % 3) - (FAMILIES.indexOf(b) % 3)).map(
    (family) => {
      const own = models.filter((model) => model.family === family).map(({ id }) => id);
      return {
        family,
        group: `g${FAMILIES.indexOf(family) % 3}`,
        parent: null,
        child: null,
        models: own,
        names: 3,
        short: {},
      };
    },
  );
  const layout = { first_year: 2017, years: [0, 200, 300, 400, 500, 600, 650, 720, 800], rows, places };
  return { catalog: indexDocument({ ...NOTHING, models, derivations, families, groups }), layout };
}

const { catalog, layout } = makeCatalog();
const fixed = {
  measure: (id) => 6.5 * catalog.models.get(id).name.length,
  measureLane: ({ family }) => 7 * family.length,
};
const look = { open: [], shownFamilies: new Set(FAMILIES) };
const arrange = (open, [width, height]) =>
  arrangeFamilies(layout, catalog, { ...look, open }, { width, height }, fixed);

function findOverlaps(points, ids) {
  const boxes = ids.map((id) => ({ id, ...points.get(id), end: points.get(id).x + 16 + fixed.measure(id) }));
  return boxes.filter((one) =>
    boxes.some((other) => other.id !== one.id && other.y === one.y && other.x >= one.x && other.x < one.end),
  );
}

for (const stage of STAGES) {
  test(`families: each has a row below the heading of its group, at ${stage}`, () => {
    const { lanes, height, width } = arrange([], stage);
    assert.deepEqual(
      lanes.map(({ kind }) => kind),
      Array(3).fill(["group", "closed", "closed"]).flat(),
    );
    for (const [number, lane] of lanes.entries())
      if (number > 0) assert.equal(lane.top, lanes[number - 1].top + lanes[number - 1].height);
    assert.ok(height >= lanes.at(-1).top + lanes.at(-1).height && width >= stage[0]);
  });

  test(`families: an open one has room for all its names, at ${stage}`, () => {
    const closed = arrange([], stage);
    const { lanes, points, naming } = arrange(["beta"], stage);
    const ids = layout.rows.find(({ family }) => family === "beta").models;
    assert.deepEqual(findOverlaps(points, ids), []);
    const lane = lanes.find(({ family }) => family === "beta");
    for (const id of ids)
      assert.ok(!naming.has(id) && points.get(id).y > lane.top && points.get(id).y < lane.top + lane.height);
    assert.ok(lane.height > closed.lanes.find(({ family }) => family === "beta").height);
  });

  test(`lineage: models fill the stage, with room for every name, at ${stage}`, () => {
    const ids = layout.places.slice(3, 19).map(({ model_id: id }) => id);
    const { points, lanes, gutter, axis } = arrangeLineage(
      layout,
      catalog,
      new Set(ids),
      { width: stage[0], height: stage[1] },
      fixed,
    );
    assert.deepEqual([...points.keys()].sort(), ids);
    assert.deepEqual(findOverlaps(points, ids), []);
    for (const [number, id] of ids.entries())
      if (number > 0) assert.ok(points.get(id).x > points.get(ids[number - 1]).x);
    const [xs, ys] = ["x", "y"].map((key) => [...points.values()].map((point) => point[key]));
    const ends = ids.map((id) => points.get(id).x + 16 + fixed.measure(id));
    const used = (Math.max(...ends) - Math.min(...xs)) * (lanes.at(-1).top + lanes.at(-1).height - axis);
    assert.ok(gutter >= 112, "years are not under the buttons that zoom");
    assert.ok(used >= 0.5 * (stage[0] - gutter) * (stage[1] - axis) && Math.max(...ys) > 0);
  });
}

for (const width of [640, 830, 980, 1110, 2230]) {
  test(`families: all years and all rows' models are seen at once at a width of ${width}`, () => {
    const { width: whole, columns, points, gutter } = arrange([], [width, 600]);
    assert.equal(whole, width);
    for (const { x } of [...columns, ...points.values()]) assert.ok(x > gutter && x < width);
  });
}

test("families: on a phone time keeps its room and goes on beyond the edge", () => {
  assert.ok(arrange([], [390, 600]).width > 800);
});

/** Keep the models from a number on. @param {number} first @param {number} width */
function arrangeFrom(first, width) {
  const kept = new Set(catalog.document.models.slice(first).map(({ id }) => id));
  return arrangeFamilies(layout, catalog, { ...look, kept }, { width, height: 600 }, fixed);
}

test("families: models of a small part of the time have the axis for themselves", () => {
  const { columns, points, gutter, width } = arrangeFrom(26, 1000);
  const xs = [...points.values()].map(({ x }) => x);
  assert.ok(Math.min(...xs) < gutter + 60 && Math.max(...xs) > 1000 - 130 && Math.max(...xs) < width);
  assert.deepEqual(
    columns.map(({ text }) => text),
    ["2022", "2023", "2024"],
  );
});

test("families: models of most of the time stand on the axis of all", () => {
  assert.deepEqual(arrangeFrom(1, 1000).columns, arrange([], [1000, 600]).columns);
});

test("families: on a phone no model of a part is beyond what can be scrolled to", () => {
  const { points, width, gutter } = arrangeFrom(25, 390);
  for (const { x } of points.values()) assert.ok(x > gutter && x < width);
});

test("families: a few that are shown alone are open", () => {
  const { lanes } = arrangeFamilies(
    layout,
    catalog,
    { ...look, shownFamilies: new Set(["beta"]) },
    { width: 900, height: 600 },
    fixed,
  );
  assert.deepEqual(
    lanes.map(({ kind, family }) => [kind, family]),
    [
      ["group", undefined],
      ["open", "beta"],
    ],
  );
});

test("lineage: one model alone, and models of one day, have their places", () => {
  const same = { ...layout, places: layout.places.map((place) => ({ ...place, x: 5 })) };
  for (const count of [0, 1, 5]) {
    const ids = new Set(layout.places.slice(0, count).map(({ model_id: id }) => id));
    const { points, width, height } = arrangeLineage(same, catalog, ids, { width: 900, height: 600 }, fixed);
    assert.deepEqual([points.size, width, height], [count, 900, 600]);
    for (const { x, y } of points.values()) assert.ok(Number.isFinite(x) && Number.isFinite(y));
    assert.deepEqual(findOverlaps(points, [...ids]), []);
  }
});

test("rows: a model takes the row of its parent where that is free", () => {
  const blocks = [
    { id: "a", x: 0, width: 40 },
    { id: "b", x: 10, width: 40 },
    { id: "c", x: 90, width: 40 },
    { id: "d", x: 95, width: 40 },
  ];
  const { rows, count } = packRows(blocks, (id) => ({ c: ["b"], d: ["b"] })[id] ?? []);
  assert.deepEqual([Object.fromEntries(rows), count], [{ a: 0, b: 1, c: 1, d: 0 }, 2]);
});

test("rows keep their height: only time is zoomed, and the way down stays within the picture", () => {
  const extent = { width: 1000, height: 2000, gutter: 100, axis: 26, mostZoom: 12, fixed: true };
  const kept = keepOnStage({ scale: 3, x: 400, y: 5000 }, { width: 800, height: 600 }, extent);
  assert.deepEqual([kept.scale, kept.y], [3, 1700]);
  assert.equal(keepOnStage({ scale: 3, x: 400, y: -99 }, { width: 800, height: 600 }, extent).y, 300);
});

for (const fixedRows of [true, false]) {
  test(`places: what a hand moves can be gone to again, ${fixedRows ? "in rows" : "elsewhere"}`, async () => {
    const arrangement = { width: 1200, height: 900, fixed: fixedRows };
    const size = { width: 800, height: 600 };
    const view = { scale: 2.5, x: 700, y: 450 };
    const at = await new Promise((resolve) =>
      createPlacing({ getView: () => view, size: () => size }, () => arrangement, resolve).tellSoon(),
    );
    const back = readPlace(at, arrangement, size);
    for (const key of ["scale", "x", "y"]) assert.ok(Math.abs(back[key] - view[key]) < 0.5, `${key}: ${at}`);
  });
}

test("families: rows are as low as letters where all then fit, and higher where they are scrolled anyway", () => {
  const heights = [400, 26 + 4 + 9 * 11.3, 26 + 4 + 9 * 11.1].map((height) => {
    const { lanes, line } = arrange([], [1440, height]);
    assert.ok(lanes.every((lane) => lane.height === lanes[0].height));
    return [lanes[0].height, line].map((value) => Number(value.toFixed(2)));
  });
  assert.deepEqual(heights, [
    [19, 12],
    [11.3, 11.3],
    [14, 12],
  ]);
});
