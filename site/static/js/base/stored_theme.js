/** @import {Theme} from "../types/page.js" */

const STORED = "transformer-lineage.theme";

/**
 * Return the theme to begin with: that of the address, else the one chosen last, else the system's.
 * @param {string} fragment
 * @returns {Theme}
 */
export function chooseTheme(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, "")).get("theme");
  const wish = [given, readTheme()].find((one) => one === "light" || one === "dark");
  if (wish === "light" || wish === "dark") return wish;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** @returns {string | null} Null too where nothing can be stored. */
export function readTheme() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** @param {Theme} theme Remember it for the next visit. */
export function storeTheme(theme) {
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Where nothing can be stored, the address still has it.
  }
}
