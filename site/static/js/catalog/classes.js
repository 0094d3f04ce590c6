import { getKnown, groupBy } from "../base/maps.js";
import { t, tList, tOr } from "../words/messages.js";
import { compareText, nameOf } from "./relatives.js";
import { carries, MODALITIES } from "./vocabulary.js";

/**
 * @import {ColourTable, Model} from "../types/data.js"
 * @import {Catalog, Classes, ModelClass, Theme, Trait} from "../types/page.js"
 */

/**
 * By what models can be coloured. Under each of them every model is in one class.
 * @type {readonly Trait[]}
 */
export const TRAITS = Object.freeze(["group", "arch", "licence", "lab", "modality", "support"]);

/** The class of what has no colour of its own. */
export const OTHERS = "others";

/**
 * What a model is under each trait; nothing: one of the others. Of several labs it is the first.
 * @type {Record<Trait, (catalog: Catalog, model: Model) => string>}
 */
const VALUES = {
  group: ({ families }, { family }) => families.get(family)?.group ?? "",
  arch: (_, { architecture }) => architecture,
  licence: (_, { licence }) => licence.access,
  lab: (_, { labs }) => labs[0] ?? "",
  modality: (_, { modalities }) => [...modalities].sort(compareModalities).join("_"),
  support: weighSupport,
};

/** @param {string} a @param {string} b */
function compareModalities(a, b) {
  /** @type {readonly string[]} */
  const known = MODALITIES;
  return known.indexOf(a) - known.indexOf(b);
}

/**
 * How well the derivations are stated that lead to a model: as the weakest of them.
 * @param {Catalog} catalog
 * @param {Model} model
 */
function weighSupport({ parents }, { id }) {
  const rows = (parents.get(id) ?? []).filter((row) => carries(row));
  if (rows.length === 0) return "none";
  const doubt = ["unverified", "disputed"].find((word) => rows.some(({ support }) => support === word));
  return doubt ?? (rows.every(({ houses }) => houses.length > 1) ? "several" : "one");
}

/**
 * Make a function that sorts the models of a catalog into classes by a trait, each trait once.
 * @param {Omit<Catalog, "classes">} catalog
 * @param {ColourTable} table
 * @returns {Catalog["classes"]}
 */
export function createClasses(catalog, table) {
  /** @type {Map<Trait, Classes>} */
  const known = new Map();
  return (trait) => {
    const found = known.get(trait) ?? classify(/** @type {Catalog} */ (catalog), table, trait);
    known.set(trait, found);
    return found;
  };
}

/** @param {Catalog} catalog @param {ColourTable} table @param {Trait} trait @returns {Classes} */
function classify(catalog, table, trait) {
  const byValue = groupBy(catalog.document.models, (model) => VALUES[trait](catalog, model));
  const colours = chooseColours(catalog, table, trait, byValue);
  const rest = [...byValue.keys()].filter((value) => !colours.has(value));
  /** @param {string} id @param {string[]} values @param {string[]} colour @returns {ModelClass} */
  const make = (id, values, colour) => ({
    id,
    colour,
    ids: values.flatMap((value) => (byValue.get(value) ?? []).map((model) => model.id)),
  });
  const own = [...colours].map(([value, colour]) => make(value, [value], colour));
  const all = [...own, make(OTHERS, rest, table.others)].filter(({ ids }) => ids.length > 0);
  return { all, of: new Map(all.flatMap((one) => one.ids.map((id) => [id, one]))) };
}

/**
 * Choose which values have a colour of their own, in the order of the legend.
 * @param {Catalog} catalog
 * @param {ColourTable} table
 * @param {Trait} trait
 * @param {Map<string, Model[]>} byValue
 * @returns {Map<string, string[]>}
 */
function chooseColours({ document }, { palette, values }, trait, byValue) {
  if (trait === "group")
    return new Map(document.groups.map((one) => [one.id, [one.colour, one.colour_dark]]));
  if (values[trait]) return new Map(Object.entries(values[trait]));
  const sorted = [...byValue]
    .filter(([value]) => value)
    .sort(([a, one], [b, other]) => other.length - one.length || compareText(a, b));
  return new Map(sorted.slice(0, palette.length).map(([value], number) => [value, palette[number]]));
}

/**
 * Return the name of a class as the page shows it.
 * @param {Catalog} catalog
 * @param {Trait} trait
 * @param {string} id
 * @returns {string}
 */
export function nameClass(catalog, trait, id) {
  if (id === OTHERS) return t("colour.others");
  if (trait === "group") return nameOf(catalog.groups, id);
  if (trait === "arch") return nameOf(catalog.architectures, id);
  if (trait === "lab") return nameOf(catalog.labs, id);
  if (trait === "licence") return tOr(`access.${id}`, id);
  if (trait === "support") return t(`backing.${id}`);
  return tList(id.split("_").map((one) => tOr(`modality.${one}`, one)));
}

/**
 * Return the colour of a model.
 * @param {Catalog} catalog
 * @param {{colour: Trait, theme: Theme}} by
 * @param {string} id
 * @returns {string}
 */
export function getModelColour(catalog, { colour, theme }, id) {
  return pickColour(getKnown(catalog.classes(colour).of, id), theme);
}

/**
 * Return the colour of a class.
 * @param {Pick<ModelClass, "colour">} one
 * @param {Theme} theme
 * @returns {string}
 */
export function pickColour({ colour }, theme) {
  return colour[theme === "dark" ? 1 : 0];
}
