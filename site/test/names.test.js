import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fold } from "../static/js/catalog/folding.js";
import { findNamedModels, foldName, indexNames } from "../static/js/catalog/names.js";
import { indexForSelectors } from "../static/js/selectors/lineage.js";

const path = new URL("../../tests/vectors/names.json", import.meta.url);
const { document, models, others, searched } = JSON.parse(readFileSync(path, "utf-8"));
const TABLES = {
  group: "groups",
  family: "families",
  lab: "labs",
  task: "tasks",
  technique: "techniques",
  architecture: "architectures",
};

for (const { name, text, ids } of models) {
  test(`names of models: ${name}`, () =>
    assert.deepEqual(findNamedModels(indexForSelectors(document), text), ids));
}

for (const { sort, name, text, ids } of others) {
  test(`names of each ${sort}: ${name}`, () =>
    assert.deepEqual(indexNames(document[TABLES[sort]]).get(foldName(text)) ?? [], ids));
}

for (const { text, folded } of searched) {
  test(`names in a search: ${text}`, () => assert.equal(fold(text), folded));
}
