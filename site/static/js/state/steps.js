/** @import {State} from "../types/page.js" */

/**
 * What changes many times in one act: typing, dragging a handle, playing the years.
 * @type {readonly (keyof State)[]}
 */
const FLOWING = ["query", "from", "to", "columnFilters", "at"];

/**
 * Decide which changes of the state are steps for Back: each act of a person is one. A change
 * that goes on with the flowing one before it belongs to the same act.
 * @param {(state: State) => string} write The state as its address.
 */
export function createSteps(write) {
  /** @type {(keyof State)[]} What flows. */
  let flow = [];
  /** @type {string | null} The address before the last step. */
  let before = null;
  const end = () => {
    flow = [];
  };
  addEventListener(
    "pointerdown",
    ({ target }) => target instanceof Element && target.closest(".search") === null && end(),
    { capture: true, passive: true },
  );
  addEventListener("keydown", ({ key }) => key === "Enter" && end());
  return {
    /** Forget the last step: the person went back or forward. */
    forget() {
      end();
      before = null;
    },
    /**
     * Tell whether a change is a step of its own. What flowed back to where it began left a step
     * without a change: the next one takes its place.
     * @param {State} state
     * @param {State} old
     * @returns {boolean}
     */
    isNew(state, old) {
      const keys = /** @type {(keyof State)[]} */ (Object.keys(state));
      const changed = keys.filter((key) => state[key] !== old[key]);
      const joins = changed.some((key) => flow.includes(key));
      const left = write(old);
      flow = changed.every((key) => FLOWING.includes(key)) ? changed : [];
      if (joins || left === before) return false;
      before = left;
      return true;
    },
  };
}
