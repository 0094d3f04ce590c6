import assert from "node:assert/strict";
import { test } from "node:test";

import { keepRows, keepRowsInSight } from "../static/js/stage/rows_sight.js";

const SIZE = { width: 390, height: 600 };
const HOME = { scale: 1, x: 195, y: 300 };

/** Rows from the left to the right, of which some are open. */
function makeRows(open = []) {
  const spans = { early: [200, 500], late: [900, 1300], last: [1100, 1300] };
  const lanes = Object.entries(spans).map(([family, [from, to]], number) => ({
    family,
    kind: open.includes(family) ? "open" : "closed",
    top: 26 + number * 400,
    height: 14,
    from,
    to,
  }));
  return { lanes, gutter: 150, axis: 26 };
}

test("rows: where one is in sight nothing moves", () => {
  assert.deepEqual(keepRowsInSight(HOME, makeRows(), SIZE), HOME);
});

test("rows: what is left of them comes into sight where nothing would be", () => {
  const rows = makeRows();
  const { x, y } = keepRowsInSight(HOME, { ...rows, lanes: rows.lanes.slice(1) }, SIZE);
  const first = 900 - x + SIZE.width / 2;
  assert.ok(first > rows.gutter && first < SIZE.width / 2 + rows.gutter);
  assert.equal(y, HOME.y);
});

test("rows: one that is opened comes into sight, and those that were open do not count", () => {
  const both = makeRows(["early", "last"]);
  const { x, y } = keepRowsInSight(HOME, both, SIZE, makeRows(["early"]));
  assert.ok(1100 - x + SIZE.width / 2 > both.gutter && 1100 - x < SIZE.width / 2);
  assert.ok(826 - y + SIZE.height / 2 > both.axis && 826 - y < SIZE.height / 2, "its upper edge");
  assert.deepEqual(keepRowsInSight(HOME, both, SIZE, both), HOME);
});

test("rows: on another axis of time they are seen from its beginning, on the same where one looked", () => {
  const view = { scale: 3, x: 1000, y: 320 };
  const viewport = { size: () => SIZE, getView: () => view };
  const rows = (text) => ({ ...makeRows(), naming: new Map(), columns: [{ text, x: 200 }] });
  assert.deepEqual(keepRows(viewport, rows("2020"), rows("2020")), view);
  assert.deepEqual(keepRows(viewport, rows("2020"), rows("2017")), { scale: 1, x: 195, y: 320 });
  assert.equal(keepRows(viewport, rows("2020"), makeRows()), null);
});
