/** @import {Arrangement, Size, View, Viewport} from "../types/drawing.js" */

/** How long a hand rests before the address is written. */
const HAND_TIME = 400;

/**
 * Write what part of a picture is seen, for the address: how close, and where its middle is. In
 * rows the way down is in pixels, since rows keep their height.
 * @param {View} view
 * @param {Arrangement} arrangement
 * @param {Size} size Of the stage.
 * @returns {string}
 */
function writePlace({ scale, x, y }, { width, height, fixed }, size) {
  const down = fixed ? Math.round(y - size.height / 2) : round(y / height, 4);
  return [round(scale, 3), round(x / width, 4), down].join();
}

/**
 * Read what `writePlace` has written.
 * @param {string} text
 * @param {Arrangement} arrangement
 * @param {Size} size Of the stage.
 * @returns {View}
 */
export function readPlace(text, { width, height, fixed }, size) {
  const [scale, across, down] = text.split(",").map(Number);
  return { scale, x: across * width, y: fixed ? down + size.height / 2 : down * height };
}

/** @param {number} value @param {number} digits */
function round(value, digits) {
  return Number(value.toFixed(digits));
}

/**
 * Keep the place in the address: what a hand moves is written there, what a link says is gone to.
 * @param {Pick<Viewport, "getView" | "size">} viewport
 * @param {() => Arrangement | null} getArrangement
 * @param {(at: string) => void} onPlace
 */
export function createPlacing(viewport, getArrangement, onPlace) {
  /** The place that the address has from here. */
  let written = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const tell = () => {
    const arrangement = getArrangement();
    if (!arrangement) return;
    written = writePlace(viewport.getView(), arrangement, viewport.size());
    onPlace(written);
  };
  return {
    tellSoon() {
      clearTimeout(waiting);
      waiting = setTimeout(tell, HAND_TIME);
    },
    /** The picture is at home again. */
    forget() {
      clearTimeout(waiting);
      written = "";
      onPlace("");
    },
    /** @param {string} at */
    take(at) {
      written = at;
    },
    /** Whether someone else than the hand has changed the place. @param {string} at @param {string} old */
    isMeant: (at, old) => at !== "" && at !== old && at !== written,
    /** Whether the place was taken away, as Back does. @param {string} at @param {string} old */
    isLeft: (at, old) => at === "" && old !== "" && written !== "",
  };
}
