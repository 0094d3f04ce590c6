/**
 * @import {Channel, Support} from "../types/data.js"
 * @import {Edge, LineLook, Painter} from "../types/drawing.js"
 */

/**
 * How a line looks that carries something over: how heavy it is, and what it is made of.
 * @type {Readonly<Record<Channel, LineLook>>}
 */
export const LINE_LOOKS = Object.freeze({
  weights: { width: 2.3, dash: [] },
  architecture: { width: 1.1, dash: [] },
  knowledge: { width: 1.5, dash: [7, 4] },
  idea: { width: 1.6, dash: [1.5, 3.5] },
  code: { width: 1, dash: [2, 2, 7, 2] },
  series: { width: 1, dash: [12, 4, 2, 4] },
});

/** How long and how wide the head of an arrow is. */
const HEAD = Object.freeze({ length: 6.5, half: 3 });

/**
 * Tell whether a line stands on no source that agrees.
 * @param {{support: Support}} edge
 */
export function isDoubted({ support }) {
  return support !== "supported";
}

/**
 * Return the corners of the head of an arrow, the tip first: it stands before the child's dot.
 * @param {number[]} curve
 * @param {number} gap From the tip to the middle of the dot.
 * @returns {[number, number][]}
 */
export function findHead(curve, gap) {
  const [bx, by, x, y] = curve.slice(-4);
  const length = Math.hypot(x - bx, y - by) || 1;
  const [dx, dy] = [(x - bx) / length, (y - by) / length];
  const [tipX, tipY] = [x - dx * gap, y - dy * gap];
  const [backX, backY] = [tipX - dx * HEAD.length, tipY - dy * HEAD.length];
  return [
    [tipX, tipY],
    [backX - dy * HEAD.half, backY + dx * HEAD.half],
    [backX + dy * HEAD.half, backY - dx * HEAD.half],
  ];
}

/**
 * Paint the head of an arrow in the colour of lines; a doubted one is hollow.
 * @param {Painter} ctx With the colour of the line as stroke and fill.
 * @param {Pick<Edge, "curve" | "support">} edge
 * @param {{gap: number, ground: string}} look How far from the dot, and what a hollow one shows.
 */
export function paintHead(ctx, edge, { gap, ground }) {
  const line = ctx.strokeStyle;
  ctx.setLineDash([]);
  ctx.lineWidth = 1.2;
  ctx.fillStyle = isDoubted(edge) ? ground : line;
  ctx.beginPath();
  for (const [x, y] of findHead(edge.curve, gap)) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

/**
 * Paint a curve.
 * @param {Painter} ctx
 * @param {number[][]} curves
 */
export function strokeCurves(ctx, curves) {
  ctx.beginPath();
  for (const curve of curves) {
    ctx.moveTo(curve[0], curve[1]);
    for (let at = 2; at < curve.length; at += 6)
      ctx.bezierCurveTo(curve[at], curve[at + 1], curve[at + 2], curve[at + 3], curve[at + 4], curve[at + 5]);
  }
  ctx.stroke();
}
