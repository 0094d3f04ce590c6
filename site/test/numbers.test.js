import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { formatAuthors, formatCount, formatSizes } from "../static/js/words/format.js";
import { setLanguage, tNumber } from "../static/js/words/messages.js";

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
      assert.equal(formatAuthors(vector.authors, vector), vector[language]);
    });
  }
}

test("numbers: thousands are set apart, and texts stay as they are", () => {
  const written = [0, 999, 1000, 1169, 1234567, -1234, 0.5, "1169"].map(tNumber);
  assert.deepEqual(written, ["0", "999", "1,000", "1,169", "1,234,567", "-1,234", "0.5", "1169"]);
});
