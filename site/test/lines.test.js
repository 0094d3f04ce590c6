import assert from "node:assert/strict";
import { test } from "node:test";

import { CHANNELS, orderChannels, SWITCH_CHANNELS } from "../static/js/catalog/vocabulary.js";
import { findEdgeAt } from "../static/js/drawing/edges.js";
import { findHead, LINE_LOOKS, strokeCurves } from "../static/js/drawing/line_looks.js";
import { paintLines } from "../static/js/drawing/paint_lines.js";
import { findUnder } from "../static/js/stage/under.js";

/** Paint lines, and return how each stroke was made; every line leads from (0, 0) to (100, 0). */
function paint(edges, more = {}) {
  const strokes = [];
  const fills = [];
  let dash = [];
  const ctx = {
    setLineDash: (given) => {
      dash = given;
    },
    beginPath() {},
    moveTo() {},
    lineTo() {},
    bezierCurveTo() {},
    closePath() {},
    fill: () => fills.push(ctx.fillStyle),
    stroke: () =>
      strokes.push({ colour: ctx.strokeStyle, width: ctx.lineWidth, dash, alpha: ctx.globalAlpha }),
  };
  const curve = [0, 0, 30, 0, 70, 0, 100, 0];
  const whole = edges.map((edge) => ({
    parent: "a",
    child: "b",
    support: "supported",
    role: null,
    curve,
    ...edge,
  }));
  const frame = {
    arrangement: { axis: 0 },
    edges: whole,
    lit: new Map(),
    colours: { edge: "grey", ancestor: "amber", descendant: "blue", ground: "white" },
    radii: new Map([["b", 4]]),
    grow: 1,
    selected: "a",
    size: { width: 900, height: 100 },
    ...more,
  };
  paintLines(ctx, frame);
  return { strokes, fills };
}

const role = { side: "descendant", distance: 1 };

test("lines: every channel has a look of its own, and weights are the heaviest", () => {
  const looks = CHANNELS.map((channel) => `${LINE_LOOKS[channel].width} ${LINE_LOOKS[channel].dash}`);
  assert.equal(new Set(looks).size, CHANNELS.length);
  const dashes = SWITCH_CHANNELS.map((channel) => LINE_LOOKS[channel].dash.join());
  assert.equal(new Set(dashes).size, SWITCH_CHANNELS.length - 1, "weights and architecture differ in width");
  const others = CHANNELS.filter((channel) => channel !== "weights");
  for (const other of others) assert.ok(LINE_LOOKS[other].width < 0.75 * LINE_LOOKS.weights.width, other);
});

test("lines: lit ones keep the look of their channel, in the colour of their side", () => {
  for (const channel of SWITCH_CHANNELS) {
    const [line] = paint([{ channel, role }]).strokes;
    assert.deepEqual(line, { colour: "blue", ...LINE_LOOKS[channel], alpha: 1 }, channel);
  }
});

test("lines: the head of an arrow is filled, and hollow where no source agrees", () => {
  /** @param {string} support */
  const fill = (support) => paint([{ channel: "idea", support, role }]).fills;
  assert.deepEqual(["supported", "unverified", "disputed"].map(fill), [["blue"], ["white"], ["white"]]);
});

test("lines: the head of an arrow stands before the child and points at it", () => {
  const [tip, ...back] = findHead([0, 0, 30, 0, 70, 0, 100, 0], 5);
  assert.deepEqual(tip, [95, 0]);
  assert.ok(back.every(([x]) => x < 95));
  const [end] = findHead([0, 0, 0, 30, 0, 70, 0, 100, 30, 100, 70, 100, 100, 100], 5);
  assert.deepEqual(end, [95, 100], "of the last part");
  const [low] = findHead([0, 0, 0, 30, 0, 70, 0, 100], 5);
  assert.deepEqual(low, [0, 95]);
});

test("lines: many lit ones are thinner than a few", () => {
  const many = paint(Array.from({ length: 240 }, () => ({ channel: "weights", role }))).strokes[0];
  assert.ok(many.width < LINE_LOOKS.weights.width && many.width > 1);
  assert.ok(many.alpha < 1 && many.alpha > 0.4);
});

test("lines: what is not lit is painted in one stroke for each look, and faint beside what is", () => {
  const plain = ["weights", "idea", "idea", "weights"].map((channel) => ({ channel }));
  const { strokes, fills } = paint(plain);
  assert.deepEqual(
    strokes.map(({ dash }) => dash.join()),
    ["1.5,3.5", ""],
  );
  assert.ok(strokes.every(({ alpha }) => alpha < 0.2));
  assert.deepEqual(fills, []);
});

test("channels: those that count anyway are as good as none; a series has to be asked for", () => {
  assert.deepEqual(orderChannels(["idea", "weights", "architecture", "knowledge"]), []);
  assert.deepEqual(orderChannels(["series", "weights", "taste"]), ["weights", "series"]);
  assert.deepEqual(orderChannels([...SWITCH_CHANNELS]), SWITCH_CHANNELS);
});

test("lines: of many in rows only a few are painted that lead out of sight", () => {
  const curve = [0, 0, 30, 0, 70, 300, 100, 300];
  const edges = Array.from({ length: 100 }, (_, number) => ({
    channel: "weights",
    role,
    ...(number < 40 ? {} : { curve }),
  }));
  const arrangement = { axis: 0, fixed: true };
  assert.equal(paint(edges, { arrangement }).fills.length, 50);
  assert.equal(paint(edges.slice(0, 60), { arrangement }).fills.length, 60);
});

test("lines: every part of a line with detours is painted", () => {
  const parts = [];
  const ctx = {
    beginPath() {},
    stroke() {},
    moveTo: (...at) => parts.push(at),
    bezierCurveTo: (...at) => parts.push(at),
  };
  strokeCurves(ctx, [[0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]]);
  assert.deepEqual(parts, [
    [0, 0],
    [1, 1, 2, 2, 3, 3],
    [4, 4, 5, 5, 6, 6],
  ]);
});

test("lines: one that leads over its row, or makes a detour, can be pointed at where it is", () => {
  const over = { parent: "a", child: "b", role: null, curve: [0, 50, 25, 24, 75, 24, 100, 50] };
  const round = {
    parent: "c",
    child: "d",
    role: null,
    curve: [0, 90, 15, 90, 30, 90, 50, 80, 70, 70, 85, 90, 100, 90],
  };
  const shown = new Set(["a", "b", "c", "d"]);
  const frame = { arrangement: { gutter: 0, axis: 0 }, edges: [over, round], lit: null, shown };
  assert.equal(findEdgeAt(frame, { x: 50, y: 30 }, 4), over);
  assert.equal(findEdgeAt(frame, { x: 50, y: 80 }, 4), round);
  assert.equal(findEdgeAt(frame, { x: 50, y: 50 }, 4), null);
});

/** A line from a dot to another that are far apart, in a stage or in a row that opens. */
function makeLineFrame(more = {}) {
  const line = { parent: "a", child: "b", role: null, curve: [0, 50, 50, 50, 150, 50, 200, 50] };
  return {
    arrangement: { gutter: 0, axis: 0 },
    size: { width: 200, height: 200 },
    points: new Map([
      ["a", { x: 0, y: 50 }],
      ["b", { x: 200, y: 50 }],
    ]),
    radii: new Map([
      ["a", 4],
      ["b", 4],
    ]),
    grow: 1,
    labels: [],
    lanes: [],
    branch: null,
    edges: [line],
    lit: null,
    shown: new Set(["a", "b"]),
    ...more,
  };
}

test("lines: a click beside one means it, a finger's from farther away", () => {
  const frame = makeLineFrame();
  const below = (y) => ({ x: 100, y: 50 + y });
  assert.equal(findUnder(frame, below(7)).edge, frame.edges[0]);
  assert.equal(findUnder(frame, below(9)).edge, null);
  assert.equal(findUnder(frame, below(15), true).edge, frame.edges[0]);
  assert.equal(findUnder(frame, below(17), true).edge, null);
});

test("lines: a finger far from all lines means the model near it", () => {
  const frame = makeLineFrame({ edges: [] });
  assert.equal(findUnder(frame, { x: 20, y: 50 }).model, null);
  assert.equal(findUnder(frame, { x: 20, y: 50 }, true).model, "a");
  assert.equal(findUnder(makeLineFrame(), { x: 20, y: 52 }, true).model, null);
});

test("lines: in a row that opens the row is meant, unless a line is very near", () => {
  const lane = { family: "f", top: 0, height: 100 };
  const frame = makeLineFrame({ lanes: [lane], arrangement: { gutter: 0, axis: 0, naming: new Map() } });
  assert.equal(findUnder(frame, { x: 100, y: 57 }).edge, null);
  assert.equal(findUnder(frame, { x: 100, y: 57 }).family, "f");
  assert.equal(findUnder(frame, { x: 100, y: 54 }).edge, frame.edges[0]);
});

test("lines: what is not painted cannot be pointed at", () => {
  const line = (number) => ({
    parent: "a",
    child: `b${number}`,
    role: { side: "descendant", distance: 1 },
    curve: [number, 50, number, 100, number, 200, number, 400],
  });
  const edges = Array.from({ length: 100 }, (_, number) => line(number * 30));
  const frame = makeLineFrame({ edges, lit: new Map(), arrangement: { gutter: 0, axis: 0, fixed: true } });
  assert.equal(findUnder(frame, { x: 270, y: 150 }).edge, edges[9]);
  assert.equal(findUnder(frame, { x: 300, y: 150 }).edge, null);
});
