import { prefersStillness } from "./dom.js";

/** How long models take from their place in one view to that in another, in milliseconds. */
const MOVE_TIME = 320;

/**
 * Let models move from where they were to where they are going.
 * @param {() => void} redraw
 */
export function createMotion(redraw) {
  let now = null;
  return {
    /** @returns {{from: Map<string, {x: number, y: number}>, at: number} | null} */
    get: () => now,
    /** @param {Map<string, {x: number, y: number}>} from Places on the stage. */
    start(from) {
      now = null;
      if (from.size === 0 || prefersStillness()) return;
      const own = { from, at: 0 };
      const begin = performance.now();
      now = own;
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
