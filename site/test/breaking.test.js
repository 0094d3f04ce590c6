import assert from "node:assert/strict";
import { test } from "node:test";

import { breakText } from "../static/js/pictures/breaking.js";

/** Every character is as wide as ten. */
const ruler = { measureText: (text) => ({ width: 10 * [...text].length }) };

for (const [name, text, width, lines] of [
  ["what fits stays whole", "one two", 70, ["one two"]],
  ["words stay whole", "one two three", 70, ["one two", "three"]],
  ["no line ends with a space", "one two", 40, ["one", "two"]],
  ["what has no space is broken", "abcdefgh", 30, ["abc", "def", "gh"]],
  ["Chinese breaks between characters", "派生自模型", 30, ["派生自", "模型"]],
  ["a mark stays with what it closes", "派生，自模", 20, ["派", "生，", "自模"]],
  ["no text has no lines", "", 30, []],
]) {
  test(`lines of a picture: ${name}`, () => assert.deepEqual(breakText(ruler, text, width), lines));
}
