import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../static/css/", import.meta.url);
const sheets = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), "utf-8")]);
const SIZES = ["tiny", "label", "small", "text", "lead", "title"];

for (const [name, text] of sheets) {
  test(`type: ${name} sets every text in one of the six sizes`, () => {
    const declared = [...text.matchAll(/(?<![-\w])font(?:-size)?: ([^;}]+)/g)].map(([, value]) => value);
    const used = declared.filter((value) => value !== "inherit" && !value.startsWith("max(100%"));
    for (const value of used)
      assert.match(value, new RegExp(`^(\\d+ )?var\\(--type-(${SIZES.join("|")})\\)`), value);
  });
}

test("type: the page and the readable pages name the six sizes, the smallest first", () => {
  for (const sheet of ["page.css", "pages.css"]) {
    const [, text] = sheets.find(([name]) => name === sheet);
    assert.deepEqual(
      [...text.matchAll(/--type-(\w+):/g)].map(([, name]) => name),
      SIZES,
    );
  }
});
