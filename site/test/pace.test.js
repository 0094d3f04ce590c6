import assert from "node:assert/strict";
import { test } from "node:test";

import { pace } from "../static/js/base/pace.js";

test("pace: the first counts at once, then the last of each while", ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const seen = [];
  const tell = pace((value) => seen.push(value), 100);
  for (const value of [1, 2, 3]) tell(value);
  assert.deepEqual(seen, [1]);
  mock.timers.tick(100);
  assert.deepEqual(seen, [1, 3]);
  tell(4);
  assert.deepEqual(seen, [1, 3]);
  mock.timers.tick(100);
  assert.deepEqual(seen, [1, 3, 4]);
  mock.timers.tick(200);
  tell(5);
  assert.deepEqual(seen, [1, 3, 4, 5]);
});
