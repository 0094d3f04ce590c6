import { findControls } from "../drawing/scene.js";

/**
 * @import {Arrangement, Box, Lane, Point, View, Size} from "../types/drawing.js"
 *
 * What is known of a picture and of its stage.
 * @typedef {object} Fitting
 * @property {Arrangement} arrangement
 * @property {Size} size Of the stage.
 * @property {Map<string, number>} radii Of the dots.
 * @property {(id: string) => number} measure Width of a model's name.
 * @property {(lane: Lane) => number} measureLane Width of a lane's name.
 *
 * A model, and how many pixels of the stage it takes around its centre at any scale.
 * @typedef {Point & Box} PlacedBox
 */

const GAP = 6;
const LINE = 14;
const STRIP = 30;
const TICK = 48;
const STEP = 0.97;
const LEAST = 0.02;

/**
 * Find the view in which models stand together with their names, as large as they fit: beside the
 * names of lanes, and not under the buttons of a phone.
 * @param {string[]} ids
 * @param {Fitting} given
 * @returns {View | null} Null where there is none of the models.
 */
export function findFit(ids, given) {
  const items = ids.flatMap((id) => makeItem(id, given) ?? []);
  if (items.length === 0) return null;
  const { arrangement, size } = given;
  const room = { left: arrangement.gutter, right: size.width, top: arrangement.axis, bottom: size.height };
  const sight = fitInto(items, room, size);
  if (!arrangement.narrow) return sight;
  const controls = findControls(size);
  const isCovered = items.some((item) => {
    const x = (item.x - sight.x) * sight.scale + size.width / 2;
    const y = (item.y - sight.y) * sight.scale + size.height / 2;
    return x + item.right > controls.left && y + item.bottom > controls.top;
  });
  return isCovered ? fitInto(items, { ...room, bottom: controls.top }, size) : sight;
}

/**
 * @param {string} id
 * @param {Fitting} given
 * @returns {PlacedBox | null}
 */
function makeItem(id, { arrangement, radii, measure, measureLane }) {
  const point = arrangement.points.get(id);
  if (!point) return null;
  const reach = (radii.get(id) ?? 0) + GAP;
  const names = arrangement.narrow ? listNear(arrangement.lanes, point.y).map(measureLane) : [];
  const ticks = arrangement.narrow && arrangement.ticks.length > 0 ? TICK : 0;
  const left = reach + Math.max(ticks, ...names.map((width) => width + STRIP), 0);
  const height = Math.max(reach, LINE);
  return { ...point, left, right: reach + measure(id) + GAP, top: height, bottom: height };
}

/**
 * The lane of a model and the one above, whose name may hang into it.
 * @param {Lane[]} lanes
 * @param {number} y
 */
function listNear(lanes, y) {
  const number = lanes.findIndex(({ top, height }) => y >= top && y < top + height);
  return number < 0 ? [] : lanes.slice(Math.max(0, number - 1), number + 1);
}

/**
 * @param {PlacedBox[]} items
 * @param {Box} room
 * @param {Size} size
 * @returns {View}
 */
function fitInto(items, room, size) {
  let scale = 1;
  let box = measureItems(items, scale);
  const fits = () =>
    box.right - box.left <= room.right - room.left && box.bottom - box.top <= room.bottom - room.top;
  while (!fits() && scale > LEAST) {
    scale *= STEP;
    box = measureItems(items, scale);
  }
  return {
    scale,
    x: (box.left + box.right - room.left - room.right + size.width) / 2 / scale,
    y: (box.top + box.bottom - room.top - room.bottom + size.height) / 2 / scale,
  };
}

/**
 * @param {PlacedBox[]} items
 * @param {number} scale
 * @returns {Box}
 */
function measureItems(items, scale) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const item of items) {
    box.left = Math.min(box.left, item.x * scale - item.left);
    box.right = Math.max(box.right, item.x * scale + item.right);
    box.top = Math.min(box.top, item.y * scale - item.top);
    box.bottom = Math.max(box.bottom, item.y * scale + item.bottom);
  }
  return box;
}
