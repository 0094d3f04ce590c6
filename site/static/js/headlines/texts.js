import { t, tList } from "../words/messages.js";

/** @import {Model} from "../types/data.js" */

const MOST_NAMES = 3;

/**
 * Write how many times larger something is: two digits, and no fraction from ten on.
 * @param {number} times
 * @returns {string}
 */
export function formatTimes(times) {
  return Number(times.toPrecision(2)).toLocaleString("en-US");
}

/**
 * Write a name with its year.
 * @param {Model} model
 * @returns {string}
 */
export function tDated({ name, released }) {
  return t("headline.dated", { name, year: released.slice(0, 4) });
}

/**
 * Write the first few of many names.
 * @param {string[]} names
 * @returns {string}
 */
export function tNames(names) {
  const few = tList(names.slice(0, MOST_NAMES));
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? t("headline.more", { names: few, n: rest }) : few;
}
