import assert from "node:assert/strict";
import { test } from "node:test";

import { findSeen } from "../static/js/controls/thumb.js";
import { bringTogether, goHome } from "../static/js/stage/framing.js";

const SIZE = { width: 390, height: 400 };

/** Show the selected model of a tree with so many children, and return where a viewport is moved. */
function show(children, more = {}) {
  const ids = Array.from({ length: children }, (_, number) => `child-${number}`);
  const points = new Map([["made", { x: 60, y: (children * 20) / 2 }]]);
  for (const [number, id] of ids.entries()) points.set(id, { x: 180, y: number * 20 });
  const arrangement = {
    points,
    lanes: [],
    ticks: [],
    columns: [{ text: "0", short: "0", x: 0 }],
    narrow: true,
    gutter: 0,
    axis: 30,
    fixed: false,
    ...more,
  };
  const look = {
    framed: [],
    near: ["made", ...ids],
    selected: "made",
    radii: new Map(),
    measure: () => 80,
    measureLane: () => 0,
  };
  const moves = [];
  const viewport = {
    size: () => SIZE,
    moveTo: (view) => moves.push({ to: "part", ...view }),
    hold: (view) => moves.push({ to: "all", ...view }),
  };
  bringTogether(viewport, arrangement, look, false);
  assert.equal(moves.length, 1);
  return moves[0];
}

test("framing: a phone shows a model of a tree with all its kin where they can be read", () => {
  const { to, scale } = show(10);
  assert.equal(to, "all");
  assert.ok(scale >= 0.8);
});

test("framing: of a tree with too many kin a phone shows what can be read around the model", () => {
  const { to, scale, x, y } = show(60);
  assert.equal(to, "part");
  assert.equal(scale, 0.8);
  assert.equal(y, 600);
  const across = (60 - x) * scale + SIZE.width / 2;
  assert.ok(across > 100 && across < SIZE.width / 2, "the model stands left of the middle");
});

test("framing: rows of families are shown together, however small", () => {
  const lanes = [{ top: 0, height: 2000, name: "a" }];
  const { to, scale } = show(60, { lanes });
  assert.equal(to, "all");
  assert.ok(scale < 0.8);
});

test("framing: an outline stays as large as it is, at the selected model", () => {
  const { scale, y } = show(60, { outline: true });
  assert.deepEqual([scale, y], [1, 600]);
});

test("thumb: says which part of a picture is seen, from its first row to its last", () => {
  const size = { width: 390, height: 430 };
  const arrangement = { axis: 30, height: 830, fixed: true };
  const look = (y, scale = 1) => findSeen({ arrangement, size, view: { scale, x: 0, y } });
  assert.deepEqual(look(215), { from: 0, part: 0.5 });
  assert.deepEqual(look(615), { from: 0.5, part: 0.5 });
  assert.deepEqual(look(215, 2), { from: 0, part: 0.5 });
});

test("framing: a picture hardly larger than the stage is seen whole at first, a larger one is not", () => {
  const arrangement = { points: new Map(), width: 900, height: 500, narrow: false, gutter: 0, axis: 0 };
  const begin = (scale) => {
    const moves = [];
    const viewport = {
      size: () => SIZE,
      findLeastScale: () => scale,
      fit: () => moves.push("whole"),
      moveTo: () => moves.push("part"),
    };
    goHome(viewport, arrangement);
    return moves.join();
  };
  assert.equal(begin(0.9), "whole");
  assert.equal(begin(0.5), "part");
});

test("framing: rows begin at their top where the selected model is in sight there", () => {
  const arrangement = { points: new Map([["made", { x: 200, y: 60 }]]), gutter: 100, axis: 26, fixed: true };
  const begin = (y) => {
    let view = { scale: 1, x: 195, y };
    const viewport = { size: () => SIZE, getView: () => view, moveTo: (goal) => (view = goal) };
    bringTogether(viewport, arrangement, { framed: [], near: [], selected: "made" }, false);
    return view.y;
  };
  assert.equal(begin(206), 200);
  assert.equal(begin(200), 200);
});
