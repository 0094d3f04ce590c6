import assert from "node:assert/strict";
import { test } from "node:test";

import { getModelColour, nameClass, TRAITS } from "../static/js/catalog/classes.js";
import { indexDocument } from "../static/js/catalog/index.js";
import { findVisible } from "../static/js/catalog/visible.js";
import { listCriteria } from "../static/js/state/criteria.js";
import { DEFAULT_STATE, formatFragment, parseFragment } from "../static/js/state/fragment.js";
import { NOTHING } from "./documents.js";

const COLOURS = {
  palette: [
    ["#000001", "#fffff1"],
    ["#000002", "#fffff2"],
  ],
  others: ["#000000", "#ffffff"],
  values: {
    licence: { open: ["#00ff00", "#00ff01"], closed: ["#ff0000", "#ff0001"] },
    support: { several: ["#1", "#1"], one: ["#2", "#2"], unverified: ["#3", "#3"], none: ["#4", "#4"] },
  },
};

/** Six models: id, first lab, licence, modalities, family. */
const MODELS = [
  ["a", "meta", "open", ["text"], "bert"],
  ["b", "meta", "open", ["image", "text"], "bert"],
  ["c", "google", "closed", ["text", "image"], "bert"],
  ["d", "google", "closed", ["text"], "alone"],
  ["e", "meta", "unknown", ["text"], "alone"],
  ["f", "small", "open", ["audio"], "bert"],
].map(([id, lab, access, modalities, family], number) => ({
  id,
  name: id.toUpperCase(),
  aliases: [],
  family,
  labs: [lab, "google"],
  licence: { access },
  modalities,
  architecture: "decoder",
  released: `20${18 + number}-01-01`,
  parameters: [],
  techniques: [],
}));

const row = (parent, child, support, houses) => ({
  parent,
  child,
  support,
  houses,
  kind: "finetuning",
  channel: "weights",
});
const named = (id) => ({ id, name: id.toUpperCase(), aliases: [], spellings: [] });

const catalog = indexDocument(
  {
    ...NOTHING,
    models: MODELS,
    derivations: [
      row("a", "b", "supported", ["maker", "catalog"]),
      row("a", "c", "supported", ["maker"]),
      row("b", "c", "supported", ["maker", "catalog"]),
      row("a", "d", "unverified", []),
      { ...row("a", "e", "supported", ["maker"]), kind: "succession", channel: "series" },
    ],
    groups: [{ ...named("language"), order: 1, colour: "#123456", colour_dark: "#abcdef" }],
    families: [
      { ...named("bert"), group: "language" },
      { ...named("alone"), group: null },
    ],
    labs: ["meta", "google", "small"].map(named),
    architectures: [named("decoder")],
  },
  COLOURS,
);

/** @param {string} trait */
const list = (trait) => catalog.classes(trait).all.map(({ id, ids }) => `${id}: ${ids.join()}`);

test("classes: under each trait every model is in one class, and no class is empty", () => {
  for (const trait of TRAITS) {
    const { all, of } = catalog.classes(trait);
    assert.deepEqual(all.flatMap(({ ids }) => ids).sort(), ["a", "b", "c", "d", "e", "f"], trait);
    assert.equal(of.size, 6);
    assert.ok(all.every(({ ids }) => ids.length > 0));
  }
});

test("classes: the largest have a colour of their own, the rest are others", () => {
  assert.deepEqual(list("lab"), ["meta: a,b,e", "google: c,d", "others: f"]);
  assert.equal(getModelColour(catalog, { colour: "lab", theme: "light" }, "c"), "#000002");
  assert.equal(getModelColour(catalog, { colour: "lab", theme: "dark" }, "f"), "#ffffff");
});

test("classes: modalities in any order are one class, named by all of them", () => {
  assert.deepEqual(list("modality"), ["text: a,d,e", "text_image: b,c", "others: f"]);
  assert.equal(nameClass(catalog, "modality", "text_image"), "text, image");
});

test("classes: groups keep their colours, families without one are others", () => {
  assert.deepEqual(list("group"), ["language: a,b,c,f", "others: d,e"]);
  assert.equal(getModelColour(catalog, { colour: "group", theme: "dark" }, "a"), "#abcdef");
});

test("classes: values with colours of their own keep the order of the table", () => {
  assert.deepEqual(list("licence"), ["open: a,b,f", "closed: c,d", "others: e"]);
});

test("classes: support is that of the weakest derivation; a series is no ancestry", () => {
  assert.deepEqual(list("support"), ["several: b", "one: c", "unverified: d", "none: a,e,f"]);
});

test("classes: what is switched off is not visible, and a time range takes away more", () => {
  const state = { ...DEFAULT_STATE, colour: "lab", off: ["meta", "others"] };
  assert.deepEqual([...findVisible(catalog, state)], ["c", "d"]);
  assert.deepEqual([...findVisible(catalog, { ...state, from: "2021-01" })], ["d"]);
});

test("classes: the address keeps what colours say and what is switched off", () => {
  const address = "colour=modality&off=text_image,others";
  const state = parseFragment(address, catalog);
  assert.deepEqual([state.colour, state.off], ["modality", ["text_image", "others"]]);
  assert.equal(formatFragment(state), address);
});

test("classes: what an address cannot mean is left out", () => {
  const state = parseFragment("colour=taste&off=language,nothing,__proto__", catalog);
  assert.deepEqual([state.colour, state.off], ["group", ["language"]]);
});

test("classes: the panel says what is left, or what is not, whichever is shorter", () => {
  /** @param {string[]} off */
  const say = (off) => {
    const [{ name, value }] = listCriteria(catalog, { ...DEFAULT_STATE, colour: "lab", off });
    return `${name}: ${value}`;
  };
  assert.equal(say(["meta"]), "Lab: without META");
  assert.equal(say(["google", "others"]), "Lab: META");
});
