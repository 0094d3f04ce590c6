import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { findStarts } from "../static/js/catalog/starts.js";

const path = new URL("../../tests/vectors/headlines.json", import.meta.url);
const { lineage } = JSON.parse(readFileSync(path, "utf-8"));
const COLOURS = { palette: [], values: {}, others: ["#333333", "#cccccc"] };

/** Ids of the models to begin with, where some are milestones. @param {string[]} milestones */
function listStarts(milestones) {
  const models = lineage.models.map((one) => ({ ...one, milestone: milestones.includes(one.id) }));
  return findStarts(indexDocument({ ...lineage, models }, COLOURS)).map(({ id }) => id);
}

test("a reader begins with the models from which most descend", () => {
  assert.deepEqual(listStarts([]), ["transformer", "gpt", "bert"]);
});

test("and with milestones of recent years, of each family one, but not with old ones", () => {
  assert.deepEqual(listStarts(["gpt", "assistant", "sealed", "tiny"]).slice(0, 3), [
    "transformer",
    "gpt",
    "bert",
  ]);
  const recent = listStarts(["gpt-2", "assistant", "sealed", "tiny"]).slice(3);
  const families = recent.map((id) => lineage.models.find((one) => one.id === id).family);
  assert.ok(recent.length > 0);
  assert.equal(new Set(families).size, families.length);
});
