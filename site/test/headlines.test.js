import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { createReader, findShown } from "../static/js/catalog/reading.js";
import { findVisible } from "../static/js/catalog/visible.js";
import { ANCESTRY_CHANNELS } from "../static/js/catalog/vocabulary.js";
import { findFounder, findLongestLine, sortByAge } from "../static/js/headlines/claims.js";
import { makeHeadline } from "../static/js/headlines/headline.js";
import { selectModels } from "../static/js/selectors/select.js";
import { DEFAULT_STATE } from "../static/js/state/fragment.js";
import { listTaken } from "../static/js/state/highlight.js";
import { setLanguage, t } from "../static/js/words/messages.js";
import { makeChance, makeWorld } from "./brute_force.js";
import { NOTHING } from "./documents.js";

const path = new URL("../../tests/vectors/headlines.json", import.meta.url);
const { lineage, vectors } = JSON.parse(readFileSync(path, "utf-8"));

const COLOURS = { palette: [], values: {}, others: ["#333333", "#cccccc"] };

/** The lineage, or some of its models with what joins them. @param {string[]} [ids] */
function keep(ids) {
  if (!ids) return lineage;
  const isKept = (id) => ids.includes(id);
  return {
    ...lineage,
    models: lineage.models.filter(({ id }) => isKept(id)),
    derivations: lineage.derivations.filter(({ parent, child }) => isKept(parent) && isKept(child)),
  };
}

function sayHeadline(document, change) {
  const catalog = indexDocument(document, COLOURS);
  const state = { ...DEFAULT_STATE, ...change };
  const read = createReader(catalog, (text, channels) => selectModels(document, text, null, channels));
  const { shown } = findShown(catalog, read, state, findVisible(catalog, state));
  return makeHeadline(catalog, read, state, shown);
}

for (const vector of vectors) {
  for (const language of ["en", "zh"]) {
    test(`headlines: ${vector.name} in ${language}`, () => {
      setLanguage(language);
      const headline = sayHeadline(keep(vector.keep), vector.state);
      assert.equal(headline.claim, vector[language]);
      for (const [key, value] of Object.entries(vector[`${language}_more`] ?? {}))
        assert.deepEqual(headline[key], value, key);
    });
  }
}

test("headlines: derivations count as the start panel counts them, and those with sources are told", () => {
  const [first, ...others] = lineage.derivations;
  const series = { ...first, kind: "succession", channel: "series" };
  const document = { ...lineage, derivations: [{ ...first, support: "unverified" }, ...others, series] };
  setLanguage("en");
  assert.ok(sayHeadline(document, {}).notes.includes("10 derivations, 9 with sources"));
  setLanguage("zh");
  assert.ok(sayHeadline(document, {}).notes.includes("10 条派生关系，其中 9 条有来源"));
});

test("headlines: of a search that cannot be read this is said, and what narrows the picture anyway", () => {
  const [{ family }] = lineage.models;
  const query = "lab:xyz";
  setLanguage("zh");
  assert.equal(sayHeadline(lineage, { query }).claim, "无法解析该查询");
  setLanguage("en");
  const { claim, filtered } = sayHeadline(lineage, { query });
  assert.deepEqual([claim, filtered], ["This query cannot be read", ""]);
  const narrowed = sayHeadline(lineage, { query, families: [family] });
  assert.equal(narrowed.claim, "This query cannot be read");
  assert.match(narrowed.filtered, /^filtered: Family: /);
  assert.notEqual(sayHeadline(lineage, { query, model: lineage.models[0].id }).claim, claim);
});

test("a share holds what is lit within the time range, as the headline counts it", () => {
  const catalog = indexDocument(lineage, COLOURS);
  const read = createReader(catalog, (text, channels) => selectModels(lineage, text, null, channels));
  const take = (change) => listTaken(catalog, read, { ...DEFAULT_STATE, ...change }, null);
  const [model] = sortByAge(catalog, catalog.models.keys());
  const all = take({ model: model.id, depth: Infinity });
  const later = all.map((id) => catalog.models.get(id).released).sort()[2];
  const month = later.slice(0, 7);
  const kept = all.filter((id) => catalog.models.get(id).released.slice(0, 7) >= month);
  assert.ok(0 < kept.length && kept.length < all.length);
  assert.deepEqual(take({ model: model.id, depth: Infinity, from: month }), kept);
});

test("texts: every number in them is grouped, and texts such as years are left alone", () => {
  setLanguage("en");
  assert.equal(t("table.shown", { n: 1169, all: 1170 }), "1,169 of 1,170 models");
  assert.equal(t("headline.dated", { name: "GPT", year: "2018" }), "GPT (2018)");
});

const VIEWS = ["timeline", "size", "tree", "table"];

/** All that descends from a model, by walking every line again and again. */
function spread(document, id, channels) {
  const counts = (row) => (channels.length > 0 ? channels : ANCESTRY_CHANNELS).includes(row.channel);
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const row of document.derivations) if (counts(row) && found.has(row.parent)) found.add(row.child);
  }
  found.delete(id);
  return found;
}

test("headlines: of five hundred lineages the founder is that of brute force, and a line is one", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const chance = makeChance(seed);
    const document = { ...NOTHING, ...makeWorld(chance).document };
    const catalog = indexDocument(document, COLOURS);
    const ids = [...catalog.models.keys()].filter(() => chance.below(3) > 0);
    const channels = chance.pick([[], ["weights"], ["knowledge", "weights"]]);
    const count = (id) => ids.filter((one) => spread(document, id, channels).has(one)).length;
    const own = Math.max(0, ...ids.map(count));
    const all = Math.max(0, ...[...catalog.models.keys()].map(count));
    const founder = findFounder(catalog, ids, channels);
    assert.equal(founder?.heirs ?? 0, 2 * own >= ids.length ? own : all, `seed ${seed}`);
    if (founder) assert.equal(count(founder.id), founder.heirs);
    const line = findLongestLine(catalog, sortByAge(catalog, ids), channels);
    line.slice(1).forEach((id, place) => {
      assert.ok(spread(document, line[place], channels).has(id));
    });
  }
});

test("headlines: every state of five hundred has whole sentences", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const chance = makeChance(seed);
    const document = { ...NOTHING, ...makeWorld(chance).document };
    for (const model of document.models) model.no_parents = null;
    for (const family of document.families) family.group = null;
    for (const lab of document.labs) lab.spellings = [];
    const [model, other] = [chance.pick(document.models).id, chance.pick(document.models).id];
    const change = {
      view: chance.pick(VIEWS),
      model: chance.pick([null, model]),
      path: chance.pick([null, other === model ? null : other]),
      channels: chance.pick([[], ["weights"]]),
      query: chance.pick(["", "a", "family:one", "zzz", "(("]),
      open: chance.pick([[], ["one"]]),
      families: chance.pick([[], ["two"]]),
      from: chance.pick(["", "2016-05"]),
    };
    for (const language of ["en", "zh"]) {
      setLanguage(language);
      const { claim, notes, filtered, warning } = sayHeadline(document, change);
      assert.ok(claim, `seed ${seed}`);
      for (const text of [claim, ...notes, filtered, warning])
        assert.doesNotMatch(text, /undefined|null|NaN|Infinity|[{}|]/, JSON.stringify(change));
    }
  }
});
