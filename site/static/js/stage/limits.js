import { clamp, findZoomDown } from "../layout/geometry.js";

/** @import {Extent, View, Size} from "../types/drawing.js" */

/** Where to look to see all of a picture: it is kept on the stage, and there it fills it. */
export const SEE_ALL = Object.freeze({ scale: 0, x: 0, y: 0 });

/**
 * Return the scale at which all of a picture fits on the stage; never more than 1.
 * @param {Size} size Of the stage.
 * @param {Extent} extent Of the picture.
 * @returns {number}
 */
export function findLeastScale(size, { width, height, gutter, axis, fixed }) {
  if (fixed) return Math.min(1, (size.width - gutter) / (width - gutter));
  return Math.min(1, (size.width - gutter) / (width - gutter), (size.height - axis) / (height - axis));
}

/**
 * Keep a picture on the stage: never smaller than all of it, never out of sight.
 * @param {View} view
 * @param {Size} size Of the stage.
 * @param {Extent} extent Of the picture.
 * @param {View | null} [held] What was shown with room around it: it may be smaller, and go
 *   beyond an edge.
 * @returns {View}
 */
export function keepOnStage(view, size, extent, held = null) {
  const smallest = Math.min(findLeastScale(size, extent), held?.scale ?? Infinity);
  const scale = clamp(view.scale, smallest, extent.mostZoom);
  /**
   * @param {"x" | "y"} along
   * @param {number} length
   * @param {number} room
   * @param {number} margin
   */
  const middle = (along, length, room, margin) => {
    const zoom = along === "y" ? findZoomDown(extent, scale) : scale;
    const first = margin - (margin - room / 2) / zoom;
    const last = Math.max(first, length - room / 2 / zoom);
    const kept = held ?? { x: first, y: first };
    return clamp(view[along], Math.min(first, kept[along]), Math.max(last, kept[along]));
  };
  return {
    scale,
    x: middle("x", extent.width, size.width, extent.gutter),
    y: middle("y", extent.height, size.height, extent.axis),
  };
}
