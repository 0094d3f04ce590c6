import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { listCarried, listTechniques } from "../static/js/selectors/carrying.js";

const vectors = JSON.parse(
  readFileSync(new URL("../../tests/vectors/carried.json", import.meta.url), "utf-8"),
);

/** @param {{named: string[], steps: any[][]}} vector */
function build({ named, steps }) {
  const ids = [...new Set(steps.flatMap((step) => step.slice(0, 2)))].sort();
  const derivations = steps.map(([parent, child, kind, more]) => {
    return { parent, child, kind, variant: null, support: "supported", ...more };
  });
  const models = ids.map((id) => ({ id, techniques: named.includes(id) ? ["shape"] : [] }));
  const techniques = [
    { id: "shape", carried: true },
    { id: "recipe", carried: false },
  ];
  return /** @type {any} */ ({ models, derivations, techniques });
}

for (const vector of vectors)
  test(`carried: ${vector.name}`, () => {
    const document = build(vector);
    for (const model of document.models) {
      const carried = model.id in vector.ways ? ["shape"] : [];
      assert.deepEqual(listCarried(document, model), carried, model.id);
      assert.deepEqual(listTechniques(document, model), [...model.techniques, ...carried], model.id);
    }
  });
