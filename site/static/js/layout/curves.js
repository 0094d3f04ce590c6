/** @import {Bend, Detour, Point, Zoom} from "../types/drawing.js" */

/** Into how many pieces at least a curve is cut to follow it, and each part of one with detours. */
const STEPS = 24;
const PART_STEPS = 6;
/** How long a piece is at most, about, in pixels. */
const STEP = 30;

/** @type {Zoom} */
const UNZOOMED = Object.freeze({ across: 1, down: 1 });

/**
 * Return the curve from a parent to a child.
 * @param {Point} from
 * @param {Point} to
 * @param {Bend} [bend] Where it does not go the usual way.
 * @param {Zoom} [zoom] How many times larger the picture is than where the bend was found.
 * @returns {number[]} x and y of the start, then of two controls and the end of each part.
 */
export function curveBetween(from, to, bend, zoom = UNZOOMED) {
  const width = to.x - from.x;
  if (bend) {
    const [leave, reach] = [from.y + bend.leave * zoom.down, to.y + bend.reach * zoom.down];
    const [out, back] = [from.x + bend.out * width, to.x - bend.back * width];
    const curve = [from.x, from.y, out, leave, back, reach, to.x, to.y];
    return bend.detours ? leadRound(curve, bend.detours, zoom) : curve;
  }
  const level = Math.abs(to.y - from.y) < 1;
  const turn = level ? width / 2 : Math.max(16, width * 0.5);
  return [from.x, from.y, from.x + turn, from.y, to.x - turn, to.y, to.x, to.y];
}

/**
 * Lead a curve of one part round what stands in its way; elsewhere it stays what it is. The bows
 * grow more slowly than the picture: so they stay clear of points, and calm.
 * @param {number[]} curve
 * @param {Detour[]} detours
 * @param {Zoom} zoom
 * @returns {number[]}
 */
function leadRound(curve, detours, zoom) {
  /** @param {number} at */
  const isKept = (at) =>
    at > 0 && at < 1 && !detours.some((one) => Math.abs(one.at - at) < 0.999 * one.reach);
  const kept = detours.flatMap(({ at, reach }) => [at - reach, at + reach]).filter(isKept);
  const stops = [...[0, ...kept, 1].map((at) => ({ at, x: 0, y: 0 })), ...detours];
  stops.sort((one, other) => one.at - other.at);
  const [across, down] = [Math.sqrt(zoom.across), Math.sqrt(zoom.down)];
  const whole = curve.slice(0, 2);
  stops.slice(1).forEach((stop, number) => {
    const before = stops[number];
    const third = (stop.at - before.at) / 3;
    const [start, end] = [before, stop].map(({ at, x, y }) => {
      const on = pointOnCurve(curve, at);
      return { x: on.x + x * across, y: on.y + y * down, slope: findSlope(curve, at) };
    });
    whole.push(start.x + third * start.slope.x, start.y + third * start.slope.y);
    whole.push(end.x - third * end.slope.x, end.y - third * end.slope.y, end.x, end.y);
  });
  return whole;
}

/**
 * Return how fast a curve of one part goes on, and where to.
 * @param {number[]} curve
 * @param {number} at From 0 at the parent to 1 at the child.
 * @returns {Point} Pixels for the whole of it.
 */
export function findSlope(curve, at) {
  const rest = 1 - at;
  /** @param {number} axis */
  const slope = (axis) => {
    const [first, second, third] = [0, 2, 4].map((one) => curve[one + 2 + axis] - curve[one + axis]);
    return 3 * (rest * rest * first + 2 * rest * at * second + at * at * third);
  };
  return { x: slope(0), y: slope(1) };
}

/**
 * Return a point of a curve.
 * @param {number[]} curve
 * @param {number} at From 0 at the parent to 1 at the child.
 * @returns {Point}
 */
export function pointOnCurve(curve, at) {
  const parts = (curve.length - 2) / 6;
  const part = Math.min(parts - 1, Math.floor(at * parts));
  const begin = 6 * part;
  const here = at * parts - part;
  const rest = 1 - here;
  const [first, second, third, last] = [rest ** 3, 3 * rest ** 2 * here, 3 * rest * here ** 2, here ** 3];
  /** @param {number} axis @returns {number} */
  const mix = (axis) => {
    const one = begin + axis;
    return first * curve[one] + second * curve[one + 2] + third * curve[one + 4] + last * curve[one + 6];
  };
  return { x: mix(0), y: mix(1) };
}

/**
 * Return points along a curve, close enough to tell what it crosses.
 * @param {number[]} curve
 * @returns {Point[]}
 */
export function followCurve(curve) {
  const parts = (curve.length - 2) / 6;
  const least = parts === 1 ? STEPS : PART_STEPS;
  const way = [{ x: curve[0], y: curve[1] }];
  for (let part = 0; part < parts; part += 1) {
    const [x, y] = curve.slice(6 * part);
    const [endX, endY] = curve.slice(6 * part + 6);
    const steps = Math.max(least, Math.ceil(Math.hypot(endX - x, endY - y) / STEP));
    for (let step = 1; step <= steps; step += 1) way.push(pointOnCurve(curve, (part + step / steps) / parts));
  }
  return way;
}
