import { countOne } from "../base/maps.js";
import { foldCase, foldName, indexNames, listNames, toPaperKey } from "../catalog/names.js";
import { compareText } from "../catalog/relatives.js";
import { ACCESS } from "../catalog/vocabulary.js";
import { parseCondition, readCount } from "./numbers.js";

/**
 * @import {LineageDocument, Model} from "../types/data.js"
 * @import {SelectorFinder, SelectorIndex, SelectorValue} from "../types/selectors.js"
 *
 * What a method does: its test of models, and the values that it takes, where they have an end.
 * @typedef {{find: SelectorFinder, list?: (index: SelectorIndex) => SelectorValue[]}} Finding
 */

const SUPPORT = ["supported", "disputed", "unverified"];

/** @param {readonly string[]} words @param {string} [text] Where the page has texts for them. */
function listWords(words, text = "") {
  return words.map((value) => ({ value, names: [], text: text && `${text}.${value}` }));
}

/**
 * Choose models that name a record of a table of the document.
 * @param {"groups" | "families" | "labs" | "tasks" | "architectures" | "techniques"} table
 * @param {(model: Model, document: LineageDocument) => string[]} idsOf
 * @returns {Finding}
 */
export function byRecord(table, idsOf) {
  return {
    find({ document }, value) {
      const wanted = new Set(indexNames(document[table]).get(foldName(value)));
      return wanted.size > 0 ? (model) => idsOf(model, document).some((id) => wanted.has(id)) : null;
    },
    list: ({ document, models }) =>
      sortByUse(
        document[table].map((record) => ({ value: record.id, names: listNames(record), record })),
        models.flatMap((model) => idsOf(model, document)),
      ),
  };
}

/**
 * Put what most models have first.
 * @param {SelectorValue[]} values
 * @param {string[]} used A value for each model that has it.
 */
function sortByUse(values, used) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of used) countOne(counts, value);
  /** @param {SelectorValue} one */
  const count = ({ value }) => counts.get(value) ?? 0;
  return values.sort((a, b) => count(b) - count(a) || compareText(a.value, b.value));
}

/**
 * @param {string} text Where the page has texts for the words.
 * @param {readonly string[]} words
 * @param {(model: Model, word: string) => boolean} holds
 * @returns {Finding}
 */
export function byWord(text, words, holds) {
  return {
    find(_index, value) {
      const word = foldName(value);
      return words.includes(word) ? (model) => holds(model, word) : null;
    },
    list: () => listWords(words, text),
  };
}

/** @param {Model} model @param {string} word */
export function hasModality({ modalities }, word) {
  const wanted = word === "vision" ? ["image", "video"] : [word];
  return modalities.some((one) => wanted.includes(one));
}

/**
 * @param {(text: string) => number | null} read
 * @param {(model: Model) => (number | "undisclosed")[]} numbersOf
 * @returns {Finding}
 */
export function byNumber(read, numbersOf) {
  return {
    find(_index, value) {
      const holds = parseCondition(value, read);
      return (
        holds && ((model) => numbersOf(model).some((number) => typeof number === "number" && holds(number)))
      );
    },
  };
}

/** @param {SelectorIndex} index */
export function listYears({ models }) {
  return listWords([...new Set(models.map(({ released }) => released.slice(0, 4)))].sort());
}

/**
 * Choose models with such a derivation into them.
 * @param {readonly string[]} words
 * @param {"kind" | "channel" | "support"} key
 * @returns {Finding}
 */
export function byDerivation(words, key) {
  return {
    find({ parents }, value) {
      const word = foldName(value);
      return words.includes(word)
        ? (model) => (parents.get(model.id) ?? []).some((row) => row[key] === word)
        : null;
    },
    list: () => listWords(words, key),
  };
}

/** @returns {Finding} */
export function bySupport() {
  const { find, list } = byDerivation(SUPPORT, "support");
  return {
    find(index, value) {
      const holds = parseCondition(value.trim(), readCount);
      if (!holds) return find(index, value);
      return ({ id }) => (index.parents.get(id) ?? []).some(({ houses }) => holds(houses.length));
    },
    list,
  };
}

/** @returns {Finding} */
export function byPrimary() {
  return {
    find({ parents }, value) {
      const word = foldCase(value.trim());
      if (word !== "yes" && word !== "no") return null;
      return ({ id }) => (parents.get(id) ?? []).some(({ primary }) => primary === (word === "yes"));
    },
    list: () => listWords(["yes", "no"]),
  };
}

/** Choose models by what their licence lets the public do, or by its name. @returns {Finding} */
export function byLicence() {
  /** @param {Model} model */
  const namesOf = ({ licence }) => [licence.text, licence.text_zh ?? ""].filter(Boolean);
  return {
    find({ models }, value) {
      const wanted = foldName(value);
      if (ACCESS.includes(wanted)) return ({ licence }) => licence.access === wanted;
      /** @param {Model} model */
      const holds = (model) => namesOf(model).some((name) => foldName(name) === wanted);
      return models.some(holds) ? holds : null;
    },
    list({ models }) {
      const byText = new Map(models.map((model) => [model.licence.text, namesOf(model)]));
      const named = [...byText].map(([value, names]) => ({ value, names }));
      const used = models.map(({ licence }) => licence.text);
      return [...listWords(ACCESS, "access"), ...sortByUse(named, used)];
    },
  };
}

/** @returns {Finding} */
export function byGroup() {
  const { find, list } = byRecord("groups", (model) => [model.family]);
  return {
    find(index, value) {
      const chosen = find(index, value);
      if (!chosen) return null;
      const families = new Map(index.document.families.map(({ id, group }) => [id, group]));
      return (model) => chosen({ ...model, family: families.get(model.family) ?? "" });
    },
    list,
  };
}

/** @returns {Finding} */
export function byPaper() {
  return {
    find({ byPaper }, value) {
      const ids = byPaper.get(toPaperKey(value));
      return ids ? ({ id }) => ids.includes(id) : null;
    },
    list: ({ models }) =>
      models.flatMap(({ paper, name }) => (paper ? [{ value: paper, names: [name] }] : [])),
  };
}
