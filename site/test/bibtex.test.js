import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { cleanAuthor } from "../static/js/base/authors.js";
import { toTitle } from "../static/js/base/tex.js";
import { writeAuthor, writeAuthors, writeBibtex } from "../static/js/catalog/citation.js";

const path = new URL("../../tests/vectors/bibtex.json", import.meta.url);
const { authors, lists, clean, titles, entries } = JSON.parse(readFileSync(path, "utf-8"));

for (const { name, bibtex } of authors)
  test(`bibtex: the author ${name}`, () => assert.equal(writeAuthor(name), bibtex));
for (const { authors: names, bibtex } of lists)
  test(`bibtex: the authors ${names}`, () => assert.equal(writeAuthors(names), bibtex));
for (const { name, clean: text } of clean)
  test(`authors: ${name} without marks`, () => assert.equal(cleanAuthor(name), text));
for (const { title, bibtex } of titles)
  test(`bibtex: the title ${title}`, () => assert.equal(toTitle(title), bibtex));
for (const { paper, bibtex } of entries)
  test(`bibtex: the entry of ${paper.arxiv_id}`, () => assert.equal(writeBibtex(paper), bibtex.join("\n")));
