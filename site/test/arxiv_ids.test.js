import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { findArxivId } from "../static/js/base/arxiv_ids.js";

const path = new URL("../../tests/vectors/arxiv_ids.json", import.meta.url);

for (const { name, text, id } of JSON.parse(readFileSync(path, "utf-8"))) {
  test(`arXiv ids: ${name}`, () => assert.equal(findArxivId(text), id));
}

test("arXiv ids: a text without end is refused at once", () => {
  for (const sign of ["a.", "[", "1810.04805 (", "google.com/url?&q="])
    assert.equal(findArxivId(sign.repeat(1e6)), null);
});
