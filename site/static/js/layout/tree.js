import { getKnown, groupBy } from "../base/maps.js";
import { findParents } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { describeMarks } from "../drawing/stands.js";
import { collapse, linkMarks } from "./collapse.js";
import { isFamilyTree, layOutFamilyTree, standForOrigins } from "./family_tree.js";
import { layOutPart } from "./layers.js";
import { arrangeReadably, arrangeTree } from "./tree_places.js";

/**
 * @import {Channel, PageData, TreeLayout} from "../types/data.js"
 * @import {Arrangement, Described, Look, Size, Stand} from "../types/drawing.js"
 * @import {Catalog, Lit, Pair} from "../types/page.js"
 */

/** From family to family there is room for a name. */
const FAMILY_STEP = 124;

/** Where there are more than this, long chains and many children without heirs are gathered. */
const MANY = 60;

/**
 * Arrange the tree of what is looked at: of what is lit; of families, where all their models would
 * be a wall; else of the models that are left.
 * @param {Pick<PageData, "tree" | "families">} layouts Made by the build.
 * @param {Look} look
 * @param {Size} stage
 * @param {Described} fixed
 * @returns {Arrangement}
 */
export function arrangeTreeOf(layouts, look, stage, fixed) {
  const { catalog, measure } = fixed;
  if (look.whole) return arrangeTree(layouts.tree, stage, measure);
  const ids = findTreeModels(layouts, look, catalog);
  if (!look.lit && isFamilyTree(ids.length)) {
    const { tree, ...marks } = layOutFamilyTree(layouts.families, catalog, new Set(ids));
    const { measure } = describeMarks(fixed, marks);
    return { ...arrangeReadably(tree, followUp(marks.links), stage, measure, FAMILY_STEP), ...marks };
  }
  if (!look.lit && ids.length === layouts.tree.places.length)
    return arrangeReadably(layouts.tree, (id) => findParents(catalog, id), stage, measure);
  const rows = new Map(layouts.tree.places.map((place) => [place.model_id, place.row]));
  /** @type {Map<string, Stand>} */
  const gathered = ids.length > MANY ? collapse(catalog, ids, look) : new Map();
  const isPart = !look.lit && look.shownFamilies.size < layouts.families.rows.length;
  const outside = isPart ? standForOrigins(catalog, ids, look) : new Map();
  const stands = new Map([...outside, ...gathered]);
  const beyond = [...outside.values()].flatMap((stand) => stand.ids);
  const { marks, links: all } = linkMarks(catalog, [...ids, ...beyond], stands);
  const links = all.filter(
    ({ child, rows }) => !outside.has(child) && rows.some((row) => carries(row, look.channels)),
  );
  const findMarks = followUp(links);
  const tree = layOutPart(marks, findMarks, rows);
  const part = arrangeReadably(tree, findMarks, stage, describeMarks(fixed, { stands }).measure);
  return stands.size > 0 ? { ...part, stands, links } : part;
}

/** @param {Pair[]} links @returns {(id: string) => string[]} Parents of a mark. */
function followUp(links) {
  const above = groupBy(links, ({ child }) => child);
  return (id) => (above.get(id) ?? []).map(({ parent }) => parent);
}

/**
 * Return the models that a tree is of: those that are lit, else those that are left.
 * @param {Pick<PageData, "tree">} layouts
 * @param {Look} look
 * @param {Catalog} catalog
 * @returns {string[]}
 */
export function findTreeModels({ tree }, { lit, kept, visible, shownFamilies }, { models }) {
  const all = lit ? [...lit.keys()] : tree.places.map(({ model_id: id }) => id);
  if (lit) return all.filter((id) => visible.has(id));
  return all.filter(
    (id) => visible.has(id) && (!kept || kept.has(id)) && shownFamilies.has(getKnown(models, id).family),
  );
}

/**
 * Lay out the ancestry of a model: what is lit, and nothing else.
 * @param {Catalog} catalog
 * @param {TreeLayout} tree Layout of all.
 * @param {Map<string, Lit>} lit
 * @param {readonly Channel[]} channels
 * @returns {TreeLayout} A layout as the build makes it.
 */
export function layOutAncestry(catalog, tree, lit, channels) {
  const rows = new Map(tree.places.map((place) => [place.model_id, place.row]));
  return layOutPart([...lit.keys()], (id) => findParents(catalog, id, channels), rows);
}
