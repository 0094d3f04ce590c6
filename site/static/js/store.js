/**
 * Keep the state of the page in one place and tell everyone when it changes.
 * @param {any} initial
 */
export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = new Set();
  return {
    /** @returns {any} */
    get: () => state,
    /**
     * Change some values. Listeners get the new and the old state; nothing happens if all is equal.
     * @param {any} patch
     */
    set(patch) {
      const next = Object.freeze({ ...state, ...patch });
      if (Object.keys(next).every((key) => isSame(next[key], state[key]))) return;
      const old = state;
      state = next;
      for (const listener of listeners) listener(next, old);
    },
    /** @param {(state: any, old: any) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
    },
  };
}

function isSame(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
