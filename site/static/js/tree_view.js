import { findParents } from "./catalog.js";
import { clamp } from "./geometry.js";
import { layOutPart } from "./layers.js";
import { t } from "./messages.js";

/**
 * @import {Channel, TreeLayout} from "./data.js"
 * @import {Arrangement, Size} from "./drawing.js"
 * @import {Catalog, Lit} from "./page.js"
 */

const TREE_AXIS = 30;
const TREE_LEFT = 18;
const TREE_DOT = 18;

/**
 * Arrange the family tree: generations to the right.
 * @param {TreeLayout} tree Layout of all, made by the build, or of a part.
 * @param {Size} stage
 * @param {(id: string) => number} measure Width of a model's label.
 * @returns {Arrangement}
 */
export function arrangeTree(tree, stage, measure) {
  const narrow = stage.width < 640;
  const steps = Math.max(1, tree.generations.length - 1);
  const step = fitStep(tree, stage.width - TREE_LEFT, steps, measure, narrow);
  const least = narrow ? 20 : tree.rows > 34 ? 13 : 15;
  const ends = tree.places.map(
    ({ model_id: id, column }) => TREE_LEFT + column * step + TREE_DOT + measure(id),
  );
  const width = ends.reduce((most, end) => Math.max(most, end), stage.width);
  const tall = (stage.height * width) / stage.width;
  const pitch = clamp((tall - TREE_AXIS - 12) / Math.max(1, tree.rows), least, 72);
  const height = Math.max(tall, TREE_AXIS + 12 + tree.rows * pitch);
  const top = TREE_AXIS + 6 + (height - TREE_AXIS - 12 - tree.rows * pitch) / 2;
  const points = new Map();
  for (const { model_id: id, column, row } of tree.places)
    points.set(id, { x: TREE_LEFT + column * step, y: top + (row + 0.5) * pitch });
  const spread = Math.max(1, Math.min(8, 70 / step));
  return {
    points,
    lanes: [],
    columns: listGenerations(tree, step),
    ticks: [],
    stems: new Map(),
    width,
    height,
    gutter: 0,
    axis: TREE_AXIS,
    narrow,
    mostZoom: 5 * Math.sqrt(spread),
    spread,
    step,
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
    .map((place) => (room - TREE_DOT - 6 - measure(place.model_id)) / place.column);
  const most = limits.reduce((least, limit) => Math.min(least, limit), narrow ? 110 : 200);
  return clamp(most, narrow && steps < 30 ? 62 : 7, 200);
}

/** @param {TreeLayout} tree @param {number} step */
function listGenerations({ generations }, step) {
  /** @type {Arrangement["columns"]} */
  const columns = [];
  generations.forEach((generation, column) => {
    if (column > 0 && generations[column - 1] === generation) return;
    const text = generation === 0 ? t("tree.start") : String(generation);
    columns.push({ text, x: TREE_LEFT - 12 + column * step });
  });
  return columns;
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
