import { curveBetween, findSlope, pointOnCurve } from "./curves.js";

/**
 * @import {Bend, Detour, Point} from "../types/drawing.js"
 * @import {Search} from "./obstacles.js"
 */

/** How far from the middle of a point a detour leads, and how long before and after it. */
const ROUND = 10;
const AROUND = 20;
/** How often what a detour comes upon is led round, too. */
const ROUNDS = 4;
/** A place on a curve is looked for in so many pieces, then more closely. */
const COARSE = 48;
const FINE = 1e-3;

/**
 * Lead a line round the points that it comes upon.
 * @param {{from: Point, to: Point}} ends
 * @param {Bend} bend
 * @param {Search} search
 * @returns {Bend}
 */
export function goRound({ from, to }, bend, search) {
  const base = curveBetween(from, to, bend);
  /** @type {Detour[]} */
  let detours = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    /** @type {Point[]} */
    const met = [];
    search(curveBetween(from, to, { ...bend, detours }), (mark, isPoint) => {
      if (isPoint) met.push(mark);
    });
    if (met.length === 0) break;
    for (const one of met) {
      const way = passBy(base, one);
      const near = detours.find(({ at, reach }) => Math.abs(at - way.at) < reach / 2);
      detours = detours.filter((other) => other !== near);
      detours.push(near ? passBy(base, one, near) : way);
    }
  }
  return { ...bend, detours };
}

/**
 * Return the detour on which a curve passes by a point.
 * @param {number[]} curve
 * @param {Point} point
 * @param {Detour} [other] One that does not: this is on the other side.
 * @returns {Detour}
 */
function passBy(curve, point, other) {
  const at = findNearest(curve, point);
  const on = pointOnCurve(curve, at);
  const slope = findSlope(curve, at);
  const speed = Math.hypot(slope.x, slope.y) || 1;
  const [acrossX, acrossY] = [-slope.y / speed, slope.x / speed];
  const off = (on.x - point.x) * acrossX + (on.y - point.y) * acrossY;
  let side = off < 0 ? -1 : 1;
  if (other && (other.x * acrossX + other.y * acrossY) * side > 0) side = -side;
  const far = side * ROUND - off;
  return { at, reach: AROUND / speed, x: far * acrossX, y: far * acrossY };
}

/** @param {number[]} curve @param {Point} point @returns {number} */
function findNearest(curve, { x, y }) {
  /** @param {number} at */
  const measure = (at) => {
    const on = pointOnCurve(curve, at);
    return Math.hypot(on.x - x, on.y - y);
  };
  let best = 0;
  for (let step = 1; step <= COARSE; step += 1)
    if (measure(step / COARSE) < measure(best)) best = step / COARSE;
  for (let step = 0.5 / COARSE; step > FINE; step /= 2)
    for (const at of [best - step, best + step])
      if (at >= 0 && at <= 1 && measure(at) < measure(best)) best = at;
  return best;
}
