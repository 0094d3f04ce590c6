/**
 * @import {Arrangement, Box, Point} from "../types/drawing.js"
 *
 * A model whose point and name lines of others keep out of: where its name ends, and which search
 * has come upon the one and the other.
 * @typedef {Point & {id: string, right: number, point: number, name: number}} Mark
 *
 * Is told of each model that a way leads through, and whether through its point or its name.
 * @typedef {(mark: Mark, isPoint: boolean) => void} Meet
 *
 * Tells what a curve leads through.
 * @typedef {(curve: number[], meet: Meet) => void} Search
 */

/** From a point to the end of the gap between it and its name. */
const DOT = 16;
/** Half the height of points and names, and how near the middle of a point lines of others come. */
export const HALF = 6;

/**
 * Gather what lines keep out of, by rows, so that what stands near a line is found without a look
 * at all. Ticks of closed rows stand in nobody's way.
 * @param {Pick<Arrangement, "points" | "naming">} arrangement
 * @param {(id: string) => number} measure Width of a model's name.
 * @returns {(way: Point[], ends: {parent: string, child: string}, meet: Meet) => void}
 */
export function gatherObstacles({ points, naming }, measure) {
  const rows = listRows(points, naming, measure);
  let search = 0;
  return (way, { parent, child }, meet) => {
    search += 1;
    for (let number = 1; number < way.length; number += 1) {
      const [start, end] = [way[number - 1], way[number]];
      const bottom = Math.max(start.y, end.y) + HALF;
      for (let at = findFirst(rows, Math.min(start.y, end.y) - HALF); rows[at]?.y < bottom; at += 1) {
        const { from, to } = cutOut(start, end, rows[at].y);
        for (const mark of rows[at].marks) {
          if (mark.x - HALF >= to) break;
          if (mark.right <= from || mark.id === parent || mark.id === child) continue;
          if (mark.x + HALF > from && mark.point !== search) {
            mark.point = search;
            meet(mark, true);
          }
          if (mark.x + HALF < to && mark.name !== search) {
            mark.name = search;
            meet(mark, false);
          }
        }
      }
    }
  };
}

/**
 * @param {Map<string, Point>} points
 * @param {Arrangement["naming"]} naming
 * @param {(id: string) => number} measure
 * @returns {{y: number, marks: Mark[]}[]} From top to bottom, and from left to right.
 */
function listRows(points, naming, measure) {
  /** @type {Map<number, Mark[]>} */
  const rows = new Map();
  for (const [id, { x, y }] of points) {
    if (naming?.has(id)) continue;
    const mark = { id, x, y, right: x + DOT + measure(id), point: 0, name: 0 };
    const row = rows.get(y);
    if (row) row.push(mark);
    else rows.set(y, [mark]);
  }
  for (const marks of rows.values()) marks.sort((one, other) => one.x - other.x);
  return [...rows].map(([y, marks]) => ({ y, marks })).sort((one, other) => one.y - other.y);
}

/** @param {{y: number}[]} rows @param {number} y @returns {number} The first row below. */
function findFirst(rows, y) {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (rows[middle].y > y) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Return from where to where a segment leads through a row.
 * @param {Point} start
 * @param {Point} end
 * @param {number} y
 */
function cutOut(start, end, y) {
  const down = end.y - start.y;
  /** @param {number} edge */
  const follow = (edge) => start.x + (end.x - start.x) * Math.max(0, Math.min(1, (edge - start.y) / down));
  const [one, other] = down === 0 ? [start.x, end.x] : [follow(y - HALF), follow(y + HALF)];
  return one < other ? { from: one, to: other } : { from: other, to: one };
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
