import { fold } from "../catalog/folding.js";
import { findParents } from "../catalog/relatives.js";
import { ACCESS, MODALITIES } from "../catalog/vocabulary.js";
import { tOr } from "../words/messages.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 *
 * What a model has in a column, and the names by which each value is known.
 * @typedef {object} Valued
 * @property {(catalog: Catalog, model: Model, channels: readonly Channel[]) => readonly string[]} of
 * @property {(catalog: Catalog) => Iterable<string>} all
 * @property {(catalog: Catalog, value: string) => readonly string[]} name
 */

/** @type {Partial<Record<Column, Valued>>} */
const VALUED = {
  family: valueByTable("families", ({ family }) => [family]),
  labs: valueByTable("labs", ({ labs }) => labs),
  architecture: valueByTable("architectures", ({ architecture }) => [architecture]),
  modalities: valueByWord("modality", MODALITIES, ({ modalities }) => modalities),
  licence: valueByWord("access", ACCESS, ({ licence }) => [licence.access]),
  pretraining_tasks: valueByTable("tasks", ({ pretraining_tasks: tasks }) => tasks),
  fine_tuning_tasks: valueByTable("tasks", ({ fine_tuning_tasks: tasks }) => tasks),
  techniques: valueByTable("techniques", ({ techniques }) => techniques),
  parents: {
    of: (catalog, { id }, channels) => findParents(catalog, id, channels),
    all: ({ models }) => models.keys(),
    name: ({ models }, id) => listNamesOf(id, models.get(id)),
  },
};

/**
 * @param {"families" | "labs" | "architectures" | "tasks" | "techniques"} table
 * @param {(model: Model) => readonly string[]} of
 * @returns {Valued}
 */
function valueByTable(table, of) {
  return {
    of: (_, model) => of(model),
    all: (catalog) => catalog[table].keys(),
    name: (catalog, id) => listNamesOf(id, catalog[table].get(id)),
  };
}

/**
 * @param {string} group
 * @param {readonly string[]} words
 * @param {(model: Model) => readonly string[]} of
 * @returns {Valued}
 */
function valueByWord(group, words, of) {
  return {
    of: (_, model) => of(model),
    all: () => words,
    name: (_, word) => [word, tOr(`${group}.${word}`, word)],
  };
}

/**
 * @param {string} id
 * @param {{name: string, name_zh?: string | null, aliases?: readonly string[], spellings?: readonly string[]}} [record]
 */
function listNamesOf(id, record) {
  if (!record) return [id];
  const { name, name_zh = null, aliases = [], spellings = [] } = record;
  return [id, name, name_zh ?? name, ...aliases, ...spellings];
}

/**
 * Return a test of models by a value of a column, where a text is the whole name of one that the
 * catalog knows: `open` asks for open licences, not for texts with that word.
 * @param {Column} column
 * @param {string} text
 * @param {readonly Channel[]} channels Through which parents count.
 * @returns {(catalog: Catalog, model: Model) => boolean | null} Null where it is no such name.
 */
export function readValue(column, text, channels) {
  const valued = VALUED[column];
  const wanted = fold(text);
  /** @type {WeakMap<Catalog, ReadonlySet<string>>} */
  const known = new WeakMap();
  return (catalog, model) => {
    if (!valued) return null;
    const values = known.get(catalog) ?? findNamed(catalog, valued, wanted);
    known.set(catalog, values);
    return values.size > 0 ? valued.of(catalog, model, channels).some((one) => values.has(one)) : null;
  };
}

/** @param {Catalog} catalog @param {Valued} valued @param {string} wanted */
function findNamed(catalog, { all, name }, wanted) {
  return new Set(
    [...all(catalog)].filter((value) => name(catalog, value).some((one) => fold(one) === wanted)),
  );
}
