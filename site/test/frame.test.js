import assert from "node:assert/strict";
import { test } from "node:test";

import { makeFrame } from "../static/js/drawing/scene.js";
import { listStrips } from "../static/js/drawing/texts.js";

/** What a frame is made of while one model is dragged about on a small stage. */
function describe(more = {}) {
  const points = new Map([["bert", { x: 40, y: 50 }]]);
  const size = { width: 200, height: 100 };
  const extent = { ...size, gutter: 20, axis: 10, narrow: false, spread: 1, mostZoom: 5 };
  return {
    arrangement: {
      ...extent,
      points,
      lanes: [],
      columns: [],
      ticks: [],
      stems: new Map([["bert", [60, 70]]]),
    },
    view: { scale: 1, x: 90, y: 45 },
    size,
    visible: new Set(["bert"]),
    motion: null,
    texts: {
      labels: [{ id: "bert", x: 40, y: 50, left: 48, right: 90, top: 44, bottom: 56 }],
      plates: [],
    },
    ...more,
  };
}

test("frame: a drag shifts names, and places no model before someone asks", () => {
  const given = describe();
  const { points } = given.arrangement;
  given.arrangement.points = {
    [Symbol.iterator]() {
      throw new Error("placed");
    },
  };
  const frame = makeFrame(given);
  const [{ left, top }] = frame.labels;
  assert.deepEqual([left, top], [58, 49]);
  assert.throws(() => frame.points, /placed/);
  given.arrangement.points = points;
  assert.deepEqual([...frame.points], [["bert", { x: 50, y: 55 }]]);
  assert.deepEqual(frame.stems, [{ id: "bert", ys: [65, 75] }]);
  assert.equal(frame.points, frame.points, "once");
});

test("frame: the name of a dot behind the column goes with it", () => {
  assert.equal(makeFrame(describe({ view: { scale: 1, x: 119, y: 45 } })).labels.length, 1);
  assert.equal(makeFrame(describe({ view: { scale: 1, x: 121, y: 45 } })).labels.length, 0);
});

test("frame: between two pictures names stand with their dots", () => {
  const motion = { from: new Map([["bert", { x: 150, y: 55 }]]), at: 0.5 };
  const [{ left, top }] = makeFrame(describe({ motion })).labels;
  assert.deepEqual([left, top], [108, 49]);
});

test("frame: the name of a lane that has no room on the stage is left out, not cut", () => {
  const lanes = [{ text: "Size not known", top: 0, height: 13 }];
  const make = (x) => ({
    lanes,
    arrangement: { narrow: true },
    view: { scale: 0.3 },
    size: { width: 200, height: 100 },
    measureLane: () => 90,
    points: new Map([["m", { x, y: 6 }]]),
    radii: new Map([["m", 4]]),
    grow: 1,
    lit: null,
    selected: null,
  });
  assert.deepEqual(
    listStrips(make(180)).map(({ left, right }) => [left, right]),
    [[0, 116]],
  );
  assert.equal(listStrips(make(60))[0].left, 65);
  assert.deepEqual(listStrips(make(90)), []);
});
