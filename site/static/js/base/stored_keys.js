import { readStored, remember } from "./stored.js";

let singleKeys = readStored("single-keys") !== "off";

/** @returns {boolean} Whether keys such as `/` act wherever the focus is. */
export function haveSingleKeys() {
  return singleKeys;
}

/**
 * Let such keys act or not, from now on and at the next visit.
 * @param {boolean} on
 */
export function setSingleKeys(on) {
  singleKeys = on;
  remember("single-keys", on ? "on" : "off");
}
