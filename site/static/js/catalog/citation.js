import WORDS from "../../../../graph/words.json" with { type: "json" };
import { cleanAuthor, splitAuthor } from "../base/authors.js";
import { toTex, toTitle } from "../base/tex.js";

/** @import {Model, Paper} from "../types/data.js" */

/** Where the project lives. */
export const REPOSITORY = "https://github.com/transformer-lineage/transformer-lineage";

/** What is longer is no name. */
const LONGEST_NAME = 100;

const OTHER_AUTHORS = /^(?:(?:and )?others|et al\.?)$/i;

/** A given name that BibTeX takes for a `von`: it sees the small `u` of `Łukasz` first. */
const SMALL_TO_BIBTEX = /^[^A-Za-z]*[a-z]/;

/**
 * Write a name: of a group in braces, of a person as BibTeX will part it rightly.
 * @param {string} name
 * @returns {string}
 */
export function writeAuthor(name) {
  if (OTHER_AUTHORS.test(name)) return "others";
  const person = splitAuthor(name);
  if (!person) return `{${toTex(name, false)}}`;
  const [first, last, suffix] = [person.first, person.last, person.suffix].map((part) => toTex(part, false));
  if (suffix) return first ? `${last}, ${suffix}, ${first}` : `${last}, ${suffix}`;
  const isPlain = !last.includes(" ") || /^\p{Ll}/u.test(last);
  if (isPlain && !first.split(" ").some((word) => SMALL_TO_BIBTEX.test(word)))
    return first ? `${first} ${last}` : last;
  return `${last}, ${first}`;
}

/**
 * Write authors as BibTeX parts them; what is no name at all is left out.
 * @param {readonly string[]} names
 * @returns {string}
 */
export function writeAuthors(names) {
  return names
    .flatMap((name) => cleanAuthor(name) || [])
    .map(writeAuthor)
    .join(" and ");
}

/**
 * Write a paper as a BibTeX entry, as `lineage export bibtex` does.
 * @param {Paper} paper
 * @returns {string}
 */
export function writeBibtex(paper) {
  const [year, month] = paper.submitted.split("-");
  const fields = {
    author: brace(writeAuthors([...paper.authors, ...(paper.more_authors ? ["others"] : [])])),
    title: brace(toTitle(paper.title)),
    year: brace(year),
    month: month ? WORDS.tex.months[Number(month) - 1] : null,
    eprint: brace(paper.arxiv_id),
    archiveprefix: brace("arXiv"),
    primaryclass: brace(paper.primary_category),
    url: brace(`https://arxiv.org/abs/${paper.arxiv_id}`),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = ${value},`);
  return [`@misc{arxiv:${paper.arxiv_id},`, ...lines, "}", ""].join("\n");
}

/** @param {string | null} text */
function brace(text) {
  return text ? `{${text}}` : null;
}

/** How to cite the page and its data, for BibTeX. */
export const CITATION = [
  "@misc{transformer-lineage,",
  "  author = {{The Transformer Lineage authors}},",
  "  title = {{Transformer Lineage: a sourced, typed graph of Transformer models}},",
  `  url = {${REPOSITORY}},`,
  "  note = {Data: CC BY 4.0},",
  "}",
  "",
].join("\n");

/** The same for a file CITATION.cff. */
export const CITATION_CFF = [
  "cff-version: 1.2.0",
  "message: If you use this data set, please cite it as below.",
  'title: "Transformer Lineage: a sourced, typed graph of Transformer models"',
  "type: dataset",
  "authors:",
  "  - name: The Transformer Lineage authors",
  `repository-code: ${REPOSITORY}`,
  "license: CC-BY-4.0",
  "",
].join("\n");

/**
 * Return the address of the form for a wrong fact, filled in as far as the page knows.
 * @param {Model | null} model The model that it is about, if it is about one.
 * @returns {string}
 */
export function makeIssueLink(model) {
  /** @type {Record<string, string>} */
  const about = model ? { title: `${model.id}: `, model: `${model.name} (${model.id})` } : {};
  return writeForm("wrong-fact", about);
}

/**
 * Return the address of the form for a model that is missing.
 * @param {string} name
 * @returns {string}
 */
export function makeMissingLink(name) {
  return writeForm("missing-model", { model: name.slice(0, LONGEST_NAME) });
}

/** @param {string} form @param {Record<string, string>} fields */
function writeForm(form, fields) {
  return `${REPOSITORY}/issues/new?${new URLSearchParams({ template: `${form}.yml`, ...fields })}`;
}
