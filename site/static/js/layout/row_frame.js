import { clamp } from "./geometry.js";

/**
 * @import {FamiliesLayout} from "../types/data.js"
 * @import {Described, Size} from "../types/drawing.js"
 */

/** Height of the row of years. */
export const AXIS = 26;
/** What stands in the column beside a name: the colour and the count. */
const NAME_ROOM = 52;
/** The buttons that zoom stand over the column, and over no year. */
const LEAST_GUTTER = 112;
/** Room left of the first day, and right of the last, for names of what stands there. */
const LEFT = 40;
const RIGHT = 84;
/** On a narrower stage time goes on beyond its edge; on all others the whole of it is seen. */
const NARROW = 640;

/**
 * Work out the axis of time, which is as wide as the stage, on a narrow one wider.
 * @param {FamiliesLayout} layout
 * @param {Size} stage
 * @param {number} gutter
 */
export function arrangeYears(layout, stage, gutter) {
  const left = gutter + LEFT;
  const natural = layout.years.at(-1) ?? 1;
  const stretch = Math.max(stage.width < NARROW ? 1 : 0, (stage.width - left - RIGHT) / natural);
  /** @param {number} x */
  const toX = (x) => left + x * stretch;
  const columns = layout.years
    .slice(0, -1)
    .map((x, number) => ({ text: String(layout.first_year + number), x: toX(x) }));
  return { gutter, toX, columns, width: Math.max(stage.width, toX(natural) + RIGHT) };
}

/**
 * Return how wide the column with the names of families is.
 * @param {FamiliesLayout} layout
 * @param {Size} stage
 * @param {Described["measureLane"]} measureLane
 * @returns {number}
 */
export function findGutter({ rows }, stage, measureLane) {
  const widest = rows.reduce(
    (most, { family }) => Math.max(most, measureLane({ family, top: 0, height: 0 })),
    0,
  );
  return Math.round(clamp(widest + NAME_ROOM, LEAST_GUTTER, stage.width * 0.4));
}

/** What all pictures made of rows have in common. */
export const ROWS_FRAME = Object.freeze({
  ticks: [],
  stems: new Map(),
  axis: AXIS,
  narrow: false,
  fixed: true,
  mostZoom: 40,
  spread: 1,
});
