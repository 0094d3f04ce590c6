import { clamp } from "./geometry.js";

/** @import {Extent, Sight, Size} from "./drawing.js" */

/** Where to look to see all of a picture: it is kept on the stage, and there it fills it. */
export const SEE_ALL = Object.freeze({ scale: 0, x: 0, y: 0 });

/**
 * Return the scale at which all of a picture fits on the stage; never more than 1.
 * @param {Size} size Of the stage.
 * @param {Extent} extent Of the picture.
 * @returns {number}
 */
export function findLeastScale(size, { width, height, gutter, axis }) {
  return Math.min(
    1,
    (size.width - gutter) / (width - gutter),
    (size.height - axis) / (height - axis),
  );
}

/**
 * Keep a picture on the stage: never smaller than all of it, never out of sight.
 * @param {Sight} view
 * @param {Size} size Of the stage.
 * @param {Extent} extent Of the picture.
 * @returns {Sight}
 */
export function keepOnStage(view, size, extent) {
  const scale = clamp(view.scale, findLeastScale(size, extent), extent.mostZoom);
  /** @param {number} wanted @param {number} length @param {number} room @param {number} margin */
  const middle = (wanted, length, room, margin) => {
    const least = margin - (margin - room / 2) / scale;
    return clamp(wanted, least, Math.max(least, length - room / 2 / scale));
  };
  return {
    scale,
    x: middle(view.x, extent.width, size.width, extent.gutter),
    y: middle(view.y, extent.height, size.height, extent.axis),
  };
}
