import { readStored } from "./stored.js";

/** @import {Theme} from "../types/page.js" */

/**
 * Return the theme to begin with: that of the address, else the one chosen last, else the system's.
 * @param {string} fragment
 * @returns {Theme}
 */
export function chooseTheme(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, "")).get("theme");
  const wish = [given, readStored("theme")].find((one) => one === "light" || one === "dark");
  if (wish === "light" || wish === "dark") return wish;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * Return what the page wears now; on paper that is not what the state says.
 * @returns {Theme}
 */
export function readWornTheme() {
  return document.documentElement.dataset.theme === "dark" ? "dark" : "light";
}
