import { getKnown } from "../base/maps.js";

/**
 * @import {Box, Naming} from "../types/drawing.js"
 *
 * A model of a closed row, and how wide its name is.
 * @typedef {{id: string, x: number, y: number, radius: number, width: number}} Entry
 *
 * A dot with its name beside it: from end to end, and where the dot is.
 * @typedef {{from: number, to: number, x: number}} Span
 */

const GAP = 4;

/**
 * Choose which models of closed rows have their names beside them: the most important first, each
 * right of its dot or else left of it. A name may lie on ticks, never on a dot with a name or on
 * another name; what is below a name has none.
 * @param {Entry[]} entries
 * @param {Map<string, Naming>} naming
 * @param {Pick<Box, "left" | "right">} area
 * @param {number} height Of a line of text.
 * @returns {(Box & {id: string})[]}
 */
export function placeRowLabels(entries, naming, area, height) {
  /** @param {Entry} entry */
  const rank = ({ id }) => getKnown(naming, id).rank;
  /** @type {Map<number, Span[]>} */
  const taken = new Map();
  return [...entries]
    .sort((a, b) => rank(b) - rank(a))
    .flatMap(({ id, x, y, radius, width }) => {
      const spans = taken.get(y) ?? [];
      const near = radius + GAP;
      const places = [
        { from: x - near, to: x + near + width, x, left: x + near },
        { from: x - near - width, to: x + near, x, left: x - near - width },
      ];
      const free = places.find(
        ({ from, to }) =>
          from >= area.left && to <= area.right && !spans.some((span) => isOver(span, { from, to, x }, near)),
      );
      if (!free) return [];
      taken.set(y, [...spans, free]);
      return [{ id, left: free.left, right: free.left + width, top: y - height / 2, bottom: y + height / 2 }];
    });
}

/**
 * Tell whether two overlap. Two of one day share their dot, with a name on each side.
 * @param {Span} one
 * @param {Span} other
 * @param {number} near From the middle of a dot to its name.
 */
function isOver(one, other, near) {
  const shared = Math.abs(one.x - other.x) < 1 ? 2 * near : 0;
  return Math.min(one.to, other.to) - Math.max(one.from, other.from) > shared;
}
