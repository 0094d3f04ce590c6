import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { formatAuthors, formatCount, formatSizes } from "../static/js/words/format.js";
import { setLanguage } from "../static/js/words/messages.js";

const path = new URL("../../tests/vectors/numbers.json", import.meta.url);
const { counts, sizes, authors } = JSON.parse(readFileSync(path, "utf-8"));

for (const language of ["en", "zh"]) {
  for (const vector of counts) {
    test(`numbers: ${vector.count} in ${language}`, () => {
      setLanguage(language);
      assert.equal(formatCount(vector.count), vector[language]);
    });
  }
  for (const vector of sizes) {
    test(`numbers: ${vector.en} in ${language}`, () => {
      setLanguage(language);
      assert.equal(formatSizes(vector), vector[language]);
    });
  }
  for (const vector of authors) {
    test(`authors: ${vector.en} in ${language}`, () => {
      setLanguage(language);
      assert.equal(formatAuthors(vector.authors, vector.most), vector[language]);
    });
  }
}
