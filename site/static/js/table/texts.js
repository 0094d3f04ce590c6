import { findParents, nameFamily, nameOf } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { formatSizes } from "../words/format.js";
import { say, t, tList, tOr } from "../words/messages.js";

/**
 * @import {Channel, Kind, Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 */

/**
 * What stands in each column.
 * @type {Record<Column, (catalog: Catalog, model: Model, channels: readonly Channel[]) => string>}
 */
const TEXTS = {
  name: (_, { name }) => name,
  released: (_, { released }) => released,
  family: (catalog, { family }) => nameFamily(catalog, family),
  labs: ({ labs }, model) => nameAll(labs, model.labs),
  architecture: ({ architectures }, { architecture }) => nameOf(architectures, architecture),
  modalities: (_, { modalities }) => tList(modalities.map((one) => tOr(`modality.${one}`, one))),
  parameters: (_, model) => formatSizes(model),
  licence: (_, { licence }) =>
    t("fact.remarked", {
      text: say(licence, "text"),
      remark: tOr(`access.${licence.access}`, licence.access),
    }),
  pretraining_tasks: ({ tasks }, model) => nameAll(tasks, model.pretraining_tasks),
  fine_tuning_tasks: ({ tasks }, model) => nameAll(tasks, model.fine_tuning_tasks),
  techniques: ({ techniques }, model) => nameAll(techniques, model.techniques),
  corpus: (_, model) => say(model, "corpus") ?? "",
  application: (_, model) => say(model, "application") ?? "",
  parents: (catalog, { id }, channels) =>
    tList(findParents(catalog, id, channels).map((parent) => nameParent(catalog, parent, id, channels))),
  adds: (_, model) => say(model, "adds"),
  paper: (_, model) => model.paper ?? say(model, "no_paper") ?? "",
  links: (_, { links }) => links.join(" "),
  catalog: (_, { catalog }) => catalog ?? "",
};

/**
 * Return the whole text of a cell.
 * @param {Catalog} catalog
 * @param {Model} model
 * @param {Column} column
 * @param {readonly Channel[]} [channels] Through which parents count; none: those of ancestry.
 * @returns {string}
 */
export function readCell(catalog, model, column, channels = []) {
  return TEXTS[column](catalog, model, channels);
}

/**
 * Return the kinds of derivation that lead from a parent to its child, over some channels.
 * @param {Catalog} catalog
 * @param {string} parent
 * @param {string} child
 * @param {readonly Channel[]} [channels] None: those of ancestry.
 * @returns {Kind[]}
 */
export function findKinds(catalog, parent, child, channels = []) {
  const rows = (catalog.parents.get(child) ?? []).filter((row) => row.parent === parent);
  return rows.filter((row) => carries(row, channels)).map(({ kind }) => kind);
}

/**
 * Name the kinds of derivation that lead from a parent to its child.
 * @param {Catalog} catalog
 * @param {string} parent
 * @param {string} child
 * @param {readonly Channel[]} channels
 * @returns {string}
 */
export function nameKinds(catalog, parent, child, channels) {
  return tList(findKinds(catalog, parent, child, channels).map((kind) => tOr(`kind.${kind}`, kind)));
}

/** @param {Catalog} catalog @param {string} parent @param {string} child @param {readonly Channel[]} channels */
function nameParent(catalog, parent, child, channels) {
  const kinds = nameKinds(catalog, parent, child, channels);
  return t("table.parent", { name: nameOf(catalog.models, parent), kinds });
}

/** @param {ReadonlyMap<string, {readonly name: string}>} records @param {readonly string[]} ids */
function nameAll(records, ids) {
  return tList(ids.map((id) => nameOf(records, id)));
}
