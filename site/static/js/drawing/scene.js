import { getKnown } from "../base/maps.js";
import { findZoomDown } from "../layout/geometry.js";
import { seeBranch } from "./branch_frame.js";
import { findEdges } from "./edges.js";
import { findDotGrowth } from "./emphasis.js";
import { isOver } from "./labels.js";
import { listStrips, placeTexts } from "./texts.js";

/** @import {Box, Frame, Given, Label, Point, Size} from "../types/drawing.js" */

/**
 * Work out what is seen where: the one thing that is painted, clicked and hovered.
 * @param {Given} given
 * @returns {Frame}
 */
export function makeFrame(given) {
  const { arrangement, view, size } = given;
  const down = findZoomDown(arrangement, view.scale);
  const shift = {
    x: size.width / 2 - view.x * view.scale,
    y: size.height / 2 - view.y * down,
  };
  /** @param {number} x */
  const toX = (x) => x * view.scale + shift.x;
  /** @param {number} y */
  const toY = (y) => y * down + shift.y;
  const points = makeOnce(() => placePoints(given, toX, toY));
  const stems = makeOnce(() => [...arrangement.stems].map(([id, ys]) => ({ id, ys: ys.map(toY) })));
  const edges = makeOnce(() => findEdges(frame));
  /** @type {Frame} Points, stems and lines are placed when someone asks: a drag does not. */
  const frame = {
    ...given,
    get points() {
      return points();
    },
    get stems() {
      return stems();
    },
    get edges() {
      return edges();
    },
    lanes: arrangement.lanes.map((lane) => ({
      ...lane,
      top: toY(lane.top),
      height: lane.height * down,
      from: lane.from === undefined ? undefined : toX(lane.from),
      to: lane.to === undefined ? undefined : toX(lane.to),
    })),
    columns: arrangement.columns.map((column) => ({ ...column, x: toX(column.x) })),
    ticks: arrangement.ticks.map((tick) => ({ ...tick, y: toY(tick.y) })),
    grow: findDotGrowth(given),
    strips: [],
    branch: null,
    labels: [],
    plates: [],
  };
  const texts = given.texts ?? placeTexts(given);
  frame.strips = listStrips(frame);
  frame.branch = seeBranch(frame, { toX, toY, taken: [findControls(size)] });
  frame.labels = bringIntoSight(frame, texts.labels, shift);
  frame.plates = given.motion ? [] : bringIntoSight(frame, texts.plates, shift);
  return frame;
}

/** @template Thing @param {() => Thing} make @returns {() => Thing} Makes it when first asked. */
function makeOnce(make) {
  /** @type {Thing | undefined} */
  let made;
  return () => {
    made ??= make();
    return made;
  };
}

/** @param {Given} given @param {(x: number) => number} toX @param {(y: number) => number} toY */
function placePoints({ arrangement, visible, motion }, toX, toY) {
  /** @type {Map<string, Point>} */
  const points = new Map();
  for (const [id, { x, y }] of arrangement.points) {
    if (!visible.has(id)) continue;
    const to = { x: toX(x), y: toY(y) };
    const from = motion?.from.get(id);
    if (motion && from) {
      to.x = from.x + (to.x - from.x) * motion.at;
      to.y = from.y + (to.y - from.y) * motion.at;
    }
    points.set(id, to);
  }
  return points;
}

/**
 * Shift texts to where the view is, and leave out what is out of sight.
 * @template {Box & Partial<Pick<Label, "id" | "x" | "y" | "apart">>} Text
 * @param {Frame} frame
 * @param {Text[]} texts
 * @param {Point} shift
 * @returns {Text[]}
 */
function bringIntoSight(frame, texts, shift) {
  const { size, arrangement, motion } = frame;
  const strips = arrangement.narrow ? [...frame.strips, findControls(size)] : [];
  /** @type {Text[]} */
  const found = [];
  for (const text of texts) {
    const end = motion && frame.points.get(text.id ?? "");
    const x = end ? end.x - (text.x ?? 0) : shift.x;
    const y = end ? end.y - (text.y ?? 0) : shift.y;
    const box = {
      ...text,
      left: text.left + x,
      right: text.right + x,
      top: text.top + y,
      bottom: text.bottom + y,
    };
    const isBeside = text.apart || (text.x ?? Infinity) + x >= arrangement.gutter;
    if (!motion && !(isWhole(box, frame) && isBeside)) continue;
    if (box.right < arrangement.gutter || box.left > size.width) continue;
    if (box.bottom < arrangement.axis || box.top > size.height) continue;
    if (!strips.some((strip) => isOver(strip, box))) found.push(box);
  }
  return found;
}

/**
 * Tell whether all of a text is in sight: what leaves the stage goes as a whole.
 * @param {Box} box
 * @param {Pick<Frame, "arrangement" | "size">} frame
 */
function isWhole({ left, right, top, bottom }, { arrangement, size }) {
  return (
    left >= arrangement.gutter && right <= size.width && top >= arrangement.axis && bottom <= size.height
  );
}

/**
 * Return where the buttons lie over the stage of a phone.
 * @param {Size} size
 * @returns {Box}
 */
export function findControls({ width, height }) {
  return { left: width - 136, right: width, top: height - 50, bottom: height };
}

/**
 * Return the family whose row is at a place of the stage, where rows can be unfolded.
 * @param {Frame} frame
 * @param {Point} at
 * @returns {string | null}
 */
export function findFamilyAt({ lanes, arrangement }, { y }) {
  if (!arrangement.naming || y < arrangement.axis) return null;
  return lanes.find(({ top, height }) => y >= top && y < top + height)?.family ?? null;
}

/**
 * Return the model at a place of the stage: on its label, or the nearest dot in reach.
 * @param {Frame} frame
 * @param {Point} at
 * @param {number} [reach]
 * @returns {string | null}
 */
export function findModelAt(frame, { x, y }, reach = 12) {
  if (x < frame.arrangement.gutter || y < frame.arrangement.axis) return null;
  let best = null;
  let least = reach;
  for (const [id, point] of frame.points) {
    const distance = Math.hypot(point.x - x, point.y - y) - getKnown(frame.radii, id) * frame.grow * 0.5;
    if (distance < least) [best, least] = [id, distance];
  }
  if (best && least < 4) return best;
  const label = frame.labels.find(
    (one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom,
  );
  return label?.id ?? best;
}
