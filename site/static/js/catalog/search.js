import { findArxivId } from "../base/arxiv_ids.js";
import { countEdits } from "../base/edits.js";
import { fold, squeeze } from "./folding.js";
import { compareText } from "./relatives.js";

/**
 * @import {Lab, Model} from "../types/data.js"
 * @import {Catalog, Fit, Searched} from "../types/page.js"
 */

/**
 * Prepare something by its names.
 * @param {string} id
 * @param {string[]} given Its names.
 * @param {{others?: string, paper?: string | null, weight: number}} more
 * @returns {Searched}
 */
export function prepareEntry(id, given, { others = "", paper = null, weight }) {
  const names = given.map(fold);
  const words = [...new Set([...names, others].flatMap((text) => text.split(" ")))];
  return { id, names, squeezed: names.map(squeeze), others, words, paper, weight };
}

/**
 * Prepare what is searched for each model.
 * @param {Catalog} catalog
 * @returns {Searched[]}
 */
export function prepareSearch(catalog) {
  return catalog.document.models.map((model) => {
    const labs = model.labs.flatMap((id) => [id, ...namesOf(catalog.labs.get(id))]);
    const family = catalog.families.get(model.family);
    const { title = "", authors = [] } = catalog.papers.get(model.paper ?? "") ?? {};
    const others = fold(
      [
        ...labs,
        family?.name ?? "",
        family?.name_zh ?? "",
        model.family,
        title,
        model.paper ?? "",
        ...authors,
        ...listTechniques(catalog, model),
        model.licence.text,
        model.licence.text_zh ?? "",
        ...listChinese(catalog, model),
      ].join(" "),
    );
    return prepareEntry(model.id, [model.id, model.name, ...model.aliases], {
      others,
      paper: model.paper,
      weight: catalog.heirs.get(model.id) ?? 0,
    });
  });
}

/** @param {Catalog} catalog @param {Model} model */
function listTechniques({ techniques }, model) {
  return model.techniques.flatMap((id) => [
    techniques.get(id)?.name ?? "",
    ...(techniques.get(id)?.aliases ?? []),
  ]);
}

/** @param {Lab | undefined} lab */
function namesOf(lab) {
  return lab ? [lab.name, lab.name_zh ?? "", ...lab.spellings] : [];
}

/**
 * The Chinese words of what a model is, is trained for and is built with. English names of the
 * first two are not searched: nearly every model has an encoder or a decoder.
 * @param {Catalog} catalog
 * @param {Model} model
 */
function listChinese({ architectures, tasks, techniques }, model) {
  const concepts = [
    architectures.get(model.architecture),
    ...[...model.pretraining_tasks, ...model.fine_tuning_tasks].map((id) => tasks.get(id)),
    ...model.techniques.map((id) => techniques.get(id)),
  ];
  const names = concepts.flatMap((one) => (one ? [one.name_zh, ...one.aliases] : []));
  return names.flatMap((name) => name?.match(/\p{Script=Han}+/gu) ?? []);
}

/** The rank from which on words stand elsewhere than in names. */
const OTHER = 4;

/** Longer texts are not looked for as misspelt. */
const LONGEST_SLIP = 200;

/**
 * Return what matches a text, the best first; all words must match. Where nothing matches, words
 * may be misspelt; then, and where words stand with a number in no name as one, all is only near.
 * @param {Searched[]} prepared
 * @param {string} text
 * @returns {{ids: string[], fit: Fit}} `fit`: how the best of them matches.
 */
export function searchEntries(prepared, text) {
  const folded = fold(text);
  if (!folded) return { ids: [], fit: "other" };
  const arxivId = findArxivId(text);
  let scored = [];
  for (const entry of prepared) {
    const rank = arxivId ? (entry.paper === arxivId ? 0 : null) : rankEntry(entry, folded);
    if (rank !== null) scored.push({ entry, rank });
  }
  const isUnlike = scored.length === 0 || (/\d/.test(folded) && scored.every(({ rank }) => rank > OTHER));
  const series = isUnlike && !arxivId ? findSeries(prepared, folded) : [];
  if (series.length > 0) scored = series;
  else if (scored.length === 0 && !arxivId && folded.length <= LONGEST_SLIP)
    scored = findMisspelt(prepared, folded);
  scored.sort(
    (a, b) => a.rank - b.rank || b.entry.weight - a.entry.weight || compareText(a.entry.id, b.entry.id),
  );
  const best = scored[0]?.rank ?? OTHER;
  const fit = best === 0 ? "exact" : best < OTHER ? "name" : "other";
  return { ids: scored.map(({ entry }) => entry.id), fit: isUnlike && scored.length > 0 ? "near" : fit };
}

/** @param {Searched} entry @param {string} folded */
function rankEntry(entry, folded) {
  const tight = squeeze(folded);
  if (entry.names.includes(folded) || (tight && entry.squeezed.includes(tight))) return 0;
  if (entry.names.some((name) => name.startsWith(folded))) return 1;
  if (tight && entry.squeezed.some((name) => name.startsWith(tight))) return 1;
  const words = folded.split(" ");
  /** @param {string[]} texts */
  const all = (texts) => words.every((word) => texts.some((text) => text.includes(word)));
  if (entry.names.some((name) => ` ${name}`.includes(` ${folded}`))) return 2;
  if (tight && entry.squeezed.some((name) => name.includes(tight))) return 3;
  if (words.every((word) => ` ${entry.others} `.includes(` ${word} `))) return OTHER;
  if (all(entry.names)) return OTHER + 1;
  return all([...entry.names, entry.others]) ? OTHER + 2 : null;
}

/**
 * Entries with the same name but for its number, such as GPT-5 and GPT-6 for GPT-7; the nearest
 * number first.
 * @param {Searched[]} prepared
 * @param {string} folded
 */
function findSeries(prepared, folded) {
  const letters = dropNumbers(folded);
  if (!letters || !/\d$/.test(folded)) return [];
  const number = readNumber(folded);
  return prepared.flatMap((entry) => {
    const names = entry.names.filter((name) => dropNumbers(name) === letters);
    const rank = Math.min(...names.map((name) => Math.abs(readNumber(name) - number)));
    return names.length > 0 ? [{ entry, rank }] : [];
  });
}

/** @param {string} name */
const dropNumbers = (name) => squeeze(name).replace(/\d+/g, "");

/** @param {string} name */
const readNumber = (name) => Number(/\d+(?:\.\d+)?/.exec(name)?.[0] ?? 0);

/**
 * Entries that have a word like each word of the text; the most alike first.
 * @param {Searched[]} prepared
 * @param {string} folded
 */
function findMisspelt(prepared, folded) {
  const words = folded.split(" ");
  return prepared.flatMap((entry) => {
    const inNames = entry.squeezed.map((name) => countEdits(squeeze(folded), name));
    const nearest = words.map((word) => Math.min(...entry.words.map((one) => countEdits(word, one))));
    const rank = Math.min(...inNames, 0.5 + nearest.reduce((sum, edits) => sum + edits, 0));
    return Number.isFinite(rank) ? [{ entry, rank }] : [];
  });
}
