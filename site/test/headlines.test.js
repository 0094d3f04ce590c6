import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { indexDocument } from "../static/js/catalog/index.js";
import { createReader, findShown } from "../static/js/catalog/reading.js";
import { prepareSearch } from "../static/js/catalog/search.js";
import { findVisible } from "../static/js/catalog/visible.js";
import { makeHeadline } from "../static/js/headlines/headline.js";
import { selectModels } from "../static/js/selectors/select.js";
import { DEFAULT_STATE } from "../static/js/state/fragment.js";
import { setLanguage } from "../static/js/words/messages.js";

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
  const read = createReader(prepareSearch(catalog), (text, channels) =>
    selectModels(document, text, null, channels),
  );
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
