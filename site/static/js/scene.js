import { findEdges } from "./edges.js";
import { findGrowth } from "./looks.js";
import { isOver, listStrips, placeTexts } from "./texts.js";

/**
 * Work out what is seen where: the one thing that is painted, clicked and hovered.
 * @param {any} given arrangement, view, size, catalog, radii, weights, lit, shown, visible,
 *   channels, hover, focus, measure, colours; `motion` while models move, and `texts` where
 *   `placeTexts` has been done for this scale.
 * @returns {any}
 */
export function makeFrame(given) {
  const { arrangement, view, size } = given;
  const shift = {
    x: size.width / 2 - view.x * view.scale,
    y: size.height / 2 - view.y * view.scale,
  };
  const toX = (x) => x * view.scale + shift.x;
  const toY = (y) => y * view.scale + shift.y;
  const frame = {
    ...given,
    points: placePoints(given, toX, toY),
    lanes: arrangement.lanes.map((lane) => ({
      ...lane,
      top: toY(lane.top),
      height: lane.height * view.scale,
    })),
    columns: arrangement.columns.map((column) => ({ ...column, x: toX(column.x) })),
    ticks: arrangement.ticks.map((tick) => ({ ...tick, y: toY(tick.y) })),
    stems: [...arrangement.stems].map(([id, ys]) => ({ id, ys: ys.map(toY) })),
    grow: findGrowth(given),
  };
  let edges = null;
  Object.defineProperty(frame, "edges", {
    enumerable: true,
    /** Lines are looked for when someone asks: a drag does not. */
    get: () => {
      edges ??= findEdges(frame);
      return edges;
    },
  });
  frame.strips = listStrips(frame);
  const texts = given.texts ?? placeTexts(given);
  frame.labels = bringIntoSight(frame, texts.labels, shift);
  frame.plates = given.motion ? [] : bringIntoSight(frame, texts.plates, shift);
  return frame;
}

function placePoints({ arrangement, visible, motion }, toX, toY) {
  const points = new Map();
  for (const [id, { x, y }] of arrangement.points) {
    if (!visible.has(id)) continue;
    const to = { x: toX(x), y: toY(y) };
    const from = motion?.from.get(id);
    if (from) {
      to.x = from.x + (to.x - from.x) * motion.at;
      to.y = from.y + (to.y - from.y) * motion.at;
    }
    points.set(id, to);
  }
  return points;
}

/** Shift texts to where the view is, and leave out what is out of sight. */
function bringIntoSight(frame, texts, shift) {
  const { size, arrangement, points } = frame;
  const strips = arrangement.narrow ? [...frame.strips, findControls(size)] : [];
  const found = [];
  for (const text of texts) {
    const end = frame.motion && points.get(text.id);
    const x = end ? end.x - text.x : shift.x;
    const y = end ? end.y - text.y : shift.y;
    const box = {
      ...text,
      left: text.left + x,
      right: text.right + x,
      top: text.top + y,
      bottom: text.bottom + y,
    };
    if (box.right < arrangement.gutter || box.left > size.width) continue;
    if (box.bottom < arrangement.axis || box.top > size.height) continue;
    if (!strips.some((strip) => isOver(strip, box))) found.push(box);
  }
  return found;
}

/** Where the buttons lie over the stage of a phone. */
function findControls({ width, height }) {
  return { left: width - 136, right: width, top: height - 50, bottom: height };
}

/**
 * Return the model at a place of the stage: on its label, or the nearest dot in reach.
 * @param {any} frame
 * @param {{x: number, y: number}} at
 * @param {number} [reach]
 * @returns {string | null}
 */
export function findModelAt(frame, { x, y }, reach = 12) {
  if (x < frame.arrangement.gutter || y < frame.arrangement.axis) return null;
  let best = null;
  let least = reach;
  for (const [id, point] of frame.points) {
    const distance = Math.hypot(point.x - x, point.y - y) - frame.radii.get(id) * frame.grow * 0.5;
    if (distance < least) [best, least] = [id, distance];
  }
  if (best && least < 4) return best;
  const label = frame.labels.find(
    (one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom,
  );
  return label?.id ?? best;
}
