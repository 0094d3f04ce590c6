import { getKnown, groupBy } from "../base/maps.js";
import { findParents } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { describeMarks } from "../drawing/stands.js";
import { t } from "../words/messages.js";
import { collapse, linkMarks } from "./collapse.js";
import { isFamilyTree, layOutFamilyTree, standForOrigins } from "./family_tree.js";
import { clamp } from "./geometry.js";
import { layOutPart } from "./layers.js";

/**
 * @import {Channel, PageData, TreeLayout} from "../types/data.js"
 * @import {Arrangement, Described, Look, Size, Stand} from "../types/drawing.js"
 * @import {Catalog, Lit} from "../types/page.js"
 */

/** From family to family there is room for a name. */
const FAMILY_STEP = 124;

/** Where there are more than this, long chains and many children without heirs are gathered. */
const MANY = 60;

const AXIS = 30;
const LEFT = 18;
const DOT = 18;

/** Room below the tree of a large stage for the buttons that zoom. */
const BUTTONS = 38;

/** The widest steps from column to column, on a phone and elsewhere. */
const MOST_STEP = { narrow: 220, wide: 460 };

/**
 * Arrange the family tree: generations to the right.
 * @param {TreeLayout} tree Layout of all, made by the build, or of a part.
 * @param {Size} stage
 * @param {(id: string) => number} measure Width of a model's label.
 * @param {number} [leastStep] From column to column, where a name must have room.
 * @returns {Arrangement}
 */
export function arrangeTree(tree, stage, measure, leastStep = 0) {
  const narrow = stage.width < 640;
  const steps = Math.max(1, tree.generations.length - 1);
  const step = Math.max(leastStep, fitStep(tree, stage.width - LEFT, steps, measure, narrow));
  const least = narrow ? 20 : tree.rows > 34 ? 13 : 15;
  const ends = tree.places.map(({ model_id: id, column }) => column * step + DOT + measure(id));
  const end = ends.reduce((most, one) => Math.max(most, one), 0);
  const left = Math.max(LEFT, (stage.width - end) / 2);
  const width = Math.max(stage.width, left + end);
  const tall = (stage.height * width) / stage.width;
  const around = AXIS + 6 + (narrow ? 6 : BUTTONS);
  const pitch = clamp((tall - around) / Math.max(1, tree.rows), least, 72);
  const height = Math.max(tall, around + tree.rows * pitch);
  const top = AXIS + 6 + (height - around - tree.rows * pitch) / 2;
  const points = new Map();
  for (const { model_id: id, column, row } of tree.places)
    points.set(id, { x: left + column * step, y: top + (row + 0.5) * pitch });
  const spread = Math.max(1, Math.min(8, 70 / step));
  return {
    points,
    lanes: [],
    columns: listGenerations(tree, left, step),
    ticks: [],
    stems: new Map(),
    width,
    height,
    gutter: 0,
    axis: AXIS,
    narrow,
    mostZoom: 5 * Math.sqrt(spread),
    spread,
    pitch,
  };
}

/**
 * The widest step from column to column with which all labels still fit on the stage.
 * @param {TreeLayout} tree
 * @param {number} room
 * @param {number} steps
 * @param {(id: string) => number} measure
 * @param {boolean} narrow
 */
function fitStep(tree, room, steps, measure, narrow) {
  const limits = tree.places
    .filter(({ column }) => column > 0)
    .map((place) => (room - DOT - 6 - measure(place.model_id)) / place.column);
  const most = limits.reduce((least, limit) => Math.min(least, limit), Infinity);
  return clamp(most, narrow && steps < 30 ? 62 : 7, narrow ? MOST_STEP.narrow : MOST_STEP.wide);
}

/** @param {TreeLayout} tree @param {number} left @param {number} step */
function listGenerations({ generations }, left, step) {
  /** @type {Arrangement["columns"]} */
  const columns = [];
  generations.forEach((generation, column) => {
    if (column > 0 && generations[column - 1] === generation) return;
    const short = String(generation);
    const text = generation === 0 ? t("tree.start") : short;
    columns.push({ text, short, x: left - 12 + column * step });
  });
  return columns;
}

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
    return { ...arrangeTree(tree, stage, describeMarks(fixed, marks).measure, FAMILY_STEP), ...marks };
  }
  if (!look.lit && ids.length === layouts.tree.places.length)
    return arrangeTree(layouts.tree, stage, measure);
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
  const above = groupBy(links, ({ child }) => child);
  const tree = layOutPart(marks, (id) => (above.get(id) ?? []).map(({ parent }) => parent), rows);
  const part = arrangeTree(tree, stage, describeMarks(fixed, { stands }).measure);
  return stands.size > 0 ? { ...part, stands, links } : part;
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
