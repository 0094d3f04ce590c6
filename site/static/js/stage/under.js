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

/**
 * Return what lies at a place of the stage.
 * @param {Frame | null} frame
 * @param {Point | null} at
 * @param {number} [reach] How near a line must be.
 * @returns {Under}
 */
export function findUnder(frame, at, reach) {
  if (!frame || !at) return { model: null, edge: null, family: null, checkpoint: null };
  const checkpoint = findCheckpointAt(frame, at);
  const model = checkpoint ? null : findModelAt(frame, at);
  const edge = checkpoint || model ? null : findEdgeAt(frame, at, reach);
  return { model, edge, family: findFamilyAt(frame, at), checkpoint };
}
