/** Which lines of a picture lead through a point or along a row that is not one of their ends. */

import { curveBetween, pointOnCurve } from "../static/js/layout/curves.js";

const STEPS = 400;
/** Half the size of a point. */
const RADIUS = 4;

/**
 * @param {import("../static/js/types/drawing.js").Arrangement} arrangement
 * @param {{parent: string, child: string}[]} pairs
 * @returns {string[]} `PARENT > CHILD: MODEL` for each line through the point of another.
 */
export function findCrossings({ points, naming, findBend }, pairs) {
  const marks = [...points].filter(([id]) => !naming?.has(id));
  return pairs.flatMap(({ parent, child }) => {
    const [from, to] = [points.get(parent), points.get(child)];
    if (!from || !to) return [];
    const curve = curveBetween(from, to, findBend?.(parent, child));
    const way = Array.from({ length: STEPS + 1 }, (_, step) => pointOnCurve(curve, step / STEPS));
    const xs = way.map(({ x }) => x);
    const ys = way.map(({ y }) => y);
    const [left, right] = [Math.min(...xs) - RADIUS, Math.max(...xs) + RADIUS];
    const [top, bottom] = [Math.min(...ys) - RADIUS, Math.max(...ys) + RADIUS];
    const others = marks.filter(([id]) => id !== parent && id !== child);
    return others
      .filter(([, { x, y }]) => x > left && x < right && y > top && y < bottom)
      .filter(([, { x, y }]) => way.some((at) => Math.abs(at.x - x) < RADIUS && Math.abs(at.y - y) < RADIUS))
      .map(([id]) => `${parent} > ${child}: ${id}`);
  });
}
