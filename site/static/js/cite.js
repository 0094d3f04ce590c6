/** @import {Model, Paper} from "./data.js" */

/**
 * What LaTeX reads as a command; braces are spelt out, because BibTeX counts `\{`, too.
 * @type {Readonly<Record<string, string>>}
 */
const LATEX = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  "$": "\\$",
  "#": "\\#",
  "_": "\\_",
};

/** Where the project lives. */
export const REPOSITORY = "https://github.com/transformer-lineage/transformer-lineage";

/** @param {string} text */
function escapeLatex(text) {
  return text.replace(/[\\{}~^&%$#_]/g, (char) => LATEX[char]);
}

/** @param {string} name */
function writeAuthor(name) {
  const text = escapeLatex(name);
  return /,|\band\b/i.test(name) ? `{${text}}` : text;
}

/**
 * Write a paper as a BibTeX entry, as `lineage export bibtex` does.
 * @param {Paper} paper
 * @returns {string}
 */
export function writeBibtex(paper) {
  const [year, month] = paper.submitted.split("-");
  const fields = {
    author: paper.authors.map(writeAuthor).join(" and "),
    title: `{${escapeLatex(paper.title)}}`,
    year,
    month: month ? String(Number(month)) : null,
    eprint: paper.arxiv_id,
    archiveprefix: "arXiv",
    primaryclass: paper.primary_category,
    url: `https://arxiv.org/abs/${paper.arxiv_id}`,
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = {${value}},`);
  return [`@misc{arxiv:${paper.arxiv_id},`, ...lines, "}", ""].join("\n");
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
 * Return the address of a new issue that is filled in as far as the page knows.
 * @param {Model | null} model The model that it is about, if it is about one.
 * @returns {string}
 */
export function makeIssueLink(model) {
  const title = model ? `${model.id}: ` : "";
  const about = model ? `Model: \`${model.id}\` (lineage/data/models/${model.id}.toml)\n` : "";
  const body = `${about}What is wrong:\n\nWhat is right:\n\nWho says so (source, and where in it):\n`;
  return `${REPOSITORY}/issues/new?${new URLSearchParams({ title, body })}`;
}
