import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { rankByAge } from "../static/js/catalog/ages.js";
import { selectModels } from "../static/js/selectors/select.js";
import { makeChance, makeSelector, makeWorld } from "./brute_force.js";

const path = new URL("../../tests/vectors/selectors.json", import.meta.url);
const { lineage, vectors } = JSON.parse(readFileSync(path, "utf-8"));

for (const { name, selector, exclude, via, ids, error } of vectors) {
  test(`selectors: ${name}`, () => {
    const answer = selectModels(lineage, selector, exclude, via);
    if (!error) assert.deepEqual(answer, { ids });
    else for (const [key, value] of Object.entries(error)) assert.equal(answer.error?.[key], value, key);
  });
}

test("selectors: a thousand random ones choose what brute force chooses", () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const chance = makeChance(seed);
    const world = makeWorld(chance);
    const { text, holds } = makeSelector(world, chance);
    const exclude = chance.pick([null, makeSelector(world, chance)]);
    const oldestFirst = [...rankByAge(world.document).keys()];
    const ids = oldestFirst.filter((id) => holds(id) && !exclude?.holds(id));
    assert.deepEqual(selectModels(world.document, text, exclude?.text), { ids }, `seed ${seed}: ${text}`);
  }
});
