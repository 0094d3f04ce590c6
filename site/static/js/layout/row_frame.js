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
/** Room left of the first day, and right of the last, for names of what stands there; a part ends with a model. */
const LEFT = 40;
const RIGHT = Object.freeze({ whole: 84, part: 120 });
/** What part of the time the axis shows at least, and from which on all of it. */
const LEAST_SPAN = 0.1;
const MOST_SPAN = 0.7;
/** On a narrower stage time goes on beyond its edge; on all others the whole of it is seen. */
const NARROW = 640;

/**
 * Work out the axis of time, which is as wide as the stage, on a narrow one wider. Where models
 * stand in a small part of the time, it is the time of that part.
 * @param {FamiliesLayout} layout
 * @param {Size} stage
 * @param {number} gutter
 * @param {number[]} xs Where the models that are shown stand in all of the time; at least one.
 */
export function arrangeYears(layout, stage, gutter, xs) {
  const left = gutter + LEFT;
  const whole = layout.years.at(-1) ?? 1;
  const { from, to } = findSpan(whole, xs);
  const right = from > 0 ? RIGHT.part : RIGHT.whole;
  const stretch = Math.max(stage.width < NARROW ? 1 : 0, (stage.width - left - right) / (to - from));
  /** @param {number} x */
  const toX = (x) => left + (x - from) * stretch;
  const columns = layout.years
    .slice(0, -1)
    .map((x, number) => ({ text: String(layout.first_year + number), x: toX(x) }))
    .filter((_, number) => layout.years[number + 1] > from && layout.years[number] < to);
  return { gutter, toX, columns, width: Math.max(stage.width, toX(to) + right) };
}

/**
 * Return the part of the time in which models stand: all of it, if that is most of it.
 * @param {number} whole
 * @param {number[]} xs
 */
function findSpan(whole, xs) {
  const from = xs.reduce((least, x) => Math.min(least, x), whole);
  const to = xs.reduce((most, x) => Math.max(most, x), from);
  const span = Math.max(to - from, whole * LEAST_SPAN);
  return span > whole * MOST_SPAN ? { from: 0, to: whole } : { from, to: from + span };
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
