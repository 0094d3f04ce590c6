import { ASKED_GAP } from "./branch_frame.js";

/**
 * @import {Colours, Frame, Painter} from "../types/drawing.js"
 * @import {SeenBranch} from "../types/trace.js"
 */

const RADIUS = 4.5;
/** How much of a row a line takes to go over to another lane. */
const BEND = 0.75;

/**
 * Paint what the checkpoints of a branch stand on: its ground, and the lines from what they were
 * made from.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintBranchGround(ctx, { branch, size, colours }) {
  if (!branch) return;
  ctx.fillStyle = colours.band;
  ctx.fillRect(0, branch.top, size.width, Math.max(0, size.height - branch.top));
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, branch.top, size.width, 1);
  ctx.strokeStyle = colours.descendant;
  ctx.lineWidth = 1.8;
  ctx.beginPath();
  for (const line of branch.lines) {
    const { start, from, to } = line;
    if (to.y > 0 && (start ?? from).y < size.height) addLine(ctx, branch, line);
  }
  ctx.stroke();
}

/** @param {Painter} ctx @param {SeenBranch} branch @param {SeenBranch["lines"][number]} line */
function addLine(ctx, { pitch }, { start, from, to }) {
  if (start) {
    const bend = Math.max(10, (from.y - start.y) * 0.4);
    ctx.moveTo(start.x, start.y);
    ctx.bezierCurveTo(start.x - 4, start.y + bend, from.x, start.y + bend / 2, from.x, from.y);
  } else ctx.moveTo(from.x, from.y);
  const turn = Math.max(from.y, to.y - pitch * BEND);
  ctx.lineTo(from.x, turn);
  const middle = (turn + to.y) / 2;
  ctx.bezierCurveTo(from.x, middle, to.x, middle, to.x, to.y);
}

/**
 * Paint a dot for each checkpoint; what is asked about is marked.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintBranchDots(ctx, { branch, size, colours }) {
  for (const dot of branch?.dots ?? [])
    if (dot.y > -RADIUS && dot.y < size.height + RADIUS) paintCheckpoint(ctx, colours, dot);
}

/**
 * Paint the dot of one checkpoint.
 * @param {Painter} ctx
 * @param {Colours} colours
 * @param {Pick<SeenBranch["dots"][number], "x" | "y" | "isSubject" | "isAsked">} dot
 */
export function paintCheckpoint(ctx, colours, { x, y, isSubject, isAsked }) {
  ctx.beginPath();
  ctx.arc(x, y, isSubject ? RADIUS + 1 : RADIUS, 0, 2 * Math.PI);
  ctx.lineWidth = isAsked ? 2.4 : 1.7;
  ctx.fillStyle = isSubject ? colours.text : colours.ground;
  ctx.strokeStyle = isAsked ? colours.ancestor : colours.text;
  ctx.fill();
  ctx.stroke();
}

/**
 * Paint what stands beside the checkpoints.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintBranchTexts(ctx, { branch, colours, fonts }) {
  for (const { what, text, font, asked, left, right, top, bottom } of branch?.texts ?? []) {
    const middle = (top + bottom) / 2 + 0.5;
    ctx.font = fonts[font];
    ctx.fillStyle = what === "step" ? colours.muted : colours.text;
    ctx.fillText(text, left, middle);
    if (!asked) continue;
    const start = text ? left + ctx.measureText(text).width + ASKED_GAP : left;
    ctx.font = fonts.kindStrong;
    ctx.fillStyle = colours.ancestor;
    if (start < right) ctx.fillText(asked, start, middle);
  }
}
