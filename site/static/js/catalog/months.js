/** @import {Catalog} from "../types/page.js" */

const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;

/**
 * Return a month as a number that grows by one from month to month.
 * @param {string} date `2018-03-01`, `2018-03`, or `2018`, which stands for its first month.
 * @returns {number}
 */
export function toMonthNumber(date) {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1;
}

/**
 * Write the month of such a number, as `2018-03`.
 * @param {number} number
 * @returns {string}
 */
export function formatMonth(number) {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/**
 * Tell whether a date may lie between two months; one known to the year only lies in all of it.
 * @param {string} date
 * @param {{from: string, to: string}} range Nothing stands for the beginning and the end.
 * @returns {boolean}
 */
export function isInRange(date, { from, to }) {
  const length = Math.min(7, date.length);
  const month = date.slice(0, length);
  return (!from || month >= from.slice(0, length)) && (!to || month <= to.slice(0, length));
}

/**
 * Return the ids of the models that were released within a range.
 * @param {Catalog} catalog
 * @param {{from: string, to: string}} range
 * @returns {Set<string>}
 */
export function findReleased(catalog, range) {
  const models = catalog.document.models.filter(({ released }) => isInRange(released, range));
  return new Set(models.map(({ id }) => id));
}

/**
 * Return the first and the last month of a catalog.
 * @param {Catalog} catalog
 * @returns {{first: number, last: number}}
 */
export function findExtent(catalog) {
  const dates = catalog.document.models.map(({ released }) => released);
  const starts = dates.map(toMonthNumber);
  const ends = dates.map((date) => toMonthNumber(date) + (date.length === 4 ? 11 : 0));
  if (dates.length === 0) return { first: 0, last: 1 };
  const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
  return {
    first,
    last: Math.max(
      first + 1,
      ends.reduce((a, b) => Math.max(a, b), 0),
    ),
  };
}

/**
 * Read a range of months; one that is none is left out, and one that runs backwards is none.
 * @param {string} from
 * @param {string} to
 * @returns {{from: string, to: string}}
 */
export function parseRange(from, to) {
  const range = { from: MONTH.test(from) ? from : "", to: MONTH.test(to) ? to : "" };
  return range.from && range.to && range.from > range.to ? { from: "", to: "" } : range;
}
