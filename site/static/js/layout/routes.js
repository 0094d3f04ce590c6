import { getKnown } from "../base/maps.js";
import { curveBetween, followCurve } from "./curves.js";
import { goRound } from "./detours.js";
import { gatherObstacles, HALF } from "./obstacles.js";

/**
 * @import {Arrangement, Bend, Point} from "../types/drawing.js"
 * @import {Meet, Search} from "./obstacles.js"
 */

/** A line through a point says what is not so; one through a name can only not be read. */
const WEIGHT = Object.freeze({ point: 20, name: 1 });
/** So much worse is a name in the row of an end. */
const IN_ROW = 6;
/** How far from its ends a line turns, as parts of its width. */
const TURNS = [0.5, 0.25, 0.75, 0.05, 0.95];
/** Where rows have no height of their own. */
const PITCH = 24;
/** Models no farther apart stand one above the other. */
const NARROW = 24;
/** In a picture of more points only the plainest ways are tried. */
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
  const findCrossed = gatherObstacles({ points, naming }, measure);
  const few = points.size - (naming?.size ?? 0) <= MANY;
  /** @type {Map<string, Bend | undefined>} */
  const known = new Map();
  return (parent, child) => {
    const key = `${parent}\n${child}`;
    if (!known.has(key)) {
      const ends = { from: getKnown(points, parent), to: getKnown(points, child) };
      /** @type {Search} */
      const search = (curve, meet) => findCrossed(followCurve(curve), { parent, child }, meet);
      known.set(key, findBend(ends, search, pitch, few));
    }
    return known.get(key);
  };
}

/**
 * @param {{from: Point, to: Point}} ends
 * @param {Search} search
 * @param {number} pitch
 * @param {boolean} few
 * @returns {Bend | undefined}
 */
function findBend({ from, to }, search, pitch, few) {
  let sum = 0;
  /** @type {Meet} A name in the row of an end looks like an end, too. */
  const weigh = ({ y }, isPoint) => {
    const isInRow = Math.abs(y - from.y) < HALF || Math.abs(y - to.y) < HALF;
    sum += (isPoint ? WEIGHT.point : WEIGHT.name) * (isInRow ? IN_ROW : 1);
  };
  /** @param {Bend} [bend] @returns {number} How bad it is. */
  const judge = (bend) => {
    sum = 0;
    search(curveBetween(from, to, bend), weigh);
    return sum;
  };
  /** @type {Bend | undefined} */
  let best;
  let least = judge();
  const bends = least > 0 ? listBends(to.x - from.x, to.y - from.y, pitch, few) : [];
  for (const bend of bends) {
    if (least === 0) break;
    const cost = judge(bend);
    if (cost < least) [best, least] = [bend, cost];
  }
  if (least < WEIGHT.point) return best;
  const round = goRound({ from, to }, best ?? straighten(from, to), search);
  return judge(round) < least ? round : best;
}

/** @param {Point} from @param {Point} to @returns {Bend} The usual way. */
function straighten(from, to) {
  const [, , out, , back] = curveBetween(from, to);
  const width = to.x - from.x || 1;
  return { out: (out - from.x) / width, back: (to.x - back) / width, leave: 0, reach: 0 };
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
    width > 0 && width <= NARROW
      ? [14, 22, 34].map((way) => ({ out: -way / width, back: 1 + way / width, leave: 0, reach: 0 }))
      : [];
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
