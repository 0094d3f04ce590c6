/**
 * @import {TimelineLayout} from "../types/data.js"
 * @import {Arrangement, Point, Size, TimeArrangement} from "../types/drawing.js"
 */

const LEFT = 22;
const DOT = 16;
const MOST_ZOOM = 5;
const NARROW = 640;
const AXIS = 30;
/** Room for the names of lanes in the widest usual font. */
const GUTTER = 140;

/**
 * Work out what all pictures with time to the right have in common.
 * @param {TimelineLayout} timeline
 * @param {Size} stage
 * @param {(id: string) => number} measure
 * @param {number} [room] How wide it may be; as the stage if left out.
 * @returns {TimeArrangement}
 */
export function arrangeTime(timeline, stage, measure, room = stage.width) {
  const narrow = stage.width < NARROW;
  const gutter = narrow ? 0 : GUTTER;
  const left = gutter + (narrow ? 60 : LEFT);
  const start = timeline.places.reduce((least, { x }) => Math.min(least, x), Infinity);
  const most = fitWidth(timeline, room - left, start, measure);
  const stretch = clamp(most, narrow ? 0.9 : 0.5, 3);
  /** @param {number} x */
  const toX = (x) => left + (x - start) * stretch;
  const ends = timeline.places.map((place) => toX(place.x) + DOT + measure(place.model_id));
  const width = ends.reduce((most, end) => Math.max(most, end), stage.width);
  return {
    toX,
    columns: listYears(timeline, toX, width),
    stems: new Map(),
    width,
    gutter,
    axis: AXIS,
    narrow,
    mostZoom: MOST_ZOOM * Math.sqrt(timeline.spread),
    spread: timeline.spread,
  };
}

/**
 * @param {TimelineLayout} timeline
 * @param {number} room
 * @param {number} start
 * @param {(id: string) => number} measure
 */
function fitWidth(timeline, room, start, measure) {
  const limits = timeline.places
    .filter((place) => place.x > start)
    .map((place) => (room - DOT - 6 - measure(place.model_id)) / (place.x - start));
  return limits.reduce((least, limit) => Math.min(least, limit), 3);
}

/** @param {TimelineLayout} timeline @param {(x: number) => number} toX @param {number} width */
function listYears(timeline, toX, width) {
  /** @type {{text: string, x: number}[]} */
  const years = [];
  if (timeline.places.length === 0) return years;
  for (let year = timeline.first_year; ; year += 1) {
    const x = toX((year - timeline.first_year) * 144);
    if (x > width) return years;
    years.push({ text: String(year), x });
  }
}

/**
 * Return how much a picture is zoomed up and down: rows keep their height.
 * @param {{fixed?: boolean}} extent
 * @param {number} scale
 * @returns {number}
 */
export function findZoomDown({ fixed }, scale) {
  return fixed ? 1 : scale;
}

/**
 * Keep a value within limits.
 * @param {number} value
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

/**
 * Return the middle of the part that holds the most models, where not all fit on the stage.
 * @param {Arrangement} arrangement
 * @param {Size} stage
 * @returns {Point}
 */
export function findBestMiddle({ points, width, height, axis, gutter }, stage) {
  const all = [...points.values()];
  if (all.length > 400) return { x: width / 2, y: height / 2 };
  let best = { x: stage.width / 2, y: stage.height / 2, count: 0 };
  for (const { x: left } of width > stage.width ? all : [{ x: 0 }]) {
    for (const { y: top } of height > stage.height * 1.15 ? all : [{ y: 0 }]) {
      /** @param {Point} point */
      const inside = ({ x, y }) =>
        x >= left &&
        x < left + (stage.width - gutter) * 0.8 &&
        y >= top &&
        y < top + stage.height - axis - 30;
      const count = all.filter(inside).length;
      if (count > best.count)
        best = {
          x: left - gutter - 16 + stage.width / 2,
          y: top - axis - 30 + stage.height / 2,
          count,
        };
    }
  }
  return { x: best.x, y: best.y };
}
