import assert from "node:assert/strict";
import { test } from "node:test";
import { compareFacts } from "../static/js/panel/comparison.js";

const byId = (...ids) => new Map(ids.map((id) => [id, { id, name: id.toUpperCase() }]));
const CATALOG = {
  document: { models: [], techniques: [], derivations: [] },
  labs: byId("x", "y"),
  tasks: byId("lm", "mlm"),
  techniques: byId("rope", "bpe"),
  families: byId("gpt"),
  architectures: byId("decoder"),
};
const ONE = {
  released: "2021",
  labs: ["x", "y"],
  family: "gpt",
  architecture: "decoder",
  parameters: [],
  licence: { text: "MIT", access: "open" },
  modalities: ["text", "image"],
  pretraining_tasks: ["lm", "mlm"],
  fine_tuning_tasks: ["mlm", "lm"],
  techniques: ["rope", "bpe"],
  corpus: null,
  application: null,
  adds: "One.",
};
const reverse = (model) =>
  Object.fromEntries(
    Object.entries(model).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
  );

test("comparison: lists are compared as sets and stand in the order of the first model", () => {
  const facts = compareFacts(CATALOG, ONE, { ...reverse(ONE), released: "2022" });
  assert.deepEqual(
    facts.filter(({ isSame }) => !isSame).map(({ key }) => key),
    ["released"],
  );
  assert.deepEqual(facts.find(({ key }) => key === "techniques").values, ["ROPE, BPE", "ROPE, BPE"]);
});

test("comparison: lists of other things differ", () => {
  const other = { ...ONE, techniques: ["rope"], labs: ["x"] };
  assert.deepEqual(
    compareFacts(CATALOG, ONE, other).flatMap(({ key, isSame }) => (isSame ? [] : [key])),
    ["labs", "techniques"],
  );
});

test("comparison: a fact that neither model has is left out", () => {
  const keys = compareFacts(CATALOG, ONE, ONE).map(({ key }) => key);
  assert.deepEqual(
    ["carried", "corpus", "adds"].filter((key) => keys.includes(key)),
    ["adds"],
  );
});
