import { getModelColour } from "../catalog/classes.js";
import { nameGroup, nameLane } from "../catalog/relatives.js";
import { findStrength } from "./emphasis.js";
import { LINE } from "./labels.js";
import { getLaneColour } from "./palette.js";

/** @import {Frame, Lane, Painter} from "../types/drawing.js" */

const TICK = 3.5;
/** Where the name of a high row stands, below its upper edge. */
export const FIRST_LINE = 11;

/**
 * Paint the lives of closed families: a line from the first to the last model, a tick for each.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintLives(ctx, frame) {
  const { lanes, catalog, points, arrangement, shownFamilies } = frame;
  for (const lane of lanes) {
    const { kind, family = "", top, height, from, to } = lane;
    if (kind !== "closed" || from === undefined || to === undefined) continue;
    ctx.globalAlpha = shownFamilies.has(family) ? 0.28 : 0.1;
    ctx.fillStyle = getLaneColour(frame, lane);
    ctx.fillRect(from, top + height / 2 - 1.5, to - from, 3);
  }
  for (const [id, { x, y }] of points) {
    if (!arrangement.naming?.has(id)) continue;
    ctx.globalAlpha = 0.75 * findStrength(frame, id);
    ctx.fillStyle = getModelColour(catalog, frame, id);
    ctx.fillRect(x - 0.75, y - TICK, 1.5, 2 * TICK);
  }
  ctx.globalAlpha = 1;
}

/**
 * Join names with the dots that they stand away from: a line below both.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintLeaders(ctx, frame) {
  const { labels, catalog } = frame;
  ctx.lineWidth = 1;
  for (const { id, apart, left, right, bottom } of labels) {
    const dot = apart && frame.points.get(id);
    if (!dot) continue;
    ctx.globalAlpha = 0.8 * findStrength(frame, id);
    ctx.strokeStyle = getModelColour(catalog, frame, id);
    ctx.beginPath();
    ctx.moveTo(dot.x, dot.y);
    ctx.lineTo(dot.x, bottom - 0.5);
    ctx.lineTo(dot.x < left ? right : left, bottom - 0.5);
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

/**
 * Return the models of closed rows that are ticks: all that have no name now.
 * @param {Frame} frame
 * @returns {Set<string>}
 */
export function findTicks({ arrangement, labels, points, hover, focus }) {
  const { naming } = arrangement;
  if (!naming) return new Set();
  const ticks = new Set([...points.keys()].filter((id) => naming.has(id)));
  for (const { id } of labels) ticks.delete(id);
  for (const id of [hover, focus]) if (id) ticks.delete(id);
  return ticks;
}

/**
 * Paint the column with the names of groups and families, and how many models each has.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintGutter(ctx, frame) {
  const { lanes, arrangement, colours, size, fonts } = frame;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, arrangement.gutter, size.height);
  for (const lane of lanes) {
    if (lane.top + lane.height >= arrangement.axis && lane.top <= size.height) paintRowName(ctx, frame, lane);
  }
  ctx.font = fonts.label;
  ctx.fillStyle = colours.line;
  ctx.fillRect(arrangement.gutter, 0, 1, size.height);
}

/** @param {Painter} ctx @param {Frame} frame @param {Lane} lane */
function paintRowName(ctx, frame, lane) {
  const { catalog, colours, fonts, arrangement, shownFamilies, hoverFamily, size } = frame;
  const { kind, family = "", group = "", top, height } = lane;
  const isGroup = kind === "group";
  const y = kind === "closed" || isGroup ? top + height / 2 : top + Math.min(height / 2, FIRST_LINE);
  if (family && family === hoverFamily) {
    ctx.fillStyle = colours.band;
    ctx.fillRect(0, top, arrangement.gutter, height);
  }
  ctx.globalAlpha = isGroup || shownFamilies.has(family) ? 1 : 0.45;
  const colour = getLaneColour(frame, lane);
  ctx.fillStyle = colour;
  ctx.fillRect(0, top + 1, isGroup ? 5 : 3, height - 2);
  const half = (arrangement.line ?? LINE) / 2;
  if (y - half < arrangement.axis - 0.1 || y + half > size.height) return;
  const isLow = half * 2 < LINE; // Chinese letters fill their line
  if (isGroup) ctx.font = isLow ? fonts.lowStrong : fonts.strong;
  else ctx.font = isLow ? fonts.low : fonts.label;
  ctx.fillStyle = colours.text;
  const count = String(lane.count ?? "");
  const wide = ctx.measureText(count).width;
  const left = isGroup ? 8 : 14;
  const name = isGroup ? (lane.text ?? nameGroup(catalog, group)) : nameLane(catalog, lane);
  const text = kind === "open" ? `▾ ${name}` : name;
  const room = arrangement.gutter - left - (isGroup ? 4 : wide + 14);
  ctx.fillText(fitText(ctx, text, room), left, y + 0.5);
  if (isGroup) return;
  ctx.font = fonts.kind;
  ctx.fillStyle = colours.muted;
  ctx.fillText(count, arrangement.gutter - 7 - ctx.measureText(count).width, y + 0.5);
  ctx.globalAlpha = 1;
}

/**
 * Shorten a text until it fits.
 * @param {Painter} ctx
 * @param {string} text
 * @param {number} room
 * @returns {string}
 */
export function fitText(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
