import { getKnown } from "../base/maps.js";
import { curveBetween, pointOnCurve } from "./geometry.js";

/**
 * @import {Arrangement, Bend, Box, Point} from "../types/drawing.js"
 *
 * A box that lines of others keep out of, and how bad it is where they cannot.
 * @typedef {Box & {id: string, weight: number}} Obstacle
 */

const DOT = 16;
const RADIUS = 6;
/** Half the height of a name. */
const HALF = 7;
/** A line through a point says what is not so; one through a name can only not be read. */
const WEIGHT = Object.freeze({ point: 20, name: 1 });
/** So much worse is a name in the row of an end. */
const IN_ROW = 6;
const STEPS = 24;
/** How far from its ends a line turns, as parts of its width. */
const TURNS = [0.5, 0.25, 0.75, 0.05, 0.95];
/** Where rows have no height of their own. */
const PITCH = 24;
/** Models no farther apart stand one above the other. */
const NARROW = 24;
/** How far a line may lead beside its ends. */
const SIDE = 34;
/** In a picture of more points only the ways that lead round a row are tried. */
const MANY = 300;

/**
 * Find the ways of lines round the points and names that are not their ends.
 * @param {Pick<Arrangement, "points" | "naming" | "pitch">} arrangement Points that are ticks are no
 *   obstacles.
 * @param {(id: string) => number} measure Width of a model's name.
 * @returns {(parent: string, child: string) => Bend | undefined} How a line bends, where the usual
 *   way is not free; looked for when first asked.
 */
export function routeLines({ points, naming, pitch = PITCH }, measure) {
  const obstacles = listObstacles(points, naming, measure);
  const few = obstacles.length <= 2 * MANY;
  /** @type {Map<string, Bend | undefined>} */
  const known = new Map();
  return (parent, child) => {
    const key = `${parent}\n${child}`;
    if (!known.has(key)) {
      const ends = { from: getKnown(points, parent), to: getKnown(points, child) };
      const others = obstacles.filter(({ id }) => id !== parent && id !== child);
      known.set(key, findBend(ends, others, pitch, few));
    }
    return known.get(key);
  };
}

/**
 * @param {Map<string, Point>} points
 * @param {Arrangement["naming"]} naming
 * @param {(id: string) => number} measure
 * @returns {Obstacle[]}
 */
function listObstacles(points, naming, measure) {
  const all = [...points].filter(([id]) => !naming?.has(id));
  const marks = all.map(([id, { x, y }]) => {
    const point = { left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS };
    return { ...point, id, weight: WEIGHT.point };
  });
  const names = all.map(([id, { x, y }]) => {
    const name = { left: x + RADIUS, right: x + DOT + measure(id), top: y - HALF, bottom: y + HALF };
    return { ...name, id, weight: WEIGHT.name };
  });
  return [...marks, ...names];
}

/**
 * @param {{from: Point, to: Point}} ends
 * @param {Obstacle[]} obstacles
 * @param {number} pitch
 * @param {boolean} few
 * @returns {Bend | undefined}
 */
function findBend({ from, to }, obstacles, pitch, few) {
  const reach = 2 * pitch;
  const near = obstacles.filter(
    ({ left, right, top, bottom }) =>
      right > from.x - SIDE &&
      left < to.x + SIDE &&
      bottom > Math.min(from.y, to.y) - reach &&
      top < Math.max(from.y, to.y) + reach,
  );
  /** @param {Obstacle} one @returns {number} A name in the row of an end looks like an end, too. */
  const weigh = ({ top, bottom, weight }) =>
    weight * ([from.y, to.y].some((y) => y > top && y < bottom) ? IN_ROW : 1);
  /** @param {number} most @param {Bend} [bend] @returns {number} How bad it is, up to `most`. */
  const judge = (most, bend) => {
    const way = followCurve(curveBetween(from, to, bend));
    let sum = 0;
    for (const one of near) if (sum < most && isCrossed(way, one)) sum += weigh(one);
    return sum;
  };
  /** @type {Bend | undefined} */
  let best;
  let least = judge(Infinity);
  const bends = least > 0 ? listBends(to.x - from.x, to.y - from.y, pitch, few) : [];
  for (const bend of bends) {
    if (least === 0) break;
    const cost = judge(least, bend);
    if (cost < least) [best, least] = [bend, cost];
  }
  return best;
}

/**
 * List the ways of a line, the plainest first.
 * @param {number} width From parent to child.
 * @param {number} down From parent to child.
 * @param {number} pitch
 * @param {boolean} few
 * @returns {Bend[]}
 */
function listBends(width, down, pitch, few) {
  const lifts = [0.66, -0.66, 1.3, -1.3, 2, -2].map((rows) => rows * pitch);
  if (Math.abs(down) < 1)
    return lifts.flatMap((lift) =>
      [0.25, 0.05].map((turn) => ({ out: turn, back: turn, leave: lift, reach: lift })),
    );
  /** Down a column of models, left of it. */
  const beside =
    width > NARROW
      ? []
      : [14, 22, 34].map((way) => ({ out: -way / width, back: 1 + way / width, leave: 0, reach: 0 }));
  const turns = TURNS.flatMap((out) => TURNS.map((back) => ({ out, back })));
  turns.sort((a, b) => Math.abs(1 - a.out - a.back) - Math.abs(1 - b.out - b.back));
  const half = [Math.sign(down), -Math.sign(down)].map((side) => side * 0.66 * pitch);
  const shifts = [
    [0, 0],
    [down / 2, -down / 2],
    [0, -half[0]],
    [half[0], 0],
    [half[0], -half[0]],
    [down - half[0], 0],
    [0, half[0] - down],
  ];
  const all = [
    ...beside,
    ...shifts.flatMap(([leave, reach]) => turns.map((turn) => ({ ...turn, leave, reach }))),
  ];
  return few ? all : all.slice(0, TURNS.length);
}

/**
 * Return points along a curve, close enough to tell what it crosses.
 * @param {number[]} curve
 * @returns {Point[]}
 */
export function followCurve(curve) {
  return Array.from({ length: STEPS + 1 }, (_, step) => pointOnCurve(curve, step / STEPS));
}

/**
 * Tell whether a way leads through a box.
 * @param {Point[]} way
 * @param {Box} box
 * @returns {boolean}
 */
export function isCrossed(way, { left, right, top, bottom }) {
  for (let number = 1; number < way.length; number += 1) {
    const [start, end] = [way[number - 1], way[number]];
    if (start.y < top ? end.y < top : start.y > bottom && end.y > bottom) continue;
    const [from, to] = start.x < end.x ? [start, end] : [end, start];
    if (to.x < left || from.x > right) continue;
    const slope = (to.y - from.y) / (to.x - from.x || 1);
    const [one, other] =
      to.x === from.x
        ? [from.y, to.y]
        : [from.y + slope * Math.max(0, left - from.x), to.y - slope * Math.max(0, to.x - right)];
    if (Math.max(one, other) > top && Math.min(one, other) < bottom) return true;
  }
  return false;
}
