import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestSelector } from "../static/js/selectors/suggestion.js";

test("suggestions: a comparison with spaces, or a space before the unit, is written as it is meant", () => {
  const read = () => ({});
  assert.equal(suggestSelector("params > 100B", read), "params:>100B");
  assert.equal(suggestSelector("params:>=10 B", read), "params:>=10B");
  assert.equal(suggestSelector("attention > all", read), null);
});
