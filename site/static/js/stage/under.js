import { findCheckpointAt } from "../drawing/branch_frame.js";
import { findEdgeAt } from "../drawing/edges.js";
import { findFamilyAt, findModelAt } from "../drawing/scene.js";

/**
 * @import {Edge, Frame, Point} from "../types/drawing.js"
 *
 * What lies at a place of the stage: a model hides the line that it stands on.
 * @typedef {object} Under
 * @property {string | null} model
 * @property {Edge | null} edge
 * @property {string | null} family Whose row it is, where rows can be unfolded.
 * @property {string | null} checkpoint Of a branch.
 */

/** How near a line, or a model beside none, must be: to a mouse, and to a finger. */
const REACH = Object.freeze({ mouse: { line: 8, model: 12 }, touch: { line: 16, model: 22 } });
/** How near a line must be in a row that opens: there, no place is empty. */
const IN_ROW = 5;

/**
 * Return what lies at a place of the stage.
 * @param {Frame | null} frame
 * @param {Point | null} at
 * @param {boolean} [isTouch] Whether a finger points there.
 * @returns {Under}
 */
export function findUnder(frame, at, isTouch = false) {
  if (!frame || !at) return { model: null, edge: null, family: null, checkpoint: null };
  const family = findFamilyAt(frame, at);
  const checkpoint = findCheckpointAt(frame, at);
  if (checkpoint) return { model: null, edge: null, family, checkpoint };
  const reach = isTouch ? REACH.touch : REACH.mouse;
  const near = findModelAt(frame, at);
  const edge = near ? null : findEdgeAt(frame, at, family ? IN_ROW : reach.line);
  const model = near ?? (edge || family ? null : findModelAt(frame, at, reach.model));
  return { model, edge, family, checkpoint };
}
