/** @import {State, Store} from "../types/page.js" */

/**
 * Keep the state of the page in one place and tell everyone when it changes.
 * @param {State} initial
 * @returns {Store}
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  /** @type {Set<(state: State, old: State) => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    set(patch) {
      const next = Object.freeze({ ...state, ...patch });
      const keys = /** @type {(keyof State)[]} */ (Object.keys(next));
      if (keys.every((key) => isSame(next[key], state[key]))) return;
      const old = state;
      state = next;
      for (const listener of listeners) listener(next, old);
    },
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}

/** @param {unknown} a @param {unknown} b */
function isSame(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Return what tells whether any of some values changed; all did where there is no old state.
 * @param {State} state
 * @param {State | null} old
 * @returns {(...keys: (keyof State)[]) => boolean}
 */
export function compareStates(state, old) {
  return (...keys) => !old || keys.some((key) => state[key] !== old[key]);
}
