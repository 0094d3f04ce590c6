import assert from "node:assert/strict";
import { test } from "node:test";

import { paintGutter, paintLeaders } from "../static/js/drawing/paint_rows.js";

const LETTER = 6;
const catalog = {
  families: new Map([["a", { id: "a", name: "Alpha", group: null }]]),
  models: new Map([["m", { id: "m", family: "a" }]]),
  classes: () => ({ all: [], of: new Map([["m", { colour: ["c", "c"] }]]) }),
};
const frame = {
  catalog,
  colour: "lab",
  colours: { ground: "g", band: "b", text: "t", muted: "m", line: "l" },
  fonts: { label: "label", strong: "strong", low: "low", lowStrong: "low strong", kind: "kind" },
  size: { width: 400, height: 100 },
  arrangement: { gutter: 100, axis: 20 },
  shownFamilies: new Set(["a"]),
  shown: new Set(["m"]),
  lanes: [{ kind: "closed", family: "a", top: 20, height: 14, count: 104 }],
};

/** Return a painter that keeps what it is told. */
function makePainter() {
  const told = [];
  const tell =
    (what) =>
    (...given) =>
      told.push([what, ...given]);
  const names = ["fillText", "fillRect", "beginPath", "moveTo", "lineTo", "stroke"];
  const ctx = Object.fromEntries(names.map((what) => [what, tell(what)]));
  return { ...ctx, told, measureText: (text) => ({ width: LETTER * text.length }) };
}

test("column of families: counts end at one line, whatever draws the texts", () => {
  const ctx = makePainter();
  paintGutter(ctx, frame);
  const [, , left] = ctx.told.find(([what, text]) => what === "fillText" && text === "104");
  assert.equal(left + 3 * LETTER, frame.arrangement.gutter - 7);
});

test("column of families: the name of a group ends inside it, cut where it is longer", () => {
  const ctx = makePainter();
  const groups = new Map([["g", { name: "A group with a name that is long" }]]);
  const lane = { kind: "group", group: "g", top: 20, height: 14, count: 104 };
  paintGutter(ctx, { ...frame, catalog: { ...catalog, groups }, lanes: [lane] });
  const texts = ctx.told.filter(([what]) => what === "fillText");
  assert.equal(texts.length, 1);
  const [, text, left] = texts[0];
  assert.match(text, /^A group .*…$/);
  assert.ok(left + LETTER * text.length < frame.arrangement.gutter);
});

test("closed row: a line leads below a name from its dot, and none where they stand together", () => {
  const ctx = makePainter();
  const label = { id: "m", left: 200, right: 230, top: 21, bottom: 33 };
  const points = new Map([["m", { x: 150, y: 27 }]]);
  paintLeaders(ctx, { ...frame, points, labels: [label] });
  assert.deepEqual(ctx.told, []);
  paintLeaders(ctx, { ...frame, points, labels: [{ ...label, apart: true }] });
  assert.deepEqual(
    ctx.told.filter(([what]) => what.endsWith("To")),
    [
      ["moveTo", 150, 27],
      ["lineTo", 150, 32.5],
      ["lineTo", 230, 32.5],
    ],
  );
});
