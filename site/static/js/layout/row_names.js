/**
 * Where the names of a row stand: the same rule as `graph/drawing/row_names.py`, for the widths
 * that fonts really have.
 *
 * A dot with a name: where it is, how far from there the name begins, and how wide that is.
 * @typedef {{x: number, reach: number, width: number}} NamedDot
 *
 * Where names begin, and what standing left of dots and away from them costs in all.
 * @typedef {{lefts: number[], cost: number}} Placed
 */

/** Pixels between two names, and how much farther than from its own dot one stays from another's. */
const GAP = 9;
const SPARE = 2.5;
const LEFT = 1;
const APART = 10;
const FAR = 60;

/**
 * Place the names of a row at the least cost, so that none covers another or a dot: in the order
 * of their dots, right of the own one if that is free, or else left of it, or else before or
 * behind the dots next to it.
 * @param {NamedDot[]} dots From left to right.
 * @param {number} left
 * @param {number} right
 * @returns {Placed | null} Null if there is no room for all.
 */
export function placeNames(dots, left, right) {
  const starts = [left, ...dots.map(({ x, reach }) => x + reach)];
  const stops = [...dots.map(({ x, reach }) => x - reach), right];
  /** @type {(Placed | null)[]} For so many names at the front, in the gaps so far. */
  let best = [{ lefts: [], cost: 0 }, ...dots.map(() => null)];
  for (const [gap, start] of starts.entries()) {
    const room = { start, stop: stops[gap] };
    best = best.map((_, end) => {
      /** @type {Placed | null} */
      let least = null;
      for (let begin = 0; begin <= end; begin += 1) {
        const before = best[begin];
        const here = before && fillGap(dots, gap, room, { begin, end });
        if (!here || (least && before.cost + here.cost >= least.cost)) continue;
        least = { lefts: [...before.lefts, ...here.lefts], cost: before.cost + here.cost };
      }
      return least;
    });
  }
  return best.at(-1) ?? null;
}

/**
 * Place the names from one number to before another in the room before a dot.
 * @param {NamedDot[]} dots
 * @param {number} gap Number of the dot behind it.
 * @param {{start: number, stop: number}} room
 * @param {{begin: number, end: number}} part
 * @returns {Placed | null}
 */
function fillGap(dots, gap, { start, stop }, { begin, end }) {
  if (begin === end) return { lefts: [], cost: 0 };
  let [from, to] = [start, stop];
  let cost = 0;
  /** @type {number[]} */
  const lefts = [];
  /** @type {number[]} */
  const rights = [];
  for (const { x, reach, width } of dots.slice(begin, Math.min(end, gap))) {
    lefts.push(from);
    cost += weigh(from - x - reach);
    from += width + GAP;
  }
  for (const { x, reach, width } of dots.slice(Math.max(begin, gap), end).toReversed()) {
    cost += LEFT + weigh(x - reach - to);
    rights.unshift(to - width);
    to -= width + GAP;
  }
  const spare = lefts.length > 0 && rights.length > 0 ? 0 : SPARE;
  return from - to > GAP - spare ? null : { lefts: [...lefts, ...rights], cost };
}

/** What a name costs that stands so far from where it would begin. @param {number} apart */
function weigh(apart) {
  return apart >= 1 ? APART + apart + apart ** 2 / FAR : 0;
}
