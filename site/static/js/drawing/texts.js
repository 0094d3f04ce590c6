import { getKnown } from "../base/maps.js";
import { findZoomDown } from "../layout/geometry.js";
import { findDotGrowth, findStrength, MOST_IN_ROW } from "./emphasis.js";
import { placeKinds } from "./kinds.js";
import { isOver, LINE, placeLabels } from "./labels.js";
import { placeRowLabels } from "./row_labels.js";

/** @import {Box, Frame, Given, Item, Lane, Point, Texts} from "../types/drawing.js" */

/** Height of the name of a lane where so much is in sight that it has no row of its own. */
const OVERVIEW_STRIP = 13;

/** How close the names of two lanes may come, from middle to middle. */
const LEAST_PITCH = 10;

/**
 * Choose where the names of models and the kinds of lines stand, for one scale and all of the
 * picture: a drag only shifts them.
 * @param {Given} given As `makeFrame` has it.
 * @returns {Texts} In pixels from the corner of the picture.
 */
export function placeTexts(given) {
  const { arrangement, view, lit, measure, visible, shown } = given;
  const { scale } = view;
  const down = findZoomDown(arrangement, scale);
  const area = {
    left: arrangement.gutter * scale + 2,
    top: arrangement.axis * down,
    right: Math.max(arrangement.width * scale, given.size.width) - 2,
    bottom: Math.max(arrangement.height * down, given.size.height) - 1,
  };
  const grow = findDotGrowth(given);
  /** @type {(Item & {rank: number, text?: string})[]} */
  const items = [];
  /** @type {Box[]} */
  const dots = [];
  for (const [id, point] of arrangement.points) {
    if (!visible.has(id)) continue;
    const naming = arrangement.naming?.get(id);
    const most = naming ? MOST_IN_ROW : Infinity;
    const radius = Math.min(most, getKnown(given.radii, id) * grow) + (id === given.selected ? 4 : 0);
    const { x, y } = { x: point.x * scale, y: point.y * down };
    const isShown = lit || shown.has(id) || arrangement.stands?.has(id);
    const wanted = given.onPath ? lit?.has(id) : isShown;
    const early = (naming?.from ?? 0) <= scale;
    const isItem = (wanted && early) || id === given.hover || id === given.focus;
    const text = id === given.selected ? undefined : naming?.text;
    const isLight = naming && id !== given.selected;
    const width = isLight ? given.measureName(text ?? given.nameMark(id)) : measure(id);
    if (isItem) items.push({ id, x, y, radius, width, text, rank: rank(given, id) });
    else if (early) dots.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  }
  const rows = items.filter(({ id }) => arrangement.naming?.has(id));
  const others = rows.length > 0 ? items.filter(({ id }) => !arrangement.naming?.has(id)) : items;
  const named = placeRowLabels(rows, arrangement.naming ?? new Map(), area, arrangement.line ?? LINE);
  others.sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const { placed, boxes } = placeLabels(others, area, LINE, dots, Boolean(arrangement.fixed));
  const points = new Map(items.map(({ id, x, y }) => [id, { x, y }]));
  const labels = [...named, ...placed].map((label) => ({ ...label, ...getKnown(points, label.id) }));
  return { labels, plates: placeKinds(given, labels, boxes, area) };
}

/** @param {Given} given @param {string} id */
function rank(given, id) {
  const { lit, hover, focus, weights } = given;
  const most = 1e7;
  if (id === hover || id === focus) return 9 * most;
  const distance = lit?.get(id)?.distance;
  const place = distance === undefined ? findStrength(given, id) : 8 - Math.min(7, distance) / 2;
  const { frontier, stands } = given.arrangement;
  const first = frontier?.has(id) || stands?.has(id) ? most / 2 : 0;
  return place * most + first + getKnown(weights, id);
}

/**
 * Tell whether so much is in sight that names of lanes step back behind the dots.
 * @param {Pick<Given, "arrangement" | "view">} given
 * @returns {boolean}
 */
export function isOverview({ arrangement, view }) {
  return arrangement.narrow && view.scale < 0.8;
}

/**
 * Return where the names of lanes stand when there is no column for them: at the top of each lane,
 * or in an overview, where they have no row of their own, where no dot is. Names that would touch
 * others are left out, those of lanes without anything lit before the rest.
 * @param {Frame} frame
 * @returns {(Lane & Box)[]}
 */
export function listStrips(frame) {
  const { lanes, arrangement, measureLane } = frame;
  if (!arrangement.narrow) return [];
  const overview = isOverview(frame);
  const dots = overview ? listDots(frame) : [];
  /** @type {(Lane & Box)[]} */
  const placed = [];
  for (const lane of overview ? sortByLight(frame) : lanes) {
    const width = measureLane(lane) + 26;
    const places = overview ? listPlaces(lane, dots) : [{ x: 0, y: lane.top + 1 }];
    const boxes = places.map(({ x, y }) => ({
      ...lane,
      left: x,
      right: x + width,
      top: y,
      bottom: y + (overview ? Math.min(OVERVIEW_STRIP, lane.height) : 17),
    }));
    const onStage = boxes.filter(({ right }) => right <= frame.size.width);
    const free = onStage.find((box) => !dots.some((dot) => isOver(dot, box)));
    if (free && !placed.some((one) => isTooNear(one, free))) placed.push(free);
  }
  return placed;
}

/** Whether the names in two strips would touch. @param {Box} one @param {Box} other */
function isTooNear(one, other) {
  const apart = Math.abs(one.top + one.bottom - other.top - other.bottom) / 2;
  return apart < LEAST_PITCH && one.left < other.right && other.left < one.right;
}

/**
 * Lanes in which something is lit, then the others.
 * @param {Pick<Frame, "lanes" | "lit" | "points">} frame
 */
function sortByLight({ lanes, lit, points }) {
  const ys = [...(lit?.keys() ?? [])].flatMap((id) => points.get(id)?.y ?? []);
  /** @param {Lane} lane */
  const isLit = ({ top, height }) => ys.some((y) => y >= top && y < top + height);
  return [...lanes.filter(isLit), ...lanes.filter((lane) => !isLit(lane))];
}

/**
 * At the left of a lane from its top down, then beside the dots that stand there.
 * @param {Lane} lane
 * @param {Box[]} dots
 * @returns {Point[]}
 */
function listPlaces({ top, height }, dots) {
  const lines = Math.max(1, Math.floor((height - 1) / OVERVIEW_STRIP));
  const rows = Array.from({ length: lines }, (_, line) => top + 1 + line * OVERVIEW_STRIP);
  const inside = dots.filter((dot) => dot.bottom > top && dot.top < top + height);
  const columns = [0, ...inside.map(({ right }) => right + 1).sort((a, b) => a - b)];
  return columns.flatMap((x) => rows.map((y) => ({ x, y })));
}

/** @param {Pick<Frame, "points" | "radii" | "grow" | "selected">} frame @returns {Box[]} */
function listDots({ points, radii, grow, selected }) {
  return [...points].map(([id, { x, y }]) => {
    const radius = getKnown(radii, id) * grow + (id === selected ? 4 : 0);
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
}
