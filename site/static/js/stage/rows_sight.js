/** @import {Arrangement, Lane, Size, View, Viewport} from "../types/drawing.js" */

/** Room left of the first dot of a row for its name, and above a row. */
const ROOM = Object.freeze({ left: 90, above: 30 });

/** Where so small a part of the rows, or less, is in sight, the stage looks empty. */
const FEW = 0.15;

/**
 * Return where to look at rows so that what matters is in sight: rows that were not open before, or
 * where there are none a part of all.
 * @param {View} view Where to look if that is in sight there.
 * @param {Arrangement} rows
 * @param {Size} size Of the stage.
 * @param {Arrangement | null} [before] The rows that were there; null if all that are open count.
 * @returns {View}
 */
export function keepRowsInSight(view, rows, size, before = null) {
  const old = new Set(before?.lanes.filter(isOpen).map(({ family }) => family));
  const opened = rows.lanes.filter((lane) => isOpen(lane) && !old.has(lane.family));
  const bottom = view.y + size.height / 2;
  const inSight = rows.lanes.filter(
    (lane) => lane.top < bottom && lane.top + lane.height > bottom - size.height,
  );
  const spans = (opened.length > 0 ? opened : inSight).flatMap(({ from, to = from }) =>
    from === undefined || to === undefined ? [] : [{ from, to }],
  );
  const half = size.width / 2 / view.scale;
  const gutter = rows.gutter / view.scale;
  const [left, right] = [view.x - half + gutter, view.x + half];
  const seen = spans.filter(({ from, to }) => to > left && from < right);
  const starts = spans.map(({ from }) => from).sort((a, b) => a - b);
  const first = starts[Math.floor(starts.length * FEW)] - ROOM.left / view.scale;
  const x = seen.length >= spans.length * FEW ? view.x : first + half - gutter;
  const [top] = opened.map((lane) => lane.top);
  const y =
    top === undefined || top < bottom - ROOM.above ? view.y : top - rows.axis - ROOM.above + size.height / 2;
  return { ...view, x, y };
}

/**
 * Return where to look at rows that take the place of others: where one looked, if time is the same
 * and what is new there is in sight.
 * @param {Viewport} viewport
 * @param {Arrangement} rows
 * @param {Arrangement | null} before
 * @returns {View | null} Null where these are no rows of families, or those were not.
 */
export function keepRows(viewport, rows, before) {
  if (!before?.naming || !rows.naming) return null;
  const [size, view] = [viewport.size(), viewport.getView()];
  const [old, now] = [before, rows].map(({ columns }) => columns.map(({ text }) => text).join());
  return keepRowsInSight(old === now ? view : { ...view, scale: 1, x: size.width / 2 }, rows, size, before);
}

/** @param {Lane} lane */
function isOpen({ kind }) {
  return kind === "open";
}
