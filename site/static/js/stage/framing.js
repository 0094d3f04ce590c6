import { findBestMiddle, findZoomDown } from "../layout/geometry.js";
import { findFit } from "./fit.js";
import { keepRowsInSight } from "./rows_sight.js";

/** @import {Arrangement, Described, Look, Point, Size, View, Viewport} from "../types/drawing.js" */

/** The smallest scale at which a phone begins with all models instead of a part. */
const LEAST_OVERVIEW = 0.24;
/** The smallest scale at which any stage begins with the whole. */
const NEARLY_WHOLE = 0.85;
/** The middle of the stage below the beginning of a branch, and what is left of it, at first. */
const BELOW_TREE = 0.1;
const BESIDE = 16;
/** Rows that are scrolled by less are meant to begin at their top. */
const LITTLE = 48;
/** The scale from which the names of a tree can be read, and how far right its selected model stands. */
const READABLE = 0.8;
const FROM_LEFT = 0.36;

/**
 * Move a viewport to what a picture begins with: all of it, the beginning of the rows, or the part
 * with the most models.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 */
export function goHome(viewport, arrangement) {
  if (arrangement.branch) return viewport.moveTo(lookAtBranch(arrangement, viewport.size()), false);
  if (arrangement.fixed || arrangement.outline)
    viewport.moveTo(keepRowsInSight(findTop(viewport), arrangement, viewport.size()), false);
  else if (isWholeSeen(viewport, arrangement)) viewport.fit(false);
  else viewport.moveTo({ scale: 1, ...findBestMiddle(arrangement, viewport.size()) }, false);
}

/** @param {Viewport} viewport @returns {View} The beginning of what is read from the top down. */
function findTop(viewport) {
  const { width, height } = viewport.size();
  return { scale: 1, x: width / 2, y: height / 2 };
}

/**
 * Tell whether the whole comes first: where it is hardly larger than the stage; on a phone also where
 * names fit, or where the rise is the story.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 */
function isWholeSeen(viewport, { frontier, narrow, stands }) {
  const scale = viewport.findLeastScale();
  if (!narrow || stands) return scale >= NEARLY_WHOLE;
  return Boolean(frontier) || scale >= LEAST_OVERVIEW;
}

/**
 * What hangs below a tree comes first: all of the picture where it has room, else the end of the
 * tree and the beginning of the branch.
 * @param {Arrangement} arrangement
 * @param {Size} size
 * @returns {View}
 */
function lookAtBranch({ branch, height }, size) {
  const { left, top } = branch ?? { left: 0, top: 0 };
  const y = height <= size.height ? height / 2 : top + size.height * BELOW_TREE;
  return { scale: 1, x: left - BESIDE + size.width / 2, y };
}

/**
 * Return where to look so that what stood at the upper edge of a stage stands there in its new size.
 * @param {View} view
 * @param {Pick<Arrangement, "fixed">} arrangement
 * @param {{before: Size, now: Size}} sizes
 * @returns {View}
 */
export function keepTop(view, arrangement, { before, now }) {
  const lower = (now.height - before.height) / 2;
  return { ...view, y: view.y + lower / findZoomDown(arrangement, view.scale) };
}

/**
 * Show the whole picture; rows begin at their top.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 */
export function fitAll(viewport, arrangement) {
  if (arrangement.fixed) viewport.moveTo(findTop(viewport), false);
  else viewport.fit();
}

/**
 * Say in classes where names of lanes stand: the buttons over the stage keep away from them.
 * @param {HTMLElement} stage
 * @param {Arrangement} arrangement
 */
export function markStage(stage, { narrow, gutter }) {
  stage.parentElement?.classList.toggle("strips", narrow);
  stage.parentElement?.classList.toggle("bare", gutter === 0);
}

/**
 * Bring a model into sight, if it is not.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 * @param {string} id
 * @param {boolean} [animated]
 */
export function bringToSight(viewport, { points, gutter, axis, fixed }, id, animated = true) {
  const { width, height } = viewport.size();
  const view = viewport.getView();
  const at = points.get(id);
  if (!at) return;
  const x = (at.x - view.x) * view.scale + width / 2;
  const y = (at.y - view.y) * findZoomDown({ fixed }, view.scale) + height / 2;
  if (x < gutter + 10 || x > width - 60 || y < axis + 10 || y > height - 20)
    viewport.moveTo({ ...view, x: at.x, y: at.y }, animated);
}

/**
 * Bring into sight what belongs together: a path, a stop of the tour, or on a phone the selected
 * model and its nearest kin; otherwise the selected model.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 * @param {Look & Described} look
 * @param {boolean} [animated]
 */
export function bringTogether(viewport, arrangement, look, animated = true) {
  if (arrangement.fixed) {
    for (const id of [...look.near.toReversed(), look.selected ?? ""])
      bringToSight(viewport, arrangement, id, false);
    snapToTop(viewport, arrangement, look.selected);
    return;
  }
  if (arrangement.outline) {
    const at = arrangement.points.get(look.selected ?? "");
    if (at) viewport.moveTo({ scale: 1, ...at }, animated);
    return;
  }
  const isNear = arrangement.narrow && look.framed.length === 0;
  const ids = isNear ? look.near : look.framed;
  const sight = findFit(ids, { ...look, arrangement, size: viewport.size() });
  const at = isNear && isTree(arrangement) ? arrangement.points.get(look.selected ?? "") : null;
  if (sight && at && sight.scale < READABLE) viewport.moveTo(readAround(at, viewport.size()), animated);
  else if (sight && arrangement.narrow) viewport.hold(sight, animated);
  else if (sight) viewport.moveTo(sight, animated);
  else if (look.selected) bringToSight(viewport, arrangement, look.selected, animated);
}

/**
 * Go all the way up where rows are scrolled by a little and the selected model is in sight there, too.
 * @param {Viewport} viewport
 * @param {Arrangement} arrangement
 * @param {string | null} selected
 */
function snapToTop(viewport, { points }, selected) {
  const view = viewport.getView();
  const { height } = viewport.size();
  const top = height / 2;
  const y = points.get(selected ?? "")?.y ?? 0;
  if (view.y > top && view.y < top + LITTLE && y < height - 20) viewport.moveTo({ ...view, y: top }, false);
}

/** @param {Arrangement} arrangement */
function isTree({ columns, lanes, fixed }) {
  return columns.length > 0 && lanes.length === 0 && !fixed;
}

/**
 * Return where a phone looks at a model of a tree whose kin are too many for it: at the model, what
 * it builds on to the left, and its children to the right, as far as they can be read.
 * @param {Point} at
 * @param {Size} size
 * @returns {View}
 */
function readAround({ x, y }, { width }) {
  return { scale: READABLE, x: x + (width * (0.5 - FROM_LEFT)) / READABLE, y };
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
