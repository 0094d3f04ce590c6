const STORED = "transformer-lineage.single-keys";

let singleKeys = readSingleKeys();

/** @returns {boolean} Whether keys such as `/` act wherever the focus is. */
export function haveSingleKeys() {
  return singleKeys;
}

/**
 * Let such keys act or not, and remember it where the browser lets the page do so.
 * @param {boolean} on
 */
export function setSingleKeys(on) {
  singleKeys = on;
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // Storage is blocked: it holds until the page is closed.
  }
}

function readSingleKeys() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}
