import assert from "node:assert/strict";
import { test } from "node:test";

import { groupBy } from "../static/js/base/maps.js";
import { findMet, lightTrace, readTrace } from "../static/js/catalog/trace.js";
import { fitName } from "../static/js/layout/branch.js";
import { layOutRows } from "../static/js/layout/branch_rows.js";
import { setLanguage } from "../static/js/words/messages.js";
import { sayAsked, sayQuestion, sayStep, sayTrace } from "../static/js/words/trace.js";

/**
 * @import {Catalog} from "../static/js/types/page.js"
 * @import {Trace} from "../static/js/types/trace.js"
 */

/** @param {string} id @param {string} type @param {object} [more] */
const makeNode = (id, type = "checkpoint", more = {}) => ({
  ...{ id, type, name: id.toUpperCase(), licence: null, state: "read", says: "" },
  ...more,
});
/** @param {string} parent @param {string} child @param {string} [relation] */
const makeStep = (parent, child, relation = "finetune") => ({ parent, child, relation });

const MERGE = {
  schema_version: 1,
  subject: "a/quant",
  nodes: [
    makeNode("a/quant"),
    makeNode("a/merge", "checkpoint", { licence: "mit" }),
    makeNode("bert", "model", { licence: "Apache-2.0" }),
    makeNode("gpt", "model"),
    makeNode("newer", "model"),
  ],
  steps: [
    makeStep("a/merge", "a/quant", "quantized"),
    makeStep("bert", "a/merge", "merge"),
    makeStep("gpt", "a/merge", "merge"),
    makeStep("newer", "a/merge", "merge"),
    makeStep("root", "bert"),
  ],
  loops: [],
  questions: [{ child: "a/merge", parent: "bert", about: "wider", text: "May it?" }],
};

/** @param {[string, string][]} steps @returns {Catalog} */
const makeCatalog = (steps) => {
  const ids = ["root", "bert", "gpt"];
  const rows = steps.map(([parent, child]) => ({ parent, child, channel: "architecture" }));
  const models = new Map(ids.map((id) => [id, { id, name: id.toUpperCase() }]));
  return /** @type {any} */ ({ models, parents: groupBy(rows, ({ child }) => child) });
};
const CATALOG = makeCatalog([
  ["root", "bert"],
  ["bert", "gpt"],
]);

/** @param {object} saved @returns {Trace} */
const read = (saved) => {
  const trace = readTrace(JSON.stringify(saved));
  assert.ok(trace);
  return trace;
};
/** @param {Trace} trace */
const layOut = (trace) => layOutRows(trace, findMet(trace, CATALOG));
/** @param {object} saved */
const draw = (saved) =>
  layOut(read(saved)).rows.map(({ node, lane, parents }) => `${node.id}@${lane} <- ${parents.join(", ")}`);
/** @param {[string, string][]} steps */
const trace = (...steps) => ({
  ...MERGE,
  subject: steps[0][1],
  nodes: [...new Set(steps.flat())].map((id) => makeNode(id, CATALOG.models.has(id) ? "model" : undefined)),
  steps: steps.map(([parent, child]) => makeStep(parent, child)),
});

test("checkpoints stand in rows below what they were made from, models of the catalog above them", () => {
  assert.deepEqual(findMet(read(MERGE), CATALOG), ["bert", "gpt"]);
  assert.deepEqual(draw(MERGE), ["newer@2 <- ", "a/merge@0 <- bert, gpt, newer", "a/quant@0 <- a/merge"]);
  assert.deepEqual([...layOut(read(MERGE)).met], Object.entries({ bert: 0, gpt: 1 }));
});

test("a lane is kept until the last child of who stands in it", () => {
  const diamond = trace(["left", "end"], ["right", "end"], ["top", "left"], ["top", "right"]);
  assert.deepEqual(draw(diamond), ["top@0 <- ", "left@1 <- top", "right@0 <- top", "end@0 <- left, right"]);
});

test("a chain of fifty is one lane, and one of two thousand is drawn too", () => {
  for (const length of [50, 1999]) {
    /** @type {[string, string][]} */
    const steps = Array.from({ length }, (_, number) => [`a/${number + 1}`, `a/${number}`]);
    const { rows, lanes } = layOut(read(trace(...steps)));
    assert.equal(rows.length, length + 1);
    assert.equal(lanes, 1);
    assert.equal(rows.at(-1)?.node.id, "a/0");
  }
});

test("a checkpoint with nothing above stands alone, and meets nothing", () => {
  const lonely = { ...MERGE, steps: [] };
  assert.deepEqual(draw(lonely), ["a/quant@0 <- "]);
  assert.equal(sayTrace(CATALOG, read(lonely), []), "Trace of A/QUANT: it meets no model of this catalog");
});

test("a model of the catalog has no branch of its own", () => {
  const itself = read({ ...MERGE, subject: "bert" });
  assert.deepEqual(findMet(itself, CATALOG), ["bert"]);
  assert.deepEqual(layOut(itself).rows, []);
  assert.equal(sayTrace(CATALOG, itself, ["bert"]), "Trace of BERT, a model of this catalog");
});

test("a circle ends and is said, whether the command saw it or someone wrote it", () => {
  const circle = trace(["a", "b"], ["b", "a"], ["b", "b"]);
  const written = layOut(read(circle)).rows;
  assert.deepEqual(
    written.map(({ node }) => [node.id, node.loops]),
    [
      ["a", ["B"]],
      ["b", []],
    ],
  );
  const seen = read({ ...MERGE, loops: [{ parent: "a/quant", child: "a/merge" }, { parent: 1 }, null] });
  assert.deepEqual(seen.nodes.get("a/merge")?.loops, ["A/QUANT"]);
});

test("what a trace meets is lit with all that it descends from, the nearest way", () => {
  assert.deepEqual(
    [...lightTrace(CATALOG, read(MERGE), [])].map(([id, { role, distance }]) => [id, role, distance]),
    [
      ["root", "ancestor", 1],
      ["bert", "ancestor", 1],
      ["gpt", "self", 0],
    ],
  );
});

test("steps, states and questions are said in the language of the page", () => {
  const row = layOut(read(MERGE)).rows[1];
  const { node } = row;
  assert.equal(sayStep(row), "merge · mit");
  assert.equal(sayAsked(node), "? 1 question");
  assert.equal(
    sayQuestion(read(MERGE), node, node.questions[0]),
    "A/MERGE says “mit”, and carries weights of BERT, which says “Apache-2.0”: may it?",
  );
  assert.equal(sayQuestion(read(MERGE), node, { ...node.questions[0], about: "new" }), "May it?");
  const unseen = { about: "unseen", parent: "null", text: "" };
  assert.equal(
    sayQuestion(read(MERGE), node, unseen),
    "The licence of A/MERGE could not be seen: what is it?",
  );
  const gated = { ...row, node: { ...node, licence: "", state: "gated", says: "renamed from a/b; gated" } };
  assert.equal(sayStep(gated), "merge · renamed from a/b · gated");
  setLanguage("zh");
  assert.equal(sayStep(gated), "合并 · 原名 a/b · 需申请访问");
  assert.equal(sayTrace(CATALOG, read(MERGE), ["bert", "gpt"]), "A/QUANT 的溯源：上接 BERT、GPT");
  setLanguage("en");
  assert.equal(sayStep({ ...row, relations: ["constructor"] }), "constructor · mit");
});

for (const [name, text] of Object.entries({
  "no JSON": "{half",
  "a list": "[]",
  nothing: "null",
  "another version": JSON.stringify({ ...MERGE, schema_version: 2 }),
  "the catalog itself": JSON.stringify({ schema_version: 2, models: [] }),
  "no nodes": JSON.stringify({ ...MERGE, nodes: "x" }),
  "a subject that is not there": JSON.stringify({ ...MERGE, subject: "b" }),
})) {
  test(`no trace: ${name}`, () => assert.equal(readTrace(text), null));
}

test("what is no text, too long or not to be seen is left out or cut", () => {
  const nodes = [
    { ...makeNode("a/quant"), name: 7, licence: ["mit"], says: "x".repeat(9999) },
    { ...makeNode("b"), name: "\u202etxt.\u0001\ud800</script>\ufffe" },
    null,
    3,
    { id: 7 },
  ];
  const found = read({
    ...MERGE,
    nodes,
    steps: [null, { parent: {}, child: 1 }],
    questions: [{ child: "c" }],
  });
  const { name, licence, says } = /** @type {any} */ (found.nodes.get("a/quant"));
  assert.deepEqual([name, licence, says], ["a/quant", "", "x".repeat(300)]);
  assert.equal(found.nodes.get("b")?.name, "txt.</script>");
  assert.equal(found.nodes.size, 2);
  assert.deepEqual(found.steps, []);
});

test("a long name keeps its owner and its end", () => {
  /** @param {number} most */
  const fit = (most) => fitName("acme/model-Q4_K_M", (text) => text.length <= most);
  assert.deepEqual([fit(17), fit(16), fit(9)], ["acme/model-Q4_K_M", "acme/mod…-Q4_K_M", "acme…_K_M"]);
  assert.equal(fit(0).length, 3);
});

test("more nodes than anyone draws are left out", () => {
  const nodes = Array.from({ length: 9000 }, (_, number) => makeNode(`a/${number}`));
  assert.equal(read({ ...MERGE, subject: "a/0", nodes }).nodes.size, 2000);
});
