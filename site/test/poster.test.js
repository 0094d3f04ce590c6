import assert from "node:assert/strict";
import { test } from "node:test";

import { findSheets, findWhole } from "../static/js/stage/poster.js";

const MOST = 330;

/** A picture below a row of 30 pixels: a name every 20 pixels. */
function makePicture(height, lanes) {
  const labels = [];
  for (let top = 34; top + 12 < height; top += 20) labels.push({ top, bottom: top + 12 });
  return { points: new Map(), lanes, labels, size: { width: 900, height }, arrangement: { axis: 30 } };
}

test("poster: sheets follow each other, and no name is cut", () => {
  const { labels, ...picture } = makePicture(1500, []);
  const sheets = findSheets({ ...picture, labels }, MOST);
  assert.deepEqual([sheets[0].from, sheets.at(-1).to, sheets.length], [30, 1500, 5]);
  sheets.reduce((before, sheet) => {
    assert.equal(before.to, sheet.from);
    return sheet;
  });
  for (const { from, to } of sheets) {
    assert.ok(to - from <= MOST - 30);
    assert.ok(labels.every(({ top, bottom }) => to <= top || to >= bottom));
  }
});

test("poster: a family that fits the next sheet begins there", () => {
  const lanes = [30, 250, 480].map((top) => ({ top, height: 220 }));
  assert.deepEqual(
    findSheets(makePicture(700, lanes), MOST).map(({ to }) => to),
    [250, 480, 700],
  );
});

test("poster: what nowhere has a gap is cut where the sheet ends", () => {
  const picture = { ...makePicture(600, []), labels: [{ top: 30, bottom: 600 }] };
  assert.deepEqual(
    findSheets(picture, MOST).map(({ to }) => to),
    [330, 600],
  );
});

test("poster: what is read from the top down is as high as it is, a map fits its size", () => {
  const whole = { width: 390, height: 1500, gutter: 0, axis: 30, mostZoom: 4 };
  const size = { width: 390, height: 500 };
  for (const high of [{ fixed: true }, { outline: true }, { branch: {} }]) {
    const { view, size: full } = findWhole({ ...whole, ...high }, size);
    assert.deepEqual([view.scale, full], [1, { width: 390, height: 1500 }]);
  }
  const { view, size: full } = findWhole(whole, size);
  assert.ok(view.scale < 0.4);
  assert.deepEqual(full, size);
});
