import { getKnown } from "../base/maps.js";

/** @import {Arrangement, Described} from "../types/drawing.js" */

const LEAST_RADIUS = 5;
const MOST_RADIUS = 11;

/**
 * Describe the marks of a picture in which some stand for several models: they are round, the
 * larger the more models, and have a text in place of a name.
 * @param {Described} fixed What is known of models.
 * @param {Pick<Arrangement, "stands">} arrangement
 * @returns {Described}
 */
export function describeMarks(fixed, { stands }) {
  if (!stands) return fixed;
  /** @param {number} n */
  const size = (n) => Math.min(MOST_RADIUS, LEAST_RADIUS + Math.sqrt(n) * 0.6);
  const marks = [...stands];
  return {
    ...fixed,
    radii: new Map([
      ...fixed.radii,
      ...marks.map(([id, { ids }]) => /** @type {const} */ ([id, size(ids.length)])),
    ]),
    shapes: new Map([...fixed.shapes, ...marks.map(([id]) => /** @type {const} */ ([id, "circle"]))]),
    hollow: new Set([...fixed.hollow].filter((id) => !stands.has(id))),
    nameMark: (id) => stands.get(id)?.text ?? fixed.nameMark(id),
    measure: (id) =>
      stands.has(id)
        ? fixed.measureLane({ text: getKnown(stands, id).text, top: 0, height: 0 })
        : fixed.measure(id),
  };
}
