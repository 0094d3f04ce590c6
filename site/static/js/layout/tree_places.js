import { getKnown } from "../base/maps.js";
import { t } from "../words/messages.js";
import { clamp } from "./geometry.js";
import { outlineTree } from "./outline_tree.js";

/**
 * @import {TreeLayout} from "../types/data.js"
 * @import {Arrangement, Size} from "../types/drawing.js"
 */

/** On a narrower stage columns are closer, and where names have no room every model has its row. */
const NARROW = 640;
/** On a stage of middle width an outline takes over where more than a part of the names meet dots. */
const MIDDLE = 840;
const MOST_HIT = 0.2;
const NEAR = 8;
/** So many generations come as close on a phone as elsewhere. */
const MANY_STEPS = 30;

const AXIS = 30;
const LEFT = 18;
const DOT = 18;

/** Room below an outline, and below the tree of a large stage, for the buttons that zoom. */
const BUTTONS = Object.freeze({ narrow: 52, wide: 38 });

/** The least and the widest steps from column to column, in an outline, on a phone and elsewhere. */
const STEPS = Object.freeze({
  outline: { least: 16, most: 44 },
  narrow: { least: 62, most: 220 },
  wide: { least: 7, most: 460 },
});

/** The lowest rows of an outline: fingers, or a mouse, choose among them. */
const LEAST_ROW = Object.freeze({ finger: 20, mouse: 16 });

/**
 * Arrange the family tree: generations to the right.
 * @param {TreeLayout} tree Layout of all, made by the build, or of a part.
 * @param {Size} stage
 * @param {(id: string) => number} measure Width of a model's label.
 * @param {object} [more]
 * @param {number} [more.leastStep] From column to column, where a name must have room.
 * @param {boolean} [more.outline] Whether every model has a row of its own.
 * @returns {Arrangement}
 */
export function arrangeTree(tree, stage, measure, { leastStep = 0, outline = false } = {}) {
  const narrow = stage.width < NARROW;
  const most = tree.generations.length > MANY_STEPS ? STEPS.wide : STEPS.narrow;
  const limits = outline ? STEPS.outline : narrow ? most : STEPS.wide;
  const step = Math.max(leastStep, fitStep(tree, stage.width - LEFT, measure, limits));
  const least = narrow ? LEAST_ROW.finger : outline ? LEAST_ROW.mouse : tree.rows > 34 ? 13 : 15;
  const ends = tree.places.map(({ model_id: id, column }) => column * step + DOT + measure(id));
  const end = ends.reduce((most, one) => Math.max(most, one), 0);
  const left = outline ? LEFT : Math.max(LEFT, (stage.width - end) / 2);
  const width = Math.max(stage.width, left + end);
  const tall = (stage.height * width) / stage.width;
  const around = AXIS + 6 + (outline ? BUTTONS.narrow : narrow ? 6 : BUTTONS.wide);
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
    outline,
  };
}

/**
 * The widest step from column to column with which all labels still fit on the stage.
 * @param {TreeLayout} tree
 * @param {number} room
 * @param {(id: string) => number} measure
 * @param {{least: number, most: number}} limits
 */
function fitStep(tree, room, measure, { least, most }) {
  const fitting = tree.places
    .filter(({ column }) => column > 0)
    .map((place) => (room - DOT - 6 - measure(place.model_id)) / place.column);
  return clamp(Math.min(...fitting, Infinity), least, most);
}

/**
 * Arrange a tree in columns, or as an outline where a phone or a tablet has no room for their names.
 * @param {TreeLayout} tree
 * @param {(id: string) => string[]} findParents
 * @param {Size} stage
 * @param {(id: string) => number} measure Width of a model's label.
 * @param {number} [leastStep] Of columns.
 * @returns {Arrangement}
 */
export function arrangeReadably(tree, findParents, stage, measure, leastStep) {
  const columns = arrangeTree(tree, stage, measure, { leastStep });
  const isFree = columns.narrow
    ? hasRoom(tree, columns, stage, measure)
    : !isCrowded(columns, stage, measure);
  if (isFree) return columns;
  return arrangeTree(outlineTree(tree, findParents), stage, measure, { outline: true });
}

/**
 * Tell whether all names of columns have room: on the stage, and before the next column.
 * @param {TreeLayout} tree
 * @param {Arrangement} columns
 * @param {Size} stage
 * @param {(id: string) => number} measure
 */
function hasRoom({ places, generations }, { points, width }, stage, measure) {
  const xs = places.map(({ model_id: id }) => getKnown(points, id).x);
  const step = (Math.max(...xs) - Math.min(...xs)) / Math.max(1, generations.length - 1);
  /** @param {TreeLayout["places"][number]} place */
  const fits = ({ model_id: id, column }) =>
    column === generations.length - 1 || 2 * DOT + measure(id) <= step;
  return width <= stage.width && places.every(fits);
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
 * Tell whether many names of columns on a stage of middle width run into the dots right of them.
 * @param {Arrangement} columns
 * @param {Size} stage
 * @param {(id: string) => number} measure
 */
function isCrowded({ points }, { width }, measure) {
  if (width >= MIDDLE) return false;
  const all = [...points];
  const hit = all.filter(([id, { x, y }]) => {
    const end = x + DOT + measure(id);
    return all.some(([, dot]) => dot.x > x && dot.x < end && Math.abs(dot.y - y) < NEAR);
  });
  return hit.length > all.length * MOST_HIT;
}
