import { keepOnStage, SEE_ALL } from "./limits.js";

/** @import {Arrangement, Frame, Size, View} from "../types/drawing.js" */

/** How large a picture is that is taken away while the table hides the stage. */
export const POSTER = Object.freeze({ width: 1600, height: 900 });

/** How large a picture is on paper at least, where a title and a legend stand around it. */
const PAPER = Object.freeze({ width: 1240, height: 720 });

/**
 * Return how all of a picture is seen in a size; rows are as many as they are, however high that is.
 * @param {Arrangement} whole
 * @param {Size} size
 * @returns {{view: View, size: Size}}
 */
export function findWhole(whole, size) {
  const full = whole.fixed || whole.branch ? { ...size, height: Math.max(size.height, whole.height) } : size;
  return { view: keepOnStage(SEE_ALL, full, whole), size: full };
}

/**
 * Return a picture in the shape of a sheet of paper: a high one is wider, too.
 * @param {(size: Size) => Frame} make Draws all of it in a size, or higher.
 * @returns {Frame}
 */
export function makeForPaper(make) {
  const frame = make(PAPER);
  const grown = frame.size.height / PAPER.height;
  return grown > 1 ? make({ width: Math.round(PAPER.width * grown), height: frame.size.height }) : frame;
}
