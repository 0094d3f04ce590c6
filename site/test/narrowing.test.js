import assert from "node:assert/strict";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { createReader, findKept } from "../static/js/catalog/reading.js";
import { findPlaced } from "../static/js/catalog/visible.js";
import { makeHeadline } from "../static/js/headlines/headline.js";
import { arrangeFamilies } from "../static/js/layout/families.js";
import { arrangePicture } from "../static/js/layout/views.js";
import { selectModels } from "../static/js/selectors/select.js";
import { FIRST_LOOK } from "../static/js/stage/look.js";
import { listCriteria } from "../static/js/state/criteria.js";
import { DEFAULT_STATE } from "../static/js/state/fragment.js";
import { setLanguage } from "../static/js/words/messages.js";
import { NOTHING } from "./documents.js";

setLanguage("en");

const make = (id, family, released, access) => ({
  id,
  name: id.toUpperCase(),
  family,
  released,
  aliases: [],
  labs: [],
  modalities: [],
  techniques: [],
  pretraining_tasks: [],
  fine_tuning_tasks: [],
  parameters: [],
  licence: { text: "", access },
  paper: null,
});
const models = [
  make("a1", "alpha", "2018-01", "open"),
  make("a2", "alpha", "2021-01", "open"),
  make("a3", "alpha", "2024-06", "closed"),
  make("b1", "beta", "2019-01", "open"),
  make("c1", "gamma", "2024-01", "open"),
  make("a4", "alpha", "2024-09", "open"),
  make("a5", "alpha", "2025-01", "open"),
];
const families = ["alpha", "beta", "gamma"].map((id) => ({ id, name: id, group: null }));
const document = { ...NOTHING, models, families, derivations: [] };
const catalog = indexDocument(document, { palette: [], values: {}, others: ["#333333", "#cccccc"] });
const read = createReader(catalog, (text, channels) => selectModels(document, text, null, channels));
const layout = {
  first_year: 2018,
  years: [0, 100, 200, 300, 400, 500, 600, 700, 800],
  places: models.map(({ id, released }) => ({
    model_id: id,
    x: (Number(released.slice(0, 4)) - 2018) * 100,
  })),
  rows: families.map(({ id }) => {
    const own = models.filter(({ family }) => family === id).map((model) => model.id);
    return { family: id, group: null, models: own, names: own.length, parent: null, child: null, short: {} };
  }),
};
const fixed = { catalog, measure: () => 40, measureLane: () => 60 };
const stage = { width: 1000, height: 600 };

/** Return the rows of a state: family, count, and the models of its life line. */
function listRows(change, isPlaying = false) {
  const state = { ...DEFAULT_STATE, ...change };
  const kept = findKept(catalog, read, state, findPlaced(catalog, state, isPlaying));
  const shownFamilies = new Set(families.map(({ id }) => id));
  const look = { ...FIRST_LOOK, shownFamilies, kept };
  const { lanes, points } = arrangeFamilies(layout, catalog, look, stage, fixed);
  const life = ({ family }) => models.filter((one) => one.family === family && points.has(one.id));
  return lanes.map((lane) => [lane.family, lane.count, life(lane).map(({ id }) => id)]);
}

test("rows: counts, rows and life lines go by filters and time range together", () => {
  assert.deepEqual(listRows({ facets: { licence: ["open"] }, from: "2024-01" }), [
    ["alpha", 2, ["a4", "a5"]],
    ["gamma", 1, ["c1"]],
  ]);
});

test("rows: a time range alone takes away what lies outside of it, all where nothing lies in it", () => {
  assert.deepEqual(listRows({ to: "2019-06" }), [
    ["alpha", 1, ["a1"]],
    ["beta", 1, ["b1"]],
  ]);
  assert.deepEqual(listRows({ to: "2017-01" }), []);
});

test("rows: they stay while the years are played", () => {
  assert.deepEqual(listRows({ to: "2018-03" }, true), listRows({}));
});

test("rows: a search without matches leaves what the time range leaves", () => {
  assert.deepEqual(listRows({ query: "zzzz", from: "2024-01" }), listRows({ from: "2024-01" }));
});

test("rows: the lineage of a model goes by the time range, too", () => {
  const lit = new Map(["a1", "a2", "a5"].map((id) => [id, { role: "ancestor", distance: 1 }]));
  const placed = findPlaced(catalog, { ...DEFAULT_STATE, to: "2022-01" }, false);
  const look = { ...FIRST_LOOK, lit, placed, shownFamilies: new Set(["alpha"]) };
  const { lanes, points } = arrangePicture(look, { families: layout }, stage, fixed);
  assert.deepEqual([lanes[0].count, [...points.keys()]], [2, ["a1", "a2"]]);
});

test("filters: the time range and the legend count among them", () => {
  const state = { ...DEFAULT_STATE, facets: { licence: ["open", "closed"] }, from: "2024-01" };
  assert.deepEqual(
    listCriteria(catalog, state).map(({ facet }) => facet),
    ["licence", "range"],
  );
});

test("headline: the tree of families says how many descend from another", () => {
  const many = Array.from({ length: 160 }, (_, number) =>
    make(`m${number}`, families[number % 3].id, "2020-01"),
  );
  const founded = [
    { family: "alpha", parent: null, child: null },
    { family: "beta", parent: "m0", child: "m1" },
    { family: "gamma", parent: "m1", child: "m2" },
  ];
  const full = indexDocument(
    { ...document, models: many },
    { palette: [], values: {}, others: ["#333333", "#cccccc"] },
    founded,
  );
  const say = (change) =>
    makeHeadline(full, read, { ...DEFAULT_STATE, view: "tree", ...change }, [...full.models.keys()]).claim;
  assert.equal(say({}), "2 of 3 families descend from another family, the other 1 from none");
  assert.equal(say({ whole: true }), "160 models in 3 families since 2020; nothing joins them");
});
