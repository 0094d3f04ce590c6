import { getKnown } from "../base/maps.js";
import { placeNames } from "../layout/row_names.js";

/**
 * @import {Box, Label, Naming} from "../types/drawing.js"
 *
 * A model of a closed row, and how wide its name is.
 * @typedef {{id: string, x: number, y: number, radius: number, width: number, text?: string}} Entry
 *
 * A dot with its name: from end to end, where the dot is, and where the name begins.
 * @typedef {{from: number, to: number, x: number, left: number}} Span
 */

const GAP = 3.5;
/** Room between a name that is added and what is there. */
const APART = 6;

/**
 * Place the names of models in closed rows: all milestones, as near to their dots as they can
 * stand; then, the most important first, others that have room right or left of their dots. A name
 * may lie on ticks, never on a dot with a name or on another name; what is below a name has none.
 * @param {Entry[]} entries
 * @param {Map<string, Naming>} naming
 * @param {Pick<Box, "left" | "right">} area
 * @param {number} height Of a line of text.
 * @returns {Omit<Label, "x" | "y">[]}
 */
export function placeRowLabels(entries, naming, area, height) {
  /** @type {Map<number, Entry[]>} The most important of each row first. */
  const rows = new Map();
  /** @param {Entry} entry */
  const rank = ({ id }) => getKnown(naming, id).rank;
  for (const entry of [...entries].sort((a, b) => rank(b) - rank(a))) {
    const row = rows.get(entry.y);
    if (row) row.push(entry);
    else rows.set(entry.y, [entry]);
  }
  return [...rows.values()].flatMap((row) => {
    const first = row.filter(({ id }) => getKnown(naming, id).milestone);
    const placed = placeFirst(first, area);
    for (const entry of row) if (!placed.has(entry)) addWhereFree(entry, placed, area);
    return [...placed].map(([{ id, x, y, radius, width, text }, { left }]) => ({
      id,
      text,
      left,
      right: left + width,
      top: y - height / 2,
      bottom: y + height / 2,
      apart: left > x ? left - x > radius + GAP + 1 : x - left - width > radius + GAP + 1,
    }));
  });
}

/**
 * Place those that come first all at once; where there is no room, without the last of them.
 * @param {Entry[]} entries
 * @param {Pick<Box, "left" | "right">} area
 * @returns {Map<Entry, Span>}
 */
function placeFirst(entries, area) {
  const ordered = [...entries].sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1));
  const dots = ordered.map(({ x, radius, width }) => ({ x, reach: radius + GAP, width }));
  const placed = placeNames(dots, area.left, area.right);
  if (!placed) return placeFirst(entries.slice(0, -1), area);
  return new Map(
    ordered.map((entry, number) => {
      const left = placed.lefts[number];
      const { x, reach, width } = dots[number];
      return [entry, { from: Math.min(left, x - reach), to: Math.max(left + width, x + reach), x, left }];
    }),
  );
}

/**
 * Add one right or left of its dot, if nothing is there.
 * @param {Entry} entry
 * @param {Map<Entry, Span>} placed
 * @param {Pick<Box, "left" | "right">} area
 */
function addWhereFree(entry, placed, area) {
  const { x, width } = entry;
  const near = entry.radius + GAP;
  const places = [
    { from: x - near, to: x + near + width, x, left: x + near },
    { from: x - near - width, to: x + near, x, left: x - near - width },
  ];
  const spans = [...placed.values()];
  const free = places.find(
    (one) => one.from >= area.left && one.to <= area.right && !spans.some((span) => isOver(span, one, near)),
  );
  if (free) placed.set(entry, free);
}

/**
 * Tell whether two overlap or nearly touch. Two of one day share their dot, with a name on each side.
 * @param {Span} one
 * @param {Span} other
 * @param {number} near From the middle of a dot to its name.
 */
function isOver(one, other, near) {
  const shared = Math.abs(one.x - other.x) < 1 ? 2 * near : -APART;
  return Math.min(one.to, other.to) - Math.max(one.from, other.from) > shared;
}
