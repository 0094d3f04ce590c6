import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestSelector } from "../static/js/selectors/suggestion.js";

test("suggestions: a comparison with spaces, or a space before the unit, is written as it is meant", () => {
  const read = () => ({});
  assert.equal(suggestSelector("params > 100B", read), "params:>100B");
  assert.equal(suggestSelector("params:>=10 B", read), "params:>=10B");
  assert.equal(suggestSelector("attention > all", read), null);
});

test("suggestions: conditions in short are one query", () => {
  const read = () => ({});
  assert.equal(suggestSelector("2022 open >10B", read), "year:2022,licence:open,params:>10B");
  assert.equal(suggestSelector("closed ≥ 100", read), null);
  assert.equal(suggestSelector("2023, closed", read), "year:2023,licence:closed");
  assert.equal(suggestSelector("2022 llama", read), null);
  assert.equal(suggestSelector("2022", read), null);
});
