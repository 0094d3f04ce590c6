import { getModelColour } from "../catalog/classes.js";
import { fade, isSamePair } from "./edges.js";
import { findStrength } from "./emphasis.js";

/** @import {Edge, Frame, Painter} from "../types/drawing.js" */

/**
 * Paint the lines: those that are not lit in a few groups at once, then the lit ones.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintLines(ctx, frame) {
  const { colours, edges } = frame;
  for (const group of frame.arrangement.naming ? [] : groupPlain(frame)) {
    ctx.globalAlpha = group.alpha;
    ctx.setLineDash(group.unsure ? [1.5, 3.5] : []);
    strokeAll(ctx, group.edges, colours.edge, group.weighty ? 1.7 : 1);
  }
  if (frame.arrangement.naming) return paintFounding(ctx, frame);
  const lit = edges.flatMap((edge) => (edge.role ? [{ edge, ...edge.role }] : []));
  for (const { edge, side, distance } of lit.sort((a, b) => b.distance - a.distance)) {
    ctx.globalAlpha = fade(distance);
    ctx.setLineDash(side === "ancestor" ? [6, 4] : []);
    const width = (distance === 1 ? 2 : 1.4) + (edge.channel === "weights" ? 0.5 : 0);
    strokeAll(ctx, [edge], colours[side], width);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/**
 * Paint the lines between families and inside open ones in the colours of the children.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
function paintFounding(ctx, frame) {
  /** @type {Map<string, Edge[]>} */
  const groups = new Map();
  for (const edge of frame.edges) {
    const colour = getModelColour(frame.catalog, frame, edge.child);
    const key = `${colour} ${edge.channel === "weights"} ${edge.support === "unverified"}`;
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  for (const [key, edges] of groups) {
    const [colour, weights, unsure] = key.split(" ");
    ctx.globalAlpha = 0.6;
    ctx.setLineDash(unsure === "true" ? [1.5, 3.5] : []);
    strokeAll(ctx, edges, colour, weights === "true" ? 1.7 : 1.1);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/**
 * Paint one line so that it stands out.
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {{parent: string, child: string} | null} pair Parent and child; nothing paints nothing.
 */
export function paintLine(ctx, frame, pair) {
  const line = pair && frame.edges.find((edge) => isSamePair(edge, pair));
  if (!line) return;
  ctx.setLineDash(line.role?.side === "ancestor" ? [6, 4] : []);
  strokeAll(ctx, [line], line.role ? frame.colours[line.role.side] : frame.colours.text, 2.6);
  ctx.setLineDash([]);
}

/** @param {Frame} frame */
function groupPlain(frame) {
  const busy = Math.max(0.3, Math.min(1, Math.sqrt(260 / Math.max(1, frame.edges.length))));
  /** @type {Map<number, {weighty: boolean, unsure: boolean, alpha: number, edges: Edge[]}>} */
  const groups = new Map();
  for (const edge of frame.edges) {
    if (edge.role) continue;
    const weighty = edge.channel === "weights";
    const unsure = edge.support === "unverified";
    const dim = Boolean(frame.lit) || isFaint(frame, edge);
    const key = Number(weighty) * 4 + Number(unsure) * 2 + Number(!dim);
    const alpha = (weighty ? 0.75 : 0.5) * (dim ? 0.22 : 1) * busy;
    const group = groups.get(key);
    if (group) group.edges.push(edge);
    else groups.set(key, { weighty, unsure, alpha, edges: [edge] });
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** @param {Frame} frame @param {Edge} edge */
function isFaint(frame, { parent, child }) {
  return Math.min(findStrength(frame, parent), findStrength(frame, child)) < 1;
}

/** @param {Painter} ctx @param {Edge[]} edges @param {string} colour @param {number} width */
function strokeAll(ctx, edges, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  for (const { curve } of edges) {
    ctx.moveTo(curve[0], curve[1]);
    ctx.bezierCurveTo(curve[2], curve[3], curve[4], curve[5], curve[6], curve[7]);
  }
  ctx.stroke();
}
