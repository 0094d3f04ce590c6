import { getKnown } from "../base/maps.js";
import { getModelColour } from "../catalog/classes.js";
import { tOr } from "../words/messages.js";
import { findStrength, MOST_IN_ROW } from "./emphasis.js";
import { traceMark } from "./marks.js";
import { paintBranchDots, paintBranchGround, paintBranchTexts } from "./paint_branch.js";
import { paintColumns, paintGrid, paintLanes, paintPlate, paintTicks } from "./paint_frame.js";
import { paintLines } from "./paint_lines.js";
import { findTicks, paintGutter, paintLeaders, paintLives } from "./paint_rows.js";
import { isOverview } from "./texts.js";

/** @import {Frame, Label, Painter, Point} from "../types/drawing.js" */

const NOTCH = 2.6;
/** So few lit models show their other sizes where there are many. */
const FEW_STEMS = 12;
const MOST_RADIUS = 20;

/** Dots smaller than this are squares. */
const TINY = 1.7;

/**
 * Paint what lies under the dots: lanes, years, lines.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintGround(ctx, frame) {
  paintGrid(ctx, frame);
  if (isOverview(frame)) {
    ctx.textBaseline = "middle";
    paintLanes(ctx, frame);
  }
  if (frame.arrangement.naming) paintLives(ctx, frame);
  paintFrontier(ctx, frame);
  paintLines(ctx, frame);
  paintBranchGround(ctx, frame);
  const { arrangement, lit, selected } = frame;
  const few = lit && lit.size <= FEW_STEMS ? lit.keys() : [selected ?? ""];
  paintStems(ctx, frame, arrangement.quiet ? new Set(few) : null);
}

/**
 * The line over the models that were the largest of their day.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
function paintFrontier(ctx, { arrangement, points, colours }) {
  const steps = [...(arrangement.frontier ?? [])].flatMap((id) => points.get(id) ?? []);
  if (steps.length < 2) return;
  ctx.strokeStyle = colours.muted;
  ctx.lineWidth = 1.2;
  ctx.setLineDash([2, 3]);
  ctx.beginPath();
  ctx.moveTo(steps[0].x, steps[0].y);
  steps.slice(1).forEach(({ x, y }, number) => {
    ctx.lineTo(x, steps[number].y);
    ctx.lineTo(x, y);
  });
  ctx.stroke();
  ctx.setLineDash([]);
}

/**
 * The other sizes of a model: a mark for each, joined with its dot.
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {Set<string> | null} ids Of which models; null: of all.
 */
export function paintStems(ctx, frame, ids) {
  const { points, stems, catalog, motion, shapes } = frame;
  for (const { id, ys } of stems) {
    const at = points.get(id);
    if (!at || (ids && !ids.has(id))) continue;
    ctx.globalAlpha = findStrength(frame, id) * (motion?.at ?? 1);
    ctx.strokeStyle = getModelColour(catalog, frame, id);
    ctx.fillStyle = ctx.strokeStyle;
    ctx.lineWidth = 1.4;
    ctx.beginPath();
    ctx.moveTo(at.x, Math.max(...ys));
    ctx.lineTo(at.x, at.y);
    ctx.stroke();
    for (const y of ys) {
      traceMark(ctx, getKnown(shapes, id), { x: at.x, y }, NOTCH);
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
}

/**
 * Paint the dots of all models in sight; the one that is selected lies on top.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintDots(ctx, frame) {
  const ticks = findTicks(frame);
  for (const id of frame.points.keys()) if (id !== frame.selected && !ticks.has(id)) paintDot(ctx, frame, id);
  if (frame.selected) paintDot(ctx, frame, frame.selected);
  paintBranchDots(ctx, frame);
}

/**
 * Paint the dot of one model.
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {string} id
 */
export function paintDot(ctx, frame, id) {
  const { points, size, radii, grow, colours, catalog, shapes, hollow, arrangement } = frame;
  const { selected, hover, focus } = frame;
  const at = points.get(id);
  if (!at) return;
  if (at.x < -MOST_RADIUS || at.x > size.width + MOST_RADIUS) return;
  if (at.y < -MOST_RADIUS || at.y > size.height + MOST_RADIUS) return;
  const most = arrangement.naming?.has(id) ? MOST_IN_ROW : MOST_RADIUS;
  const radius = Math.min(most, getKnown(radii, id) * grow) * (id === selected ? 1.25 : 1);
  const colour = getModelColour(catalog, frame, id);
  if (radius < TINY) {
    ctx.globalAlpha = findStrength(frame, id);
    ctx.fillStyle = colour;
    ctx.fillRect(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
    ctx.globalAlpha = 1;
    return;
  }
  traceMark(ctx, getKnown(shapes, id), at, radius);
  ctx.fillStyle = colours.ground;
  if (radius > 3) {
    ctx.lineWidth = 2;
    ctx.strokeStyle = colours.ground;
    ctx.stroke();
  }
  ctx.fill();
  ctx.lineWidth = 1.7;
  ctx.globalAlpha = findStrength(frame, id);
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  if (hollow.has(id)) ctx.stroke();
  else ctx.fill();
  ctx.globalAlpha = 1;
  if (id === selected) ringAround(ctx, at, radius + 3, colours.text, 2);
  if (id === hover && id !== selected) ringAround(ctx, at, radius + 3, colours.muted, 1.5);
  if (id === focus) ringAround(ctx, at, radius + 6, colours.ring, 2.5);
}

/**
 * @param {Painter} ctx
 * @param {Point} at
 * @param {number} radius
 * @param {string} colour
 * @param {number} width
 */
function ringAround(ctx, { x, y }, radius, colour, width) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/**
 * Paint what lies over the dots: labels, kinds, names of lanes, years.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintText(ctx, frame) {
  ctx.textBaseline = "middle";
  for (const label of frame.labels) paintLabel(ctx, frame, label);
  paintLeaders(ctx, frame);
  paintBranchTexts(ctx, frame);
  ctx.font = frame.fonts.kind;
  for (const plate of frame.plates) {
    paintPlate(ctx, frame, plate, 1);
    ctx.fillStyle = frame.colours[plate.side];
    ctx.fillText(tOr(`kind.${plate.kind}`, plate.kind), plate.left + 4, (plate.top + plate.bottom) / 2 + 0.5);
  }
  if (frame.arrangement.fixed) paintGutter(ctx, frame);
  else if (!isOverview(frame)) paintLanes(ctx, frame);
  paintTicks(ctx, frame);
  paintColumns(ctx, frame);
}

/** @param {Painter} ctx @param {Frame} frame @param {Label} label */
function paintLabel(ctx, frame, label) {
  const { colours, lit, selected } = frame;
  const strength = findStrength(frame, label.id);
  const role = lit?.get(label.id)?.role;
  paintPlate(ctx, frame, label, strength < 1 ? 0.5 : 0.88);
  ctx.font = label.id === selected ? frame.fonts.strong : frame.fonts.label;
  ctx.globalAlpha = strength < 1 ? 0.38 : 1;
  ctx.fillStyle = role === "ancestor" || role === "descendant" ? colours[role] : colours.text;
  const name = label.text ?? frame.nameMark(label.id);
  const text = label.cut ? frame.fit("label", name, label.right - label.left) : name;
  ctx.fillText(text, label.left, (label.top + label.bottom) / 2 + 0.5);
  ctx.globalAlpha = 1;
}
