import { nameLane } from "../catalog/relatives.js";
import { fitText } from "./paint_rows.js";
import { getLaneColour } from "./palette.js";
import { isOverview } from "./texts.js";

/** @import {Box, Frame, Lane, Painter} from "../types/drawing.js" */

/**
 * Paint what everything stands on: the ground, bands, lines of years and of sizes.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintGrid(ctx, { size, colours, lanes, columns, ticks, arrangement, hoverFamily }) {
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, size.width, size.height);
  ctx.fillStyle = colours.band;
  lanes.forEach((lane, number) => {
    const isBand = arrangement.naming
      ? lane.kind === "open" || lane.family === hoverFamily
      : number % 2 === 0;
    if (isBand && lane.kind !== "group") ctx.fillRect(0, lane.top, size.width, lane.height);
  });
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const { x } of columns) {
    ctx.moveTo(Math.round(x) + 0.5, 0);
    ctx.lineTo(Math.round(x) + 0.5, size.height);
  }
  for (const { y } of ticks) {
    ctx.moveTo(0, Math.round(y) + 0.5);
    ctx.lineTo(size.width, Math.round(y) + 0.5);
  }
  ctx.stroke();
}

/**
 * Paint the plate that keeps lines out of a text, in the colour of its lane.
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {Box} box
 * @param {number} strength From 0 to 1.
 */
export function paintPlate(ctx, { lanes, colours, arrangement }, box, strength) {
  const middle = (box.top + box.bottom) / 2;
  const lane = lanes.findIndex(({ top, height }) => middle >= top && middle < top + height);
  const isBand = arrangement.naming ? lanes[lane]?.kind === "open" : lane >= 0 && lane % 2 === 0;
  ctx.fillStyle = isBand ? colours.band : colours.ground;
  ctx.globalAlpha = strength;
  ctx.fillRect(box.left - 1.5, box.top + 0.5, box.right - box.left + 3, box.bottom - box.top - 1);
  ctx.globalAlpha = 1;
}

/**
 * Paint the names of the lanes, in their column or in strips.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintLanes(ctx, frame) {
  const { lanes, arrangement, colours, size } = frame;
  ctx.font = frame.fonts.lane;
  if (arrangement.narrow) {
    for (const strip of frame.strips) {
      const height = strip.bottom - strip.top;
      if (!isOverview(frame)) paintPlate(ctx, frame, strip, 0.9);
      paintLaneName(ctx, frame, strip, {
        x: strip.left + 10,
        y: strip.top + height / 2,
        mark: Math.min(10, height - 4),
      });
    }
    return;
  }
  if (arrangement.gutter === 0) return;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, arrangement.gutter, size.height);
  lanes.forEach((lane, number) => {
    ctx.fillStyle = number % 2 === 0 ? colours.band : colours.ground;
    ctx.fillRect(0, lane.top, arrangement.gutter, lane.height);
    const { y, height } = clipLane(lane, arrangement.axis, size.height);
    if (height > 15) paintLaneName(ctx, frame, lane, { x: 8, y, mark: lane.height, top: lane.top });
  });
  ctx.fillStyle = colours.line;
  ctx.fillRect(arrangement.gutter, 0, 1, size.height);
}

/** @param {Lane} lane @param {number} least @param {number} most */
function clipLane(lane, least, most) {
  const top = Math.max(lane.top, least);
  const bottom = Math.min(lane.top + lane.height, most);
  return { y: Math.min((top + bottom) / 2, top + 11), height: bottom - top };
}

/**
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {Lane} lane
 * @param {{x: number, y: number, mark: number, top?: number}} place
 */
function paintLaneName(ctx, frame, lane, { x, y, mark, top = y - mark / 2 }) {
  const { catalog, colours, shownFamilies, arrangement } = frame;
  const { family } = lane;
  ctx.globalAlpha = !family || shownFamilies.has(family) ? 1 : 0.35;
  ctx.fillStyle = getLaneColour(frame, lane);
  const inset = arrangement.narrow ? 0 : 1;
  ctx.fillRect(arrangement.narrow ? x - 10 : 0, top + inset, arrangement.narrow ? 5 : 4, mark - 2 * inset);
  ctx.fillStyle = arrangement.narrow ? colours.muted : colours.text;
  const room = arrangement.narrow ? 300 : arrangement.gutter - x - 6;
  ctx.fillText(fitText(ctx, nameLane(catalog, lane), room), x + 4, y + 0.5);
  ctx.globalAlpha = 1;
}

/**
 * Paint the sizes at the left.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintTicks(ctx, frame) {
  const { ticks, arrangement, colours, size, fonts } = frame;
  ctx.font = fonts.year;
  for (const { text, y } of ticks) {
    if (y < arrangement.axis || y > size.height - 4) continue;
    const width = ctx.measureText(text).width;
    const left = arrangement.narrow ? 6 : arrangement.gutter - width - 8;
    if (arrangement.narrow)
      paintPlate(ctx, frame, { left, right: left + width, top: y - 7, bottom: y + 7 }, 0.85);
    ctx.fillStyle = colours.muted;
    ctx.fillText(text, left, y + 0.5);
  }
}

/**
 * Paint the row at the top: years or generations, not all of them where they stand close.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintColumns(ctx, frame) {
  const { arrangement, colours, size, fonts } = frame;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, size.width, arrangement.axis);
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, arrangement.axis - 1, size.width, 1);
  ctx.font = fonts.year;
  ctx.fillStyle = colours.text;
  for (const { text, x } of listColumns(frame)) ctx.fillText(text, x, arrangement.axis / 2);
}

/**
 * Return the years or generations that have room in the row at the top, and where they stand.
 * @param {Frame} frame
 * @returns {{text: string, x: number, width: number}[]}
 */
export function listColumns({ columns, arrangement, size, measureLane }) {
  /** @param {string} text */
  const measure = (text) => measureLane({ text, top: 0, height: 0 }) + 8;
  const gap = columns.length > 1 ? columns[1].x - columns[0].x : Infinity;
  const every = Math.ceil(measure(columns.at(-1)?.text ?? "") / gap);
  const named = arrangement.fixed
    ? chooseColumns(columns, measure, arrangement.gutter)
    : columns.filter((_, number) => number % every === 0);
  return named.flatMap(({ text, short = text, x }, number) => {
    const start = Math.max(x, arrangement.gutter);
    const end = Math.min(named[number + 1]?.x ?? Infinity, size.width);
    const fitting = [text, short].find((one) => measure(one) < end - start);
    return fitting ? [{ text: fitting, x: start + 5, width: measure(fitting) - 8 }] : [];
  });
}

/**
 * Leave out the years that have no room before the next one that is named.
 * @param {Frame["columns"]} columns
 * @param {(text: string) => number} measure
 * @param {number} gutter
 */
function chooseColumns(columns, measure, gutter) {
  let end = Infinity;
  /** @param {Frame["columns"][number]} column */
  const hasRoom = ({ text, x }) => {
    const start = Math.max(x, gutter);
    if (start + measure(text) > end) return false;
    end = start;
    return true;
  };
  return columns.toReversed().filter(hasRoom).reverse();
}
