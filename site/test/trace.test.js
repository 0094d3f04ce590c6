import assert from "node:assert/strict";
import { test } from "node:test";

import { growBranch, readTrace } from "../static/js/catalog/trace.js";

/** @param {string} id @param {string} type */
const makeNode = (id, type = "checkpoint") => ({ id, type, name: id.toUpperCase(), licence: null, says: "" });
/** @param {string} parent @param {string} child */
const makeStep = (parent, child) => ({ parent, child, relation: "finetune" });

const SAVED = {
  schema_version: 1,
  subject: "a/quant",
  nodes: [makeNode("a/quant"), makeNode("a/merge"), makeNode("bert", "model"), makeNode("gpt", "model")],
  steps: [
    makeStep("a/merge", "a/quant"),
    makeStep("bert", "a/merge"),
    makeStep("gpt", "a/merge"),
    makeStep("gpt", "bert"),
  ],
  questions: [{ text: "May it?" }],
};

/** @param {import("../static/js/catalog/trace.js").Twig} twig @returns {string} */
const draw = ({ node, again, below }) => `${node.id}${again ? "!" : ""}(${below.map(draw).join(" ")})`;
/** @param {object} saved */
const grow = (saved) => {
  const trace = readTrace(JSON.stringify(saved));
  assert.ok(trace);
  return growBranch(trace).map(draw).join(" ");
};

test("a trace hangs below the models of the catalog that it was made from", () => {
  assert.equal(grow(SAVED), "bert(a/merge(a/quant())) gpt(a/merge!())");
  assert.deepEqual(readTrace(JSON.stringify(SAVED))?.questions, ["May it?"]);
  assert.equal(readTrace(JSON.stringify(SAVED))?.subject, "A/QUANT");
});

test("a checkpoint with nothing above stands alone", () => {
  assert.equal(grow({ ...SAVED, steps: [] }), "a/quant() a/merge()");
});

test("a circle that someone wrote ends", () => {
  const steps = [makeStep("a/quant", "a/merge"), makeStep("a/merge", "a/quant")];
  assert.equal(grow({ ...SAVED, steps }), "a/quant(a/merge(a/quant!()))");
});

for (const [name, text] of Object.entries({
  "no JSON": "{half",
  "a list": "[]",
  nothing: "null",
  "another version": JSON.stringify({ ...SAVED, schema_version: 2 }),
  "the catalog itself": JSON.stringify({ schema_version: 2, models: [] }),
  "no nodes": JSON.stringify({ ...SAVED, nodes: "x" }),
  "a subject that is not there": JSON.stringify({ ...SAVED, subject: "b" }),
})) {
  test(`no trace: ${name}`, () => assert.equal(readTrace(text), null));
}

test("what is no text, or too long, is left out or cut", () => {
  const nodes = [
    { ...makeNode("a/quant"), name: 7, licence: ["mit"], says: "x".repeat(9999) },
    null,
    3,
    { id: 7 },
  ];
  const trace = readTrace(JSON.stringify({ ...SAVED, nodes, steps: [null, { parent: {}, child: 1 }] }));
  assert.deepEqual(
    [...(trace?.nodes.values() ?? [])],
    [{ id: "a/quant", type: "checkpoint", name: "a/quant", licence: "", says: "x".repeat(300) }],
  );
  assert.deepEqual(trace?.steps, []);
});
