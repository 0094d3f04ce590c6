import { h, toRem } from "../base/dom.js";
import { findZoomDown } from "../layout/geometry.js";

/** @import {Frame} from "../types/drawing.js" */

/** Part of a picture from which on it is all there is to see. */
const ALL = 0.98;
const LEAST = 24;

/**
 * Show beside a picture that is read from the top down which part of it is on the stage, where that
 * is not all.
 * @param {HTMLElement} graph
 * @returns {{show: (frame: Frame) => void}}
 */
export function createThumb(graph) {
  const thumb = h("div", { id: "thumb", "aria-hidden": "true" });
  graph.append(thumb);
  return {
    show({ arrangement, view, size }) {
      const { from, part } = findSeen({ arrangement, view, size });
      thumb.hidden = part >= ALL || !(arrangement.fixed || arrangement.outline);
      if (thumb.hidden) return;
      const track = size.height - arrangement.axis;
      const height = Math.max(LEAST, part * track);
      thumb.style.height = toRem(height);
      const top = Math.min(from * track, track - height);
      thumb.style.transform = `translateY(${toRem(arrangement.axis + top)})`;
    },
  };
}

/**
 * Return which part of a picture is seen, from top to bottom.
 * @param {Pick<Frame, "arrangement" | "view" | "size">} frame
 * @returns {{from: number, part: number}} Where it begins and how much it is, as parts of the whole.
 */
export function findSeen({ arrangement, view, size }) {
  const { axis, height } = arrangement;
  const down = findZoomDown(arrangement, view.scale);
  const top = view.y + (axis - size.height / 2) / down;
  const whole = height - axis;
  return { from: (top - axis) / whole, part: (size.height - axis) / down / whole };
}
