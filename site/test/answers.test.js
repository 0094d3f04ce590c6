import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { indexDocument } from "../static/js/catalog/index.js";
import { createReader } from "../static/js/catalog/reading.js";
import { findAnswers, findTaken } from "../static/js/search/answers.js";
import { completeSelector } from "../static/js/selectors/completion.js";
import { indexForSelectors } from "../static/js/selectors/lineage.js";
import { findMethod, METHOD_NAMES } from "../static/js/selectors/methods.js";
import { selectModels } from "../static/js/selectors/select.js";
import { NOTHING } from "./documents.js";

const path = new URL("../../tests/vectors/selectors.json", import.meta.url);
const { lineage, values } = JSON.parse(readFileSync(path, "utf-8"));
const colours = { palette: [], others: ["#616879", "#7e7680"], values: {} };
const catalog = indexDocument({ ...NOTHING, ...lineage }, colours);
const read = createReader(catalog, (text, channels) => selectModels(catalog.document, text, null, channels));
const index = indexForSelectors(catalog.document);

/** What a text is answered with: `group: answer, answer`, with `~` before a group that is only near. */
const answer = (text) =>
  findAnswers({ catalog, read }, text).map(
    ({ name, isNear, answers }) =>
      `${isNear ? "~" : ""}${name}: ${answers.map(({ model, query }) => model ?? query).join(" ")}`,
  );

test("answers: the values of every method are those that the shell completes", () => {
  const listed = METHOD_NAMES.map((name) => [
    name,
    (findMethod(name).list?.(index) ?? []).map(({ value }) => value).sort(),
  ]);
  assert.deepEqual(Object.fromEntries(listed), values);
});

for (const [text, queries] of [
  ["fam", "family:"],
  ["family:al", "family:alpha family:other"],
  ["FAMILY:AL", "family:alpha family:other"],
  ["license:cl", "licence:closed"],
  ["licence:vi", "licence:'Viz License 1.0'"],
  ["year:2018", "year:2018"],
  ["alpha,lab:gl", "alpha,lab:globex"],
  ["alpha -arch:enc", "alpha -arch:encoder alpha -arch:encoder-decoder"],
  ["(support:dis", "(support:disputed"],
  ["primary:", "primary:yes primary:no"],
  ["2+group:", "2+group:letters"],
  ["alpha+[wei", "alpha+[weights]"],
  ["alpha+[weights,kno", "alpha+[weights,knowledge]"],
  ["[we", "[weights]"],
  ['"Alpha', ""],
  ["params:", ""],
  ["nonsense:a", ""],
  ["", ""],
]) {
  test(`answers: '${text}' may become '${queries}'`, () => {
    const found = completeSelector(index, text).map(({ query }) => query);
    assert.equal(found.join(" ").replaceAll('"', "'"), queries);
  });
}

for (const [text, groups] of [
  [
    "beta",
    ["models: beta", "families: family:beta", "queries: beta+ beta+[weights] +beta", "more: beta-tiny"],
  ],
  ["acme", ["labs: lab:acme"]],
  ["rlhf", ["techniques: uses:rlhf"]],
  ["viz lic", ['queries: licence:"Viz License 1.0"']],
  ["glbex", ["~labs: lab:globex"]],
  ["qqqqqqqq", []],
]) {
  test(`answers: '${text}' is answered in groups`, () => {
    const found = answer(text);
    for (const group of groups)
      assert.ok(
        found.some((one) => one.startsWith(group)),
        `${group} in ${found}`,
      );
    if (groups.length === 0) assert.deepEqual(found, []);
  });
}

test("answers: a lab that is named stands before models that only come from it", () => {
  assert.deepEqual(
    answer("acme").map((one) => one.split(":")[0]),
    ["labs", "models"],
  );
});

test("answers: an empty box gives three examples, each of which finds something", () => {
  const [{ name, answers }, ...others] = findAnswers({ catalog, read }, "");
  assert.deepEqual([name, answers.length, others], ["examples", 3, []]);
  for (const { query } of answers) assert.ok(read(query).ids.length > 0, query);
});

test("answers: 5,000 characters are answered", () => {
  assert.deepEqual(answer("x".repeat(5000)), []);
  assert.equal(answer("beta ".repeat(1000).trim())[0], "models: beta");
});

/** What Enter takes where the answer at `active` is marked; `sent` where the text itself is sent. */
const take = (text, active = -1) => {
  const answers = findAnswers({ catalog, read }, text).flatMap((group) => group.answers);
  const taken = findTaken(read, text, answers, active);
  return taken ? (taken.model ?? taken.query) : "sent";
};

test("enter: a query is sent, and so is what nothing answers", () => {
  assert.deepEqual(
    ["lab:globex", "alpha+", "family:", "zzzzzz", ""].map((text) => take(text)),
    Array(5).fill("sent"),
  );
});

test("enter: mere words take their first answer, and whatever is marked is taken", () => {
  assert.equal(take("globex"), "lab:globex");
  assert.equal(take("alpha"), "alpha");
  assert.notEqual(take("lab:globex", 0), "sent");
});
