import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { joinItems, quoteCell, writeArxivId } from "../static/js/base/csv_text.js";

const path = new URL("../../tests/vectors/csv.json", import.meta.url);
const { cells, lists, arxiv_ids: ids } = JSON.parse(readFileSync(path, "utf-8"));

for (const { value, cell } of cells) {
  test(`csv: ${JSON.stringify(value)}`, () => assert.equal(quoteCell(value), cell));
}
for (const { items, text } of lists) {
  test(`csv: the list ${JSON.stringify(text)}`, () => assert.equal(joinItems(items), text));
}
for (const { id, cell } of ids) {
  test(`csv: arXiv ${id}`, () => assert.equal(writeArxivId(id), cell));
}
