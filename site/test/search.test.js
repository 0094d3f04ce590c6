import assert from "node:assert/strict";
import { test } from "node:test";

import { prepareEntry, searchEntries } from "../static/js/catalog/search.js";

const entries = [
  ["gpt", "GPT"],
  ["gpt-4", "GPT-4"],
  ["gpt-6", "GPT-6"],
  ["gpt-6.2", "GPT-6.2"],
  ["sgpt-bloom", "SGPT-BLOOM-7B"],
].map((names) => prepareEntry(names[0], names, { weight: 0 }));

test("search: a release that is not here is near those of its series, the nearest number first", () => {
  const found = { ids: ["gpt-6.2", "gpt-6", "gpt-4", "gpt"], fit: "near" };
  assert.deepEqual(searchEntries(entries, "gpt-7"), found);
  assert.deepEqual(searchEntries(entries, "GPT 7"), found);
  assert.equal(searchEntries(entries, "gpt-6").ids[0], "gpt-6");
  assert.equal(searchEntries(entries, "gpt-6").fit, "exact");
});

test("search: a slip beside a number is near what it is a slip of", () => {
  assert.deepEqual(searchEntries(entries, "gtp-4"), { ids: ["gpt-4"], fit: "near" });
});
