const DATE = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const COMPARISON = new RegExp(`^(>=|<=|>|<|=)(${DATE})$`);
const SPAN = new RegExp(`^(${DATE})?\\.\\.(${DATE})?$`);

/** @type {Record<string, (order: number) => boolean>} */
const ORDERS = {
  ">=": (order) => order >= 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  "<": (order) => order < 0,
  "=": (order) => order === 0,
};

/**
 * Return what a date must meet: a comparison with a year, month or day, or a range with its ends.
 * @param {string} text Such as `>=2020-05` or `2020-05..2021-03`.
 * @returns {((date: string) => boolean) | null} Null if the text is no such condition.
 */
export function readDateCondition(text) {
  const comparison = COMPARISON.exec(text);
  if (comparison) {
    const [, sign, bound] = comparison;
    return (date) => ORDERS[sign](compareDates(date, bound));
  }
  const [, first = "", last = ""] = SPAN.exec(text) ?? [];
  if ((!first && !last) || (first && last && compareDates(first, last) > 0)) return null;
  return (date) => (!first || compareDates(date, first) >= 0) && (!last || compareDates(date, last) <= 0);
}

/**
 * Return -1, 0 or 1: before, within or after. As in the time range, what is known of both decides:
 * a model of 2020 may be one of May 2020.
 * @param {string} date
 * @param {string} bound
 */
function compareDates(date, bound) {
  const length = Math.min(date.length, bound.length);
  const [one, other] = [date.slice(0, length), bound.slice(0, length)];
  return Number(one > other) - Number(one < other);
}
