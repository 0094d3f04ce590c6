import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { findOffered } from "../static/js/controls/notice.js";

const path = new URL("../../tests/vectors/headlines.json", import.meta.url);
const { lineage } = JSON.parse(readFileSync(path, "utf-8"));
const document = {
  ...lineage,
  models: lineage.models.map((model, number) => (number < 4 ? { ...model, aliases: ["Shared"] } : model)),
};
const catalog = indexDocument(document, { palette: [], values: {}, others: ["#333333", "#cccccc"] });
const find = () => [...catalog.models.keys()];

test("notice: every model that a name of a link means is offered, and is not called near", () => {
  const ids = document.models.slice(0, 4).map(({ id }) => id);
  assert.deepEqual(findOffered({ catalog, find }, "shared"), { isShared: true, ids });
});

test("notice: of what a name may be a slip of, the first three are offered", () => {
  assert.deepEqual(findOffered({ catalog, find }, "gpt-"), {
    isShared: false,
    ids: ["gpt", "gpt-2", "gpt-3"],
  });
  assert.deepEqual(findOffered({ catalog, find }, "bret"), { isShared: false, ids: ["bert"] });
});
