import { makeFrame } from "../drawing/scene.js";
import { findZoomDown } from "../layout/geometry.js";
import { keepOnStage, SEE_ALL } from "./limits.js";

/** @import {Arrangement, Frame, Size, View} from "../types/drawing.js" */

/** How large a picture is that is taken away while the table hides the stage. */
export const POSTER = Object.freeze({ width: 1600, height: 900 });

/** How large a picture is on paper at least, where a title and a legend stand around it. */
const PAPER = Object.freeze({ width: 1240, height: 720 });

/** How high it is at most: on A3 the smallest letters of a higher one would be below six points. */
const MOST = 1150;

const DOT = 9;
const HEADING = 20;

/**
 * Return how all of a picture is seen in a size; rows are as many as they are, however high that is.
 * @param {Arrangement} whole
 * @param {Size} size
 * @returns {{view: View, size: Size}}
 */
export function findWhole(whole, size) {
  const isHigh = whole.fixed || whole.branch || whole.outline;
  const full = isHigh ? { ...size, height: Math.max(size.height, whole.height) } : size;
  return { view: keepOnStage(SEE_ALL, full, whole), size: full };
}

/**
 * Return a picture in the shape of sheets of paper: a high one is wider, too, and one that would
 * be too small to read goes on from sheet to sheet, each with the row at the top.
 * @param {(size: Size) => Frame} make Draws all of it in a size, or higher.
 * @returns {Frame[]}
 */
export function makeForPaper(make) {
  const frame = make(PAPER);
  const grown = Math.min(frame.size.height, MOST) / PAPER.height;
  const shaped = grown > 1 ? make({ ...PAPER, width: Math.round(PAPER.width * grown) }) : frame;
  const { axis } = shaped.arrangement;
  return findSheets(shaped, MOST).map(({ from, to }) => showPart(shaped, from, axis + to - from));
}

/**
 * Cut a high picture where a row begins, or else where no name, dot or heading is.
 * @param {Pick<Frame, "points" | "lanes" | "labels" | "size"> & {arrangement: {axis: number}}} frame
 * @param {number} most How high a sheet is, with the row at the top.
 * @returns {{from: number, to: number}[]} Parts of the picture below that row, from top to bottom.
 */
export function findSheets({ points, lanes, labels, size, arrangement }, most) {
  const { axis } = arrangement;
  const taken = [
    ...labels,
    ...[...points.values()].map(({ y }) => ({ top: y - DOT, bottom: y + DOT })),
    ...lanes.map(({ top, height }) => ({ top, bottom: top + Math.min(height, HEADING) })),
  ];
  /** @param {number} y */
  const isFree = (y) => taken.every(({ top, bottom }) => y <= top || y >= bottom);
  /** @param {number} from @param {number} last */
  const findEnd = (from, last) => {
    const begins = lanes.map(({ top }) => top).filter((top) => top <= last && top > last - most / 3);
    if (begins.length > 0) return Math.max(...begins);
    for (let y = last; y > from; y -= 1) if (isFree(y)) return y;
    return last;
  };
  const parts = [];
  for (let from = axis; from < size.height; from = parts[parts.length - 1].to) {
    const last = from + most - axis;
    parts.push({ from, to: last >= size.height ? size.height : findEnd(from, last) });
  }
  return parts;
}

/** @param {Frame} frame @param {number} from @param {number} height */
function showPart(frame, from, height) {
  const { view, size, arrangement } = frame;
  const down = findZoomDown(arrangement, view.scale);
  const moved = from - arrangement.axis + (height - size.height) / 2;
  return makeFrame({ ...frame, size: { ...size, height }, view: { ...view, y: view.y + moved / down } });
}
