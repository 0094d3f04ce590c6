import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { countFacet } from "../static/js/catalog/facets.js";
import { indexDocument } from "../static/js/catalog/index.js";
import { findVisible } from "../static/js/catalog/visible.js";
import { selectModels } from "../static/js/selectors/select.js";
import { DEFAULT_STATE } from "../static/js/state/fragment.js";

const path = new URL("../../tests/vectors/headlines.json", import.meta.url);
const { lineage } = JSON.parse(readFileSync(path, "utf-8"));

test("facets: each range of parameters has the models that `params:` finds", () => {
  const catalog = indexDocument(lineage, { palette: [], values: {}, others: ["#333333", "#cccccc"] });
  const found = findVisible(catalog, DEFAULT_STATE);
  const counts = new Map(
    countFacet(catalog, "params", DEFAULT_STATE, found).map(({ value, count }) => [value, count]),
  );
  for (const [value, selector] of [
    ["under-1b", "params:<1B"],
    ["1b-10b", "params:1B..9.99B"],
    ["from-100b", "params:>=100B"],
  ])
    assert.equal(counts.get(value) ?? 0, selectModels(lineage, selector).ids?.length, value);
  assert.deepEqual([counts.get("undisclosed"), counts.get("unknown")], [2, 1]);
  assert.deepEqual([...counts.keys()].at(-1), "unknown");
});
