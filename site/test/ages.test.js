import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rankByAge } from "../static/js/catalog/ages.js";
import { KINDS } from "../static/js/catalog/vocabulary.js";

const path = new URL("../../tests/vectors/ages.json", import.meta.url);
const vector = JSON.parse(readFileSync(path, "utf-8"));

const channelOf = (kind) => Object.keys(KINDS).find((channel) => KINDS[channel].includes(kind));
const models = Object.entries(vector.models).map(([id, released]) => ({ id, released }));
const derivations = vector.derivations.map(([parent, child, kind]) => ({
  parent,
  child,
  channel: channelOf(kind),
}));

test("ages: none stands before its parent where dates do not tell, as in Python", () => {
  assert.deepEqual([...rankByAge({ models, derivations }).keys()], vector.order);
});

test("ages: the order of the lists changes nothing, and a circle does no harm", () => {
  const reversed = { models: models.toReversed(), derivations: derivations.toReversed() };
  assert.deepEqual([...rankByAge(reversed).keys()], vector.order);
  const circle = { parent: "zebra", child: "llama", channel: "weights" };
  assert.equal(rankByAge({ models, derivations: [...derivations, circle] }).size, models.length);
});
