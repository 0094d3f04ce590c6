import { prefersStillness } from "../base/dom.js";

/** @import {Motion, Point} from "../types/drawing.js" */

/** How long models take from their place in one view to that in another, in milliseconds. */
const MOVE_TIME = 320;

/**
 * Let models move from where they were to where they are going.
 * @param {() => void} redraw
 */
export function createMotion(redraw) {
  /** @type {Motion | null} */
  let now = null;
  return {
    get: () => now,
    /** @param {Map<string, Point>} from Places on the stage. */
    start(from) {
      now = null;
      if (from.size === 0 || prefersStillness()) return;
      /** @type {Motion} */
      const own = { from, at: 0 };
      const begin = performance.now();
      now = own;
      /** @param {number} time */
      const step = (time) => {
        if (now !== own) return;
        const part = Math.min(1, Math.max(0, (time - begin) / MOVE_TIME));
        own.at = part * part * (3 - 2 * part);
        if (part === 1) now = null;
        else requestAnimationFrame(step);
        redraw();
      };
      requestAnimationFrame(step);
    },
  };
}
