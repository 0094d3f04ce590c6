import { getKnown, groupBy } from "../base/maps.js";
import { compareText, findParents, nameFamily } from "../catalog/relatives.js";
import { layOutPart } from "./layers.js";

/**
 * @import {Channel, FamiliesLayout, FamilyRow, TreeLayout} from "../types/data.js"
 * @import {Stand} from "../types/drawing.js"
 * @import {Catalog, Pair} from "../types/page.js"
 */

/** More models than this are shown as their families. */
const MOST_MODELS = 150;

/**
 * Tell whether a tree of so many models, of which none is looked at, is that of their families.
 * @param {number} n
 * @returns {boolean}
 */
export const isFamilyTree = (n) => n > MOST_MODELS;

/**
 * Lay out families as a tree: each stands right of the one that it began from.
 * @param {FamiliesLayout} layout
 * @param {Catalog} catalog
 * @param {Set<string>} ids The models that are shown; what has none of them is left out.
 * @returns {{tree: TreeLayout, stands: Map<string, Stand>, links: Pair[]}}
 */
export function layOutFamilyTree(layout, catalog, ids) {
  const rows = layout.rows.flatMap((row) => {
    const models = row.models.filter((id) => ids.has(id));
    const mark = row.child && ids.has(row.child) ? row.child : models[0];
    return mark ? [{ ...row, models, mark }] : [];
  });
  const marks = new Map(rows.map(({ family, mark }) => [family, mark]));
  const origins = findOrigins(catalog, rows);
  /** @type {Map<string, string>} The mark above each mark. */
  const above = new Map(
    rows.flatMap(({ family, mark }) => {
      const from = marks.get(origins.get(family) ?? "");
      return from ? [[mark, from]] : [];
    }),
  );
  const before = new Map(rows.map(({ mark }, number) => [mark, number]));
  const tree = layOutPart(
    rows.map(({ mark }) => mark),
    (mark) => [above.get(mark) ?? []].flat(),
    before,
  );
  /** @type {Map<string, Stand>} */
  const stands = new Map(
    rows.map(({ family, mark, models }) => {
      return [mark, { text: `${nameFamily(catalog, family)} ${models.length}`, ids: models, family }];
    }),
  );
  const links = rows.flatMap(({ mark, parent, child }) => {
    const from = above.get(mark);
    const found = catalog.pairs.find((pair) => pair.parent === parent && pair.child === child);
    return from && found ? [{ parent: from, child: mark, rows: found.rows }] : [];
  });
  return { tree, stands, links };
}

/**
 * Return the family from which each began; where two began from each other,
 * the later line does not count.
 * @param {Catalog} catalog
 * @param {Pick<FamilyRow, "family" | "parent" | "child">[]} rows
 * @returns {Map<string, string>}
 */
export function findOrigins(catalog, rows) {
  /** @type {Map<string, string>} */
  const origins = new Map();
  /** @param {Pick<FamilyRow, "child">} row */
  const age = ({ child }) => catalog.models.get(child ?? "")?.released ?? "";
  for (const { family, parent } of [...rows].sort((a, b) => compareText(age(a), age(b)))) {
    const from = catalog.models.get(parent ?? "")?.family;
    let up = from;
    while (up && up !== family) up = origins.get(up);
    if (from && !up) origins.set(family, from);
  }
  return origins;
}

/**
 * Return marks for the families from which the models of others come: each stands for the parents
 * that are in it.
 * @param {Catalog} catalog
 * @param {string[]} ids The models that are shown.
 * @param {{channels: readonly Channel[], visible: Set<string>}} look
 * @returns {Map<string, Stand>}
 */
export function standForOrigins(catalog, ids, { channels, visible }) {
  const inside = new Set(ids);
  const parents = new Set(ids.flatMap((id) => findParents(catalog, id, channels)));
  const beyond = [...parents].filter((id) => !inside.has(id) && visible.has(id));
  const families = groupBy(beyond, (id) => getKnown(catalog.models, id).family);
  return new Map(
    [...families].map(([family, of]) => {
      return [of[0], { text: nameFamily(catalog, family), ids: of, family }];
    }),
  );
}
