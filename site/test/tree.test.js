import assert from "node:assert/strict";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { collapse, linkMarks } from "../static/js/layout/collapse.js";
import { layOutFamilyTree, standForOrigins } from "../static/js/layout/family_tree.js";
import { layOutPart } from "../static/js/layout/layers.js";
import { outlineTree } from "../static/js/layout/outline_tree.js";
import { arrangeReadably } from "../static/js/layout/tree_places.js";
import { parseFragment } from "../static/js/state/fragment.js";
import { NOTHING } from "./documents.js";

const COLOURS = { palette: [], others: ["#616879", "#7e7680"], values: {} };

/** Make a catalog of steps `parent child channel`; the family of a model is its first letter. */
function makeCatalog(steps, more = {}) {
  const ids = [...new Set(steps.flatMap((step) => step.split(" ").slice(0, 2)))];
  const models = ids.map((id, number) => ({
    id,
    name: id,
    aliases: [],
    family: id[0],
    labs: [],
    released: `2020-01-${String(number + 1).padStart(2, "0")}`,
    milestone: false,
    ...more[id],
  }));
  const derivations = steps.map((step) => {
    const [parent, child, channel = "weights"] = step.split(" ");
    const kind = channel === "weights" ? "finetuning" : "inspiration";
    return { parent, child, channel, kind, support: "supported", houses: [] };
  });
  const families = [...new Set(ids.map((id) => id[0]))].map((id) => ({
    id,
    name: id.toUpperCase(),
    group: null,
  }));
  return indexDocument({ ...NOTHING, models, derivations, families }, COLOURS);
}

const look = { channels: [], unfold: [], selected: null };
const say = (stands) => [...stands].map(([mark, { text, ids }]) => `${mark}: ${text}: ${ids.join()}`);

const CHAIN = ["a b", "b c", "c d", "d e", "e f", "a x idea"];

test("tree: a long chain of fine-tuned models becomes one mark with a count", () => {
  const catalog = makeCatalog(CHAIN);
  const ids = [...catalog.models.keys()];
  const stands = collapse(catalog, ids, look);
  assert.deepEqual(say(stands), ["b: +4 in a row: b,c,d,e"]);
  const { marks, links } = linkMarks(catalog, ids, stands);
  assert.deepEqual(marks, ["a", "b", "f", "x"]);
  assert.deepEqual(links.map(({ parent, child }) => `${parent} ${child}`).sort(), ["a b", "a x", "b f"]);
});

test("tree: milestones and the selected model stay, and so do short chains and ideas", () => {
  const all = (catalog, more = {}) =>
    say(collapse(catalog, [...catalog.models.keys()], { ...look, ...more }));
  assert.deepEqual(all(makeCatalog(CHAIN, { d: { milestone: true } })), []);
  assert.deepEqual(all(makeCatalog(CHAIN), { selected: "c" }), []);
  assert.deepEqual(all(makeCatalog(CHAIN.slice(0, 3))), []);
  assert.deepEqual(all(makeCatalog(CHAIN.map((step) => `${step.slice(0, 3)} idea`))), []);
});

test("tree: what is unfolded stands model by model", () => {
  const catalog = makeCatalog(CHAIN);
  const ids = [...catalog.models.keys()];
  for (const unfold of [["b"], ["all"]])
    assert.deepEqual(say(collapse(catalog, ids, { ...look, unfold })), [], unfold.join());
});

test("tree: many children of a kind on which nothing builds become one mark", () => {
  const leaves = Array.from({ length: 9 }, (_, number) => `a c${number}`);
  const catalog = makeCatalog([...leaves, "a d idea", "a e", "e g", "c0 h", "d c1"]);
  const stands = collapse(catalog, [...catalog.models.keys()], look);
  assert.deepEqual(say(stands), [], "seven are left: one has a child, one a second parent");
  const more = makeCatalog([...leaves, "a d idea", "a e", "e g"]);
  const [line] = say(collapse(more, [...more.models.keys()], look));
  assert.equal(line, "c0: +9 fine-tuning: c0,c1,c2,c3,c4,c5,c6,c7,c8");
});

/** Rows as the build makes them. */
const row = (family, models, parent = null, child = null) => ({
  family,
  group: null,
  models,
  parent,
  child,
  names: models.length,
});

test("tree: families stand right of the one that they began from, with counts", () => {
  const catalog = makeCatalog(["a1 b1", "b1 c1 idea", "a1 a2"]);
  const rows = [row("a", ["a1", "a2"]), row("b", ["b1"], "a1", "b1"), row("c", ["c1"], "b1", "c1")];
  const layout = { first_year: 2020, years: [0, 1], rows, places: [] };
  const { tree, stands, links } = layOutFamilyTree(layout, catalog, new Set(catalog.models.keys()));
  assert.deepEqual(
    tree.places.map(({ model_id: id, column }) => `${id} ${column}`),
    ["a1 0", "b1 1", "c1 2"],
  );
  assert.deepEqual(
    [...stands.values()].map(({ text, family }) => `${text} ${family}`),
    ["A 2 a", "B 1 b", "C 1 c"],
  );
  assert.deepEqual(
    links.map(({ parent, child, rows: [{ channel }] }) => `${parent} ${child} ${channel}`),
    ["a1 b1 weights", "b1 c1 idea"],
  );
});

test("tree: of two families that began from each other the later line does not count", () => {
  const catalog = makeCatalog(["a1 b1", "b1 a2"]);
  const rows = [row("a", ["a1", "a2"], "b1", "a2"), row("b", ["b1"], "a1", "b1")];
  const layout = { first_year: 2020, years: [0, 1], rows, places: [] };
  const { tree, links } = layOutFamilyTree(layout, catalog, new Set(catalog.models.keys()));
  assert.deepEqual(
    tree.places.map(({ model_id: id, column }) => `${id} ${column}`),
    ["a2 0", "b1 1"],
  );
  assert.deepEqual(
    links.map(({ parent, child }) => `${parent} ${child}`),
    ["a2 b1"],
  );
});

test("tree: a family has only the models that are left, and none without any", () => {
  const catalog = makeCatalog(["a1 b1", "b1 c1", "a1 a2"]);
  const rows = [row("a", ["a1", "a2"]), row("b", ["b1"], "a1", "b1"), row("c", ["c1"], "b1", "c1")];
  const layout = { first_year: 2020, years: [0, 1], rows, places: [] };
  const { stands, links } = layOutFamilyTree(layout, catalog, new Set(["a2", "c1"]));
  assert.deepEqual(
    [...stands.values()].map(({ text }) => text),
    ["A 1", "C 1"],
  );
  assert.deepEqual(links, []);
});

test("tree: the address keeps what is unfolded, and nothing that is no model", () => {
  const catalog = makeCatalog(CHAIN);
  assert.deepEqual(parseFragment("view=tree&unfold=d,b,nobody", catalog).unfold, ["b", "d"]);
  assert.deepEqual(parseFragment("unfold=all", catalog).unfold, ["all"]);
});

test("tree: of a family stand also the families that its models come from, each once", () => {
  const catalog = makeCatalog(["a1 b1", "a2 b2", "c1 b2 idea", "b1 b2"]);
  const visible = new Set(catalog.models.keys());
  const all = standForOrigins(catalog, ["b1", "b2"], { channels: [], visible });
  assert.deepEqual(say(all), ["a1: A: a1,a2", "c1: C: c1"]);
  const weights = standForOrigins(catalog, ["b1", "b2"], {
    channels: ["weights"],
    visible: new Set(["a2", "c1"]),
  });
  assert.deepEqual(say(weights), ["a2: A: a2"]);
});

test("tree: in an outline each model stands below a parent of the generation before it", () => {
  const catalog = makeCatalog(["a b", "a c", "b d", "c d idea", "x d idea", "d e", "a e", "y z"]);
  const ids = [...catalog.models.keys()];
  const findAbove = (id) => (catalog.parents.get(id) ?? []).map(({ parent }) => parent);
  const tree = layOutPart(ids, findAbove, new Map(ids.map((id, number) => [id, number])));
  const { places, rows } = outlineTree(tree, findAbove);
  assert.equal(rows, ids.length);
  assert.deepEqual(
    places.map(({ row }) => row),
    [...ids.keys()],
  );
  const order = places.map(({ model_id: id }) => id);
  assert.deepEqual([...order].sort(), [...ids].sort());
  const columns = new Map(tree.places.map(({ model_id: id, column }) => [id, column]));
  for (const [row, { model_id: id, column }] of places.entries()) {
    assert.equal(column, columns.get(id));
    const above = order.slice(0, row).findLast((one) => columns.get(one) === column - 1);
    if (column > 0 && findAbove(id).length > 0) assert.ok(findAbove(id).includes(above), id);
  }
  assert.equal(order.indexOf("x"), order.indexOf("d") - 1, "what nothing leads to stands beside its child");
});

/** A family with many children of a root, and a chain below one of them. */
const CROWD = [
  ...Array.from({ length: 40 }, (_, number) => `a model-${number}`),
  "model-7 a1",
  "a1 a2",
  "a2 a3",
];

/** @param {number} width */
function arrangeCrowd(width) {
  const catalog = makeCatalog(CROWD);
  const ids = [...catalog.models.keys()];
  const findAbove = (id) => (catalog.parents.get(id) ?? []).map(({ parent }) => parent);
  const tree = layOutPart(ids, findAbove, new Map(ids.map((id, number) => [id, number])));
  return arrangeReadably(tree, findAbove, { width, height: 590 }, (id) => 12 * id.length);
}

test("tree: a phone has a row for each name, and all of them end on the stage", () => {
  const { outline, points, width } = arrangeCrowd(390);
  assert.equal(outline, true);
  assert.equal(width, 390);
  const ys = [...points.values()].map(({ y }) => y).sort((a, b) => a - b);
  for (const [number, y] of ys.slice(1).entries()) assert.ok(y - ys[number] >= 20);
  for (const [id, { x }] of points) assert.ok(x + 18 + 12 * id.length <= 390, id);
});

test("tree: elsewhere generations stand in columns, and on a phone, too, where names have room", () => {
  assert.equal(arrangeCrowd(1100).outline, false);
  const findAbove = (id) => (id === "b" ? ["a"] : []);
  const tree = layOutPart(
    ["a", "b"],
    findAbove,
    new Map([
      ["a", 0],
      ["b", 1],
    ]),
  );
  assert.equal(arrangeReadably(tree, findAbove, { width: 390, height: 590 }, () => 60).outline, false);
});

test("tree: on a tablet an outline takes over where names run into the next column", () => {
  const ids = ["root"];
  const parents = new Map([["root", []]]);
  for (let row = 0; row < 9; row += 1)
    for (let step = 0; step < 8; step += 1) {
      ids.push(`${row}:${step}`);
      parents.set(`${row}:${step}`, [step > 0 ? `${row}:${step - 1}` : "root"]);
    }
  const findAbove = (id) => parents.get(id);
  const tree = layOutPart(ids, findAbove, new Map(ids.map((id, number) => [id, number])));
  const isOutline = (width, measure) =>
    arrangeReadably(tree, findAbove, { width, height: 600 }, () => measure).outline;
  assert.deepEqual(
    [700, 820, 834, 1024, 1100].map((width) => isOutline(width, 100)),
    [true, true, true, false, false],
  );
  assert.equal(isOutline(700, 20), false);
});
