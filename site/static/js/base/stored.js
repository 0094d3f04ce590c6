/** What the page remembers for the next visit, by name. */
const PREFIX = "transformer-lineage.";

/**
 * Return what was remembered.
 * @param {string} name
 * @returns {string | null} Null too where nothing can be stored.
 */
export function readStored(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/**
 * Remember something, where the browser lets the page do so.
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is blocked: the address still has it, or it holds until the page is closed.
  }
}
