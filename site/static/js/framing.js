import { findBestMiddle } from "./geometry.js";

/** @import {Arrangement, Point, Size, Viewport} from "./drawing.js" */

/** The smallest scale at which a phone begins with all models instead of a part. */
const LEAST_OVERVIEW = 0.24;

/**
 * Move a viewport to what a picture begins with: all of it, or the part with the most models.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 */
export function goHome(viewport, arrangement) {
  if (arrangement.narrow && viewport.findLeastScale() >= LEAST_OVERVIEW) viewport.fit(false);
  else viewport.moveTo({ scale: 1, ...findBestMiddle(arrangement, viewport.size()) }, false);
}

/**
 * Bring a model into sight, if it is not.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 * @param {string} id
 * @param {boolean} [animated]
 */
export function bringToSight(viewport, { points, gutter, axis }, id, animated = true) {
  const { width, height } = viewport.size();
  const view = viewport.getView();
  const at = points.get(id);
  if (!at) return;
  const x = (at.x - view.x) * view.scale + width / 2;
  const y = (at.y - view.y) * view.scale + height / 2;
  if (x < gutter + 10 || x > width - 60 || y < axis + 10 || y > height - 20)
    viewport.moveTo({ ...view, x: at.x, y: at.y }, animated);
}

/**
 * Bring several models into sight together, as large as they fit.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 * @param {string[]} ids
 * @param {boolean} [animated]
 */
export function frameAll(viewport, { points, gutter, axis }, ids, animated = true) {
  const { width, height } = viewport.size();
  const all = ids.flatMap((id) => points.get(id) ?? []);
  if (all.length === 0) return;
  const box = {
    left: Math.min(...all.map(({ x }) => x)) - 24,
    right: Math.max(...all.map(({ x }) => x)) + 110,
    top: Math.min(...all.map(({ y }) => y)) - 24,
    bottom: Math.max(...all.map(({ y }) => y)) + 24,
  };
  const scale = Math.min(
    1,
    (width - gutter) / (box.right - box.left),
    (height - axis) / (box.bottom - box.top),
  );
  const middle = {
    x: (box.left + box.right - gutter / scale) / 2,
    y: (box.top + box.bottom - axis / scale) / 2,
  };
  viewport.moveTo({ scale, ...middle }, animated);
}

/**
 * Return the model nearest to the middle of the stage.
 * @param {Map<string, Point>} points
 * @param {Size} size
 * @returns {string | null}
 */
export function findMiddle(points, { width, height }) {
  let best = null;
  let least = Infinity;
  for (const [id, { x, y }] of points) {
    const distance = Math.hypot(x - width / 2, y - height / 2);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
