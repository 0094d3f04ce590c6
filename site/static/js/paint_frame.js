import { nameFamily } from "./catalog.js";
import { getFamilyColour } from "./palette.js";
import { isOverview, listStrips } from "./scene.js";

/**
 * Paint the plate that keeps lines out of a text, in the colour of its lane.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 * @param {{left: number, top: number, right: number, bottom: number}} box
 * @param {number} strength From 0 to 1.
 */
export function paintPlate(ctx, { lanes, colours }, box, strength) {
  const middle = (box.top + box.bottom) / 2;
  const lane = lanes.findIndex(({ top, height }) => middle >= top && middle < top + height);
  ctx.fillStyle = lane % 2 === 0 ? colours.band : colours.ground;
  ctx.globalAlpha = strength;
  ctx.fillRect(box.left - 1.5, box.top + 0.5, box.right - box.left + 3, box.bottom - box.top - 1);
  ctx.globalAlpha = 1;
}

/**
 * Paint the names of the lanes, in their column or in strips.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 */
export function paintLanes(ctx, frame) {
  const { lanes, arrangement, colours, size } = frame;
  ctx.font = frame.fonts.lane;
  if (arrangement.gutter === 0) {
    for (const strip of listStrips(frame)) {
      const height = strip.bottom - strip.top;
      if (!isOverview(frame)) paintPlate(ctx, frame, strip, 0.9);
      paintLaneName(ctx, frame, strip.family, {
        x: 10,
        y: strip.top + height / 2,
        mark: Math.min(10, height - 4),
      });
    }
    return;
  }
  lanes.forEach((lane, number) => {
    ctx.fillStyle = number % 2 === 0 ? colours.band : colours.ground;
    ctx.fillRect(0, lane.top, arrangement.gutter, lane.height);
    const { y, height } = clipLane(lane, arrangement.axis, size.height);
    if (height > 15)
      paintLaneName(ctx, frame, lane.family, { x: 8, y, mark: lane.height, top: lane.top });
  });
  ctx.fillStyle = colours.line;
  ctx.fillRect(arrangement.gutter, 0, 1, size.height);
}

function clipLane(lane, least, most) {
  const top = Math.max(lane.top, least);
  const bottom = Math.min(lane.top + lane.height, most);
  return { y: Math.min((top + bottom) / 2, top + 11), height: bottom - top };
}

function paintLaneName(ctx, frame, family, { x, y, mark, top = y - mark / 2 }) {
  const { catalog, theme, colours, shownFamilies, arrangement } = frame;
  ctx.globalAlpha = shownFamilies.has(family) ? 1 : 0.35;
  ctx.fillStyle = getFamilyColour(family, theme);
  ctx.fillRect(
    0,
    top + (arrangement.gutter ? 1 : 0),
    arrangement.gutter ? 4 : 5,
    mark - (arrangement.gutter ? 2 : 0),
  );
  ctx.fillStyle = arrangement.gutter ? colours.text : colours.muted;
  const room = arrangement.gutter ? arrangement.gutter - x - 6 : 300;
  ctx.fillText(shorten(ctx, nameFamily(catalog, family), room), x + 4, y + 0.5);
  ctx.globalAlpha = 1;
}

function shorten(ctx, text, room) {
  if (ctx.measureText(text).width <= room) return text;
  let end = text.length;
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * Paint the row of years.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 */
export function paintYears(ctx, { years, arrangement, colours, size, fonts }) {
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, size.width, arrangement.axis);
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, arrangement.axis - 1, size.width, 1);
  ctx.font = fonts.year;
  ctx.fillStyle = colours.text;
  years.forEach(({ year, x }, number) => {
    const start = Math.max(x, arrangement.gutter);
    const end = years[number + 1]?.x ?? Infinity;
    if (end - start > 40 && start < size.width - 30)
      ctx.fillText(String(year), start + 5, arrangement.axis / 2);
  });
}
