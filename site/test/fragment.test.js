import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { makeIssueLink, makeMissingLink } from "../static/js/catalog/citation.js";
import { indexDocument } from "../static/js/catalog/index.js";
import { createReader } from "../static/js/catalog/reading.js";
import { selectModels } from "../static/js/selectors/select.js";
import { findUnfollowed } from "../static/js/state/address.js";
import { LONGEST_QUERY, parseFragment } from "../static/js/state/fragment.js";

const { lineage } = JSON.parse(
  readFileSync(new URL("../../tests/vectors/headlines.json", import.meta.url), "utf-8"),
);
const catalog = indexDocument(lineage, { palette: [], values: {}, others: ["#333333", "#cccccc"] });
const read = createReader(catalog, (text) => selectModels(lineage, text));

test("a search of two thousand characters comes back from its address, a longer one says so", () => {
  const query = "x".repeat(LONGEST_QUERY);
  assert.equal(parseFragment(`q=${query}`, catalog).query, query);
  assert.deepEqual(findUnfollowed(`q=${query}`, catalog), { unknown: [], settings: [], tooLong: false });
  assert.equal(parseFragment(`q=${query}y`, catalog).query, query);
  assert.deepEqual(findUnfollowed(`q=${query}y&model=nobody`, catalog), {
    unknown: ["nobody"],
    settings: [],
    tooLong: true,
  });
});

for (const [fragment, settings] of [
  ["from=2030&to=2010", ["from=2030", "to=2010"]],
  ["from=2021-01&to=2020-01&q=gpt", ["from=2021-01", "to=2020-01"]],
  ["colour=foo&view=nowhere", ["view=nowhere", "colour=foo"]],
  ["family=gpt,nobody&lab=acme,nobody", ["family=nobody", "lab=nobody"]],
  ["view=timeline&colour=group&depth=2", []],
  ["view=size&colour=lab&from=2018-01&depth=all", []],
]) {
  test(`what means nothing in '${fragment}' is told`, () => {
    assert.deepEqual(findUnfollowed(fragment, catalog).settings, settings);
  });
}

for (const [text, ids, near] of [
  ["gpt-3", ["gpt-3"], false],
  ["gpt", ["gpt"], false],
  ["acme", [...catalog.models.keys()], false],
  ["gtp-3", ["gpt-3"], true],
  ["acme 3", ["gpt-3"], true],
  ["3 gpt", ["gpt-3"], true],
  ["mistral", [], false],
]) {
  test(`what only resembles '${text}' says so`, () => {
    const meaning = read(text);
    assert.deepEqual([meaning.ids.sort(), meaning.fit === "near"], [ids.sort(), near]);
  });
}

test("reports go to the forms of the repository, with the name filled in", () => {
  const fields = (address) => Object.fromEntries(new URL(address).searchParams);
  const form = { template: "wrong-fact.yml" };
  assert.deepEqual(fields(makeIssueLink(null)), form);
  const about = { title: "gpt-3: ", model: "GPT-3 (gpt-3)" };
  assert.deepEqual(fields(makeIssueLink(catalog.models.get("gpt-3"))), { ...form, ...about });
  assert.deepEqual(fields(makeMissingLink("A & B")), { template: "missing-model.yml", model: "A & B" });
});
