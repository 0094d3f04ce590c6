import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { placeRowLabels } from "../static/js/drawing/row_labels.js";
import { placeNames } from "../static/js/layout/row_names.js";

const path = new URL("../../tests/vectors/row_names.json", import.meta.url);
const { reach, vectors } = JSON.parse(readFileSync(path, "utf-8"));

for (const { name, dots, left, right, lefts } of vectors) {
  test(`names of a row, as in Python: ${name}`, () => {
    const placed = placeNames(
      dots.map(([x, width]) => ({ x, reach, width })),
      left,
      right,
    );
    assert.deepEqual(placed?.lefts ?? null, lefts);
  });
}

/** @param {[string, number, number, boolean][]} models Ids, places, widths and whether they are milestones. */
function place(models, area) {
  const entries = models.map(([id, x, width]) => ({ id, x, y: 5, radius: 4, width }));
  const naming = new Map(
    models.map(([id, , , milestone], number) => [id, { from: 0, rank: models.length - number, milestone }]),
  );
  return placeRowLabels(entries, naming, area, 12).map(({ id, left, right, apart }) => [
    id,
    left,
    right,
    apart,
  ]);
}

test("closed row: others are named only where no milestone is, right of their dots or else left", () => {
  const models = [
    ["a", 49, 60, false],
    ["b", 191, 40, false],
    ["c", 70, 60, true],
    ["d", 130, 60, false],
  ];
  assert.deepEqual(place(models, { left: -20, right: 200 }), [
    ["c", 77.5, 137.5, false],
    ["a", -18.5, 41.5, false],
    ["b", 143.5, 183.5, false],
  ]);
});

test("closed row: milestones have their names, and those away from their dots are marked", () => {
  const models = [
    ["a", 100, 30, true],
    ["b", 104, 25, true],
    ["c", 110, 40, true],
  ];
  assert.deepEqual(place(models, { left: 0, right: 200 }), [
    ["a", 28.5, 58.5, true],
    ["b", 67.5, 92.5, true],
    ["c", 117.5, 157.5, false],
  ]);
});

test("closed row: where not even milestones have room, the most important ones are named", () => {
  const models = [
    ["a", 20, 50, true],
    ["b", 60, 50, true],
    ["c", 70, 50, true],
  ];
  assert.deepEqual(
    place(models, { left: 0, right: 190 }).map(([id]) => id),
    ["a", "b"],
  );
});
