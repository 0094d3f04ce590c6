import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { createReader } from "../static/js/catalog/reading.js";
import { selectModels } from "../static/js/selectors/select.js";
import { NOTHING } from "./documents.js";

const path = new URL("../../tests/vectors/selectors.json", import.meta.url);
const { lineage, vectors } = JSON.parse(readFileSync(path, "utf-8"));
const colours = { palette: [], others: ["#616879", "#7e7680"], values: {} };
const catalog = indexDocument({ ...NOTHING, ...lineage }, colours);
const read = createReader(catalog, (text, channels) => selectModels(catalog.document, text, null, channels));

for (const { name, selector, exclude, via, ids } of vectors) {
  if (exclude !== undefined) continue;
  if (ids) {
    test(`box: ${name}`, () => {
      const meaning = read(selector, via);
      assert.deepEqual([meaning.ids, meaning.error], [ids, null]);
    });
  } else {
    test(`box: ${name}`, () => {
      const { error, selector: asked, conjunction } = read(selector, via);
      if (asked) assert.deepEqual(error, selectModels(catalog.document, selector.trim(), null, via).error);
      else assert.deepEqual([error, conjunction], [null, null]);
    });
  }
}

/** Texts that are searched for: what they find, and whether they are told why they are no query. */
for (const [text, ids, isMiss] of [
  ["tiny", ["beta-tiny"], false],
  ["beta tiny", ["beta-tiny"], false],
  ["Beta: tiny", ["beta-tiny"], false],
  ["tiny, beta", ["beta-tiny"], false],
  ["alpha zzzz", [], true],
  ["(alpha zzzz", [], true],
  ['"alpha zzzz"', [], true],
  ["zzzz qqqq", [], false],
  ["2103.00001", ["clipper", "copycat"], false],
  ["https://arxiv.org/abs/1810.00001", ["beta"], false],
  ["gama", ["gamma", "gamma-mix"], false],
  ["Gamma: zzzz", [], true],
]) {
  test(`box: '${text}' is searched for`, () => {
    const meaning = read(text);
    assert.deepEqual([meaning.selector, meaning.error, meaning.ids.toSorted()], [false, null, ids]);
    assert.equal(Boolean(meaning.miss), isMiss);
  });
}

/** Texts that ask as selectors do, with a mistake: they are told of it and find nothing. */
for (const text of [
  "famly:beta",
  "family:bata",
  "family:",
  "family: beta",
  "+bate",
  "bate+",
  "beta+ -",
  "+beta,",
  "beta+[",
  "beta+[weights",
  "beta+[wieghts]",
  "gamma* bate",
  "bate,viz",
  "-bate",
  "beta -bate",
  "[weights]beta",
  "license:",
  "+beta (viz",
]) {
  test(`box: '${text}' is a selector with a mistake`, () => {
    const { selector, error, ids } = read(text);
    assert.deepEqual([selector, ids], [true, []]);
    assert.deepEqual(error, selectModels(catalog.document, text).error);
  });
}

for (const [text, conjunction] of [
  ["year:2019 licence:open", "year:2019,licence:open"],
  ["year:2019  licence:open,family:beta", "year:2019,licence:open,family:beta"],
  ['lab:"Acme" year:..2019 arch:decoder', 'lab:"Acme",year:..2019,arch:decoder'],
  ["year：2019　licence：open", "year:2019,licence:open"],
  ["year:2019,licence:open", null],
  ["year:2019 beta", null],
  ["year:2019 -licence:open", null],
  ["year:2019 licence:open+", null],
  ["year:2019 (licence:open)", null],
  ["year:2019", null],
  ["alpha beta", null],
]) {
  test(`box: '${text}' may mean 'and'`, () => assert.equal(read(text).conjunction, conjunction));
}

for (const [text, walk] of [
  ["alpha+,via:weights", "alpha+[weights]"],
  ["+beta,via:knowledge", "[knowledge]+beta"],
  ["alpha+[weights],via:weights", null],
  ["2+alpha,via:weights", null],
  ["alpha+ via:weights", null],
  ["alpha+,via:weights,year:2019", null],
  ["-alpha+,via:weights", null],
  ["alpha+", null],
]) {
  test(`box: '${text}' may mean a walk by one channel`, () => assert.equal(read(text).walk, walk));
}

test("box: a name alone finds that model, and then others with the word", () => {
  const { selector, ids, more } = read("beta");
  assert.deepEqual(
    [selector, ids, more.includes("beta-tiny"), more.includes("beta")],
    [false, ["beta"], true, false],
  );
});

test("box: what a plus follows are the channels that are looked at", () => {
  const walk = (text, channels) => read(text, channels).ids;
  assert.deepEqual(walk("alpha-2+", ["weights"]), walk("alpha-2+[weights]"));
  assert.notDeepEqual(walk("alpha-2+"), walk("alpha-2+", ["weights"]));
  assert.deepEqual(walk("alpha-2+[architecture]", ["weights"]), walk("alpha-2+[architecture]"));
});

test("search: nothing is prepared before someone asks", () => {
  const untouched = new Proxy(catalog, {
    get() {
      throw new Error("read");
    },
  });
  const ask = createReader(untouched, () => ({}));
  assert.throws(() => ask("bert"), /read/);
});
