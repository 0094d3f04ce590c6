import { getKnown } from "../base/maps.js";
import { compareText, findParents } from "../catalog/relatives.js";
import { clamp } from "./geometry.js";
import { findGutter, ROWS_FRAME } from "./row_frame.js";
import { packRows } from "./rows.js";

/**
 * @import {FamiliesLayout} from "../types/data.js"
 * @import {Arrangement, Described, Lane, Point, Size} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 */

const LEFT = 18;
const DOT = 16;
const PADDING = 5;
const PITCH = Object.freeze({ least: 21, most: 180 });
/** A line is at least this long, so that its kind has room. */
const STEP = 96;
/** A narrow stage has no room for that; there rows take what does not stand side by side. */
const NARROW = 640;
const NARROW_SPAN = 90;

/**
 * Arrange a few models so that they fill the stage: time goes on where something happens, and
 * what is not among them is folded away.
 * @param {FamiliesLayout} layout Made by the build.
 * @param {Catalog} catalog
 * @param {Set<string>} ids
 * @param {Size} stage
 * @param {Pick<Described, "measure" | "measureLane">} measures
 * @returns {Arrangement}
 */
export function arrangeLineage(layout, catalog, ids, stage, { measure, measureLane }) {
  const places = layout.places.filter(({ model_id: id }) => ids.has(id));
  const families = new Set([...ids].map((id) => getKnown(catalog.models, id).family));
  const shown = layout.rows.filter(({ family }) => families.has(family));
  const gutter = findGutter({ ...layout, rows: shown }, stage, measureLane);
  const warp = warpTime(places.map(({ x }) => x));
  const left = gutter + LEFT;
  const room = stage.width - left - 10;
  const far = warp.at(-1)?.to ?? 0;
  const limits = places.map(({ model_id: id, x }) => {
    const at = follow(warp, x);
    return at > 0 ? (room - DOT - measure(id)) / at : Infinity;
  });
  const fitting = Math.min(...limits, (stage.width * 3) / Math.max(far, 1));
  const span = stage.width < NARROW ? NARROW_SPAN : Math.min(STEP * (places.length - 1), 640);
  const least = far > 0 ? span / far : 1;
  const stretch = Math.max(fitting, least);
  /** @param {number} x */
  const toX = (x) => left + follow(warp, x) * stretch;
  const { rows, total } = packLanes(layout, catalog, places, toX, measure);
  const pads = rows.length * 2 * PADDING;
  const pitch = clamp(
    (stage.height - ROWS_FRAME.axis - pads - 4) / Math.max(total, 1),
    PITCH.least,
    PITCH.most,
  );
  /** @type {Lane[]} */
  const lanes = [];
  /** @type {Map<string, Point>} */
  const points = new Map();
  let top = ROWS_FRAME.axis;
  for (const { family, blocks, packed } of rows) {
    const height = packed.count * pitch + 2 * PADDING;
    for (const { id, x } of blocks)
      points.set(id, { x, y: top + PADDING + (getKnown(packed.rows, id) + 0.5) * pitch });
    lanes.push({ kind: "lineage", family, top, height, count: blocks.length });
    top += height;
  }
  const ends = places.map(({ model_id: id, x }) => toX(x) + DOT + measure(id) + 10);
  return {
    ...ROWS_FRAME,
    gutter,
    columns: listYears(layout, toX, warp),
    width: Math.max(stage.width, ...ends),
    height: Math.max(stage.height, top + 2),
    points,
    lanes,
    pitch,
  };
}

/**
 * @param {FamiliesLayout} layout
 * @param {Catalog} catalog
 * @param {FamiliesLayout["places"]} places
 * @param {(x: number) => number} toX
 * @param {(id: string) => number} measure
 */
function packLanes(layout, catalog, places, toX, measure) {
  const blocks = places.map(({ model_id: id, x }) => ({ id, x: toX(x), width: DOT + measure(id) }));
  blocks.sort((a, b) => a.x - b.x || compareText(a.id, b.id));
  const rows = layout.rows.flatMap(({ family }) => {
    const own = blocks.filter(({ id }) => getKnown(catalog.models, id).family === family);
    if (own.length === 0) return [];
    return [{ family, blocks: own, packed: packRows(own, (id) => findParents(catalog, id)) }];
  });
  return { rows, total: rows.reduce((sum, { packed }) => sum + packed.count, 0) };
}

/**
 * Shorten the time in which nothing happens: the way between two dates grows with its root.
 * @param {number[]} xs
 * @returns {{from: number, to: number}[]} Where each date goes, in order.
 */
function warpTime(xs) {
  const sorted = [...new Set(xs)].sort((a, b) => a - b);
  let to = 0;
  return sorted.map((from, number) => {
    if (number > 0) to += 2 + Math.sqrt(from - sorted[number - 1]) * 3;
    return { from, to };
  });
}

/** @param {{from: number, to: number}[]} warp @param {number} x */
function follow(warp, x) {
  const next = warp.findIndex(({ from }) => from >= x);
  if (next < 0) return warp.at(-1)?.to ?? 0;
  if (next === 0) return 0;
  const [before, after] = [warp[next - 1], warp[next]];
  return before.to + ((after.to - before.to) * (x - before.from)) / (after.from - before.from);
}

/** @param {FamiliesLayout} layout @param {(x: number) => number} toX @param {{from: number}[]} warp */
function listYears({ years, first_year: first }, toX, warp) {
  const from = warp[0]?.from ?? 0;
  const to = warp.at(-1)?.from ?? 0;
  return years.slice(0, -1).flatMap((x, number) => {
    const end = years[number + 1];
    if (end <= from || x > to) return [];
    return [{ text: String(first + number), x: toX(Math.max(x, from)) }];
  });
}
