import { findArxivId } from "../base/arxiv_ids.js";
import { foldCase } from "./names.js";
import { compareText } from "./relatives.js";

/**
 * @import {Lab, Model} from "../types/data.js"
 * @import {Catalog, Searched} from "../types/page.js"
 */

/** How well a text fits whose words stand in the names of a model, but not as one. */
const SCATTERED = 4;

/** Small letters that no normal form takes apart, and what stands for them. */
const PLAIN_LETTERS = new Map(
  Object.entries({
    æ: "ae",
    ð: "d",
    ø: "o",
    þ: "th",
    đ: "d",
    ħ: "h",
    ı: "i",
    ł: "l",
    œ: "oe",
    ŧ: "t",
  }),
);

/**
 * Write a text as the search compares it: small letters, no accents, single spaces.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  const plain = foldCase(text.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""));
  const letters = plain.replace(/[æðøþđħıłœŧ]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
  return letters.replace(/[\s_-]+/g, " ").trim();
}

/**
 * Prepare what is searched for each model.
 * @param {Catalog} catalog
 * @returns {Searched[]}
 */
export function prepareSearch(catalog) {
  return catalog.document.models.map((model) => {
    const labs = model.labs.flatMap((id) => [id, ...namesOf(catalog.labs.get(id))]);
    const names = [model.id, model.name, ...model.aliases].map(fold);
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
        ...listChinese(catalog, model),
      ].join(" "),
    );
    return {
      id: model.id,
      names,
      squeezed: names.map(squeeze),
      others,
      words: [...new Set([...names, others].flatMap((text) => text.split(" ")))],
      paper: model.paper,
      weight: catalog.heirs.get(model.id) ?? 0,
    };
  });
}

/** @param {Lab | undefined} lab */
function namesOf(lab) {
  return lab ? [lab.name, lab.name_zh ?? "", ...lab.spellings] : [];
}

/**
 * The Chinese words of what a model is, is trained for and is built with. English names of these
 * are not searched: nearly every model has an encoder or a decoder.
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

/** @param {string} text */
function squeeze(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Return the ids of the models that match a text, the best first; all words must match. Where
 * nothing matches, words may be misspelt.
 * @param {Searched[]} prepared
 * @param {string} text
 * @returns {string[]}
 */
export function searchModels(prepared, text) {
  return findMatches(prepared, text).ids;
}

/**
 * Return them, and whether nothing is called so: words are misspelt, or stand with a number in no
 * name as one.
 * @param {Searched[]} prepared
 * @param {string} text
 * @returns {{ids: string[], near: boolean}}
 */
export function findMatches(prepared, text) {
  const folded = fold(text);
  if (!folded) return { ids: [], near: false };
  const arxivId = findArxivId(text);
  const scored = [];
  for (const entry of prepared) {
    const rank = arxivId ? (entry.paper === arxivId ? 0 : null) : rankEntry(entry, folded);
    if (rank !== null) scored.push({ entry, rank });
  }
  const isUnlike =
    scored.length === 0 || (/\d/.test(folded) && scored.every(({ rank }) => rank >= SCATTERED));
  if (scored.length === 0 && !arxivId) scored.push(...findMisspelt(prepared, folded));
  scored.sort(
    (a, b) => a.rank - b.rank || b.entry.weight - a.entry.weight || compareText(a.entry.id, b.entry.id),
  );
  return { ids: scored.map(({ entry }) => entry.id), near: isUnlike && scored.length > 0 };
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
  if (all(entry.names)) return SCATTERED;
  return all([...entry.names, entry.others]) ? SCATTERED + 1 : null;
}

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

/**
 * Count the letters to add, leave out, change or swap between two words; more than one in four
 * letters: infinitely many.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function countEdits(one, other) {
  const most = Math.min(2, Math.floor(one.length / 4));
  if (Math.abs(one.length - other.length) > most) return Infinity;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        above[column] + 1,
        line[column - 1] + 1,
        above[column - 1] + Number(!same),
        swapped ? before[column - 2] + 1 : Infinity,
      );
    }
    [before, above] = [above, line];
  }
  const edits = above[other.length];
  return edits <= most ? edits : Infinity;
}
