import assert from "node:assert/strict";
import { test } from "node:test";

import { placeKinds, placePlates, placeTags } from "../static/js/drawing/kinds.js";
import { isOver, placeLabels } from "../static/js/drawing/labels.js";
import { paintText } from "../static/js/drawing/paint.js";

const AREA = { left: 0, top: 0, right: 900, bottom: 900 };
const HEIGHT = 12;

/** Columns of points, 60 px apart, with names wider than that. */
function makeColumns(columns, rows, pitch) {
  return Array.from({ length: columns * rows }, (_, number) => ({
    id: `m${number}`,
    x: 100 + 60 * Math.floor(number / rows),
    y: 100 + pitch * (number % rows),
    radius: 4,
    width: 90,
  }));
}

function findClashes(placed) {
  return placed.filter((one) => placed.some((other) => other.id !== one.id && isOver(one, other)));
}

for (const [columns, rows, pitch] of [
  [5, 8, 27],
  [8, 20, 13],
]) {
  test(`names: every one of ${columns * rows} points has one, with its beginning at least, ${pitch} px a row`, () => {
    const items = makeColumns(columns, rows, pitch);
    const { placed } = placeLabels(items, AREA, HEIGHT);
    assert.deepEqual(placed.map(({ id }) => id).sort(), items.map(({ id }) => id).sort());
    assert.deepEqual(findClashes(placed), []);
    assert.ok(placed.some(({ cut }) => cut));
    for (const { id, cut, left, right, top } of placed) {
      const { x, y, width } = items.find((item) => item.id === id);
      assert.equal(Boolean(cut), right - left < width);
      if (cut) assert.deepEqual([left > x, top], [true, y - HEIGHT / 2]);
    }
  });
}

test("names: of more than can be read none is cut", () => {
  const { placed } = placeLabels(makeColumns(9, 20, 13), AREA, HEIGHT);
  assert.ok(placed.length > 0 && placed.length < 180);
  assert.ok(placed.every(({ cut, left, right }) => !cut && right - left === 90));
});

test("names: one above a point is clear of the names of those beside it in its row", () => {
  const items = [
    { id: "right", x: 160, y: 50, radius: 4, width: 90 },
    { id: "left", x: 60, y: 50, radius: 4, width: 20 },
    { id: "between", x: 100, y: 50, radius: 4, width: 90 },
  ];
  const { placed } = placeLabels(items, AREA, HEIGHT);
  assert.deepEqual(
    placed.map(({ id, top }) => [id, top]),
    [
      ["right", 44],
      ["left", 44],
      ["between", 32],
    ],
  );
});

test("kinds: one stands where its line is alone, and nowhere where it never is", () => {
  const { boxes } = placeLabels([], AREA, HEIGHT);
  /** A straight line to the right, with its kind in the middle or near its end. */
  const plate = (kind, end) => ({
    kind,
    width: 40,
    curve: [0, 300, 100, 300 + (end - 300) / 3, 200, 300 + ((end - 300) * 2) / 3, 300, end],
    places: [0.5, 0.8].map((at) => ({ x: 300 * at, y: 300 + (end - 300) * at })),
  });
  /** @param {number[]} ends */
  const place = (...ends) => {
    const plates = ends.map((end) => plate(`to ${end}`, end));
    return placePlates(boxes, plates, AREA, HEIGHT).map(({ kind, left }) => [kind, left + 20]);
  };
  assert.deepEqual(place(300), [["to 300", 150]]);
  assert.deepEqual(place(100, 120), []);
  assert.deepEqual(place(700, 720, 850), [["to 850", 150]]);
});

test("kinds: at names they take the first place that is free, and none covers another", () => {
  const { boxes } = placeLabels([], AREA, HEIGHT);
  const places = [
    { x: 100, y: 100 },
    { x: 200, y: 100 },
    { x: -500, y: 100 },
  ];
  const tags = ["one", "two", "three"].map((kind) => ({ kind, width: 40, places }));
  const placed = placeTags(boxes, tags, AREA, HEIGHT);
  assert.deepEqual(
    placed.map(({ kind, left }) => [kind, left + 20]),
    [
      ["one", 100],
      ["two", 200],
    ],
  );
});

test("kinds: in an outline each stands behind the name of its child, or nowhere", () => {
  const ids = ["root", "one", "two", "end"];
  const xs = [20, 36, 152.1, 36];
  const widths = [60, 60, 54.1, 300];
  const points = new Map(ids.map((id, row) => [id, { x: xs[row], y: 100 + 20 * row }]));
  const items = ids.map((id, row) => ({ id, ...points.get(id), radius: 4, width: widths[row] }));
  const area = { ...AREA, right: 390 };
  const { placed: labels, boxes } = placeLabels(items, area, HEIGHT);
  const pairs = ids.slice(1).map((child) => ({
    parent: "root",
    child,
    rows: [{ kind: child === "one" ? "scaling" : "distillation", channel: "architecture" }],
  }));
  const lit = new Map(ids.map((id, number) => [id, { side: "descendant", distance: Math.min(1, number) }]));
  const given = {
    arrangement: { points, outline: true, axis: 0 },
    view: { scale: 1, x: 0, y: 0 },
    catalog: { pairs },
    selected: "root",
    visible: new Set(ids),
    channels: [],
    measureKind: () => 75.3,
    lit,
  };
  const plates = placeKinds(given, labels, boxes, area);
  assert.deepEqual(
    plates.map(({ child, kind, top, left }) => [child, kind, top + HEIGHT / 2, Math.round(left)]),
    [
      ["one", "scaling", 120, 106],
      ["two", "distillation", 140, 216],
    ],
  );
});

test("names: one that is cut is painted with a sign that it is", () => {
  const texts = [];
  const ctx = new Proxy(
    { fillText: (text) => texts.push(text), measureText: () => ({ width: 1 }) },
    {
      get: (own, key) => own[key] ?? (() => {}),
      set: () => true,
    },
  );
  const label = { id: "m", left: 10, right: 46, top: 10, bottom: 22, x: 0, y: 0, cut: true };
  const fit = (_font, text, room) => `${text.slice(0, room / 9)}…`;
  const frame = {
    labels: [label, { ...label, cut: false }],
    plates: [],
    lanes: [],
    columns: [],
    ticks: [],
    strips: [],
    branch: null,
    points: new Map(),
    size: { width: 100, height: 100 },
    arrangement: { axis: 0, gutter: 0 },
    fonts: {},
    colours: {},
    shown: new Set(["m"]),
    lit: null,
    fit,
    nameMark: () => "A long name",
    measureText: () => 1,
    measureLane: () => 1,
  };
  paintText(ctx, frame);
  assert.deepEqual(texts.slice(0, 2), ["A lo…", "A long name"]);
});
