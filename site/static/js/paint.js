import {nameFamily} from "./catalog.js";
import {fade, isSamePair} from "./edges.js";
import {tOr} from "./messages.js";
import {traceMark} from "./marks.js";
import {getFamilyColour} from "./palette.js";
import {findStrength, listStrips} from "./scene.js";


/**
 * Paint what lies under the dots: lanes, years, lines.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 */
export function paintGround(ctx, frame) {
  const { size, colours, lanes, years, arrangement } = frame;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, size.width, size.height);
  ctx.fillStyle = colours.band;
  lanes.forEach((lane, number) => {
    if (number % 2 === 0) ctx.fillRect(0, lane.top, size.width, lane.height);
  });
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const { x } of years) {
    ctx.moveTo(Math.round(x) + 0.5, arrangement.axis);
    ctx.lineTo(Math.round(x) + 0.5, size.height);
  }
  ctx.stroke();
  paintEdges(ctx, frame);
}

function paintEdges(ctx, frame) {
  const { colours, edges } = frame;
  const faint = (edge) => Math.min(findStrength(frame, edge.parent), findStrength(frame, edge.child)) < 1;
  for (const weighty of [false, true]) {
    for (const unsure of [false, true]) {
      for (const dim of [true, false]) {
        const group = edges.filter((edge) =>
          !edge.role && (edge.channel === "weights") === weighty && (edge.support === "unverified") === unsure
          && (Boolean(frame.lit) || faint(edge)) === dim);
        ctx.globalAlpha = (weighty ? 0.75 : 0.5) * (dim ? 0.22 : 1);
        ctx.setLineDash(unsure ? [1.5, 3.5] : []);
        strokeAll(ctx, group, colours.edge, weighty ? 1.7 : 1);
      }
    }
  }
  for (const edge of edges.filter((one) => one.role).sort((a, b) => b.role.distance - a.role.distance)) {
    const { side, distance } = edge.role;
    ctx.globalAlpha = fade(distance);
    ctx.setLineDash(side === "ancestor" ? [6, 4] : []);
    strokeAll(ctx, [edge], colours[side], (distance === 1 ? 2 : 1.4) + (edge.channel === "weights" ? 0.5 : 0));
  }
  ctx.globalAlpha = 1;
  const under = frame.hoverEdge && edges.find((edge) => isSamePair(edge, frame.hoverEdge));
  if (under) strokeAll(ctx, [under], under.role ? colours[under.role.side] : colours.text, 2.6);
  ctx.setLineDash([]);
}

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

/**
 * Paint the dot of one model.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 * @param {string} id
 */
export function paintDot(ctx, frame, id) {
  const { points, radii, grow, colours, theme, catalog, shapes, hollow, selected, hover, focus } = frame;
  const at = points.get(id);
  const radius = radii.get(id) * grow * (id === selected ? 1.25 : 1);
  const colour = getFamilyColour(catalog.models.get(id).family, theme);
  traceMark(ctx, shapes.get(id), at, radius);
  ctx.lineWidth = 1.2;
  ctx.fillStyle = colours.ground;
  ctx.fill();
  ctx.globalAlpha = findStrength(frame, id);
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  if (hollow.has(id)) {
    ctx.lineWidth = 1.7;
    ctx.stroke();
  } else ctx.fill();
  ctx.globalAlpha = 1;
  if (id === selected) ringAround(ctx, at, radius + 3, colours.text, 2);
  if (id === hover && id !== selected) ringAround(ctx, at, radius + 3, colours.muted, 1.5);
  if (id === focus) ringAround(ctx, at, radius + 6, colours.ring, 2.5);
}

function ringAround(ctx, { x, y }, radius, colour, width) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke();
}

/**
 * Paint what lies over the dots: labels, kinds, names of lanes, years.
 * @param {CanvasRenderingContext2D} ctx
 * @param {any} frame
 */
export function paintText(ctx, frame) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  for (const label of frame.labels) paintLabel(ctx, frame, label);
  ctx.font = frame.fonts.kind;
  for (const plate of frame.plates) {
    paintPlate(ctx, frame, plate, 1);
    ctx.fillStyle = frame.colours[plate.side];
    ctx.fillText(tOr(`kind.${plate.kind}`, plate.kind), plate.left + 4, (plate.top + plate.bottom) / 2 + 0.5);
  }
  paintLanes(ctx, frame);
  paintYears(ctx, frame);
}

function paintLabel(ctx, frame, label) {
  const { colours, lit, selected, catalog } = frame;
  const strength = findStrength(frame, label.id);
  const role = lit?.get(label.id)?.role;
  paintPlate(ctx, frame, label, strength < 1 ? 0.5 : 0.88);
  ctx.font = label.id === selected ? frame.fonts.strong : frame.fonts.label;
  ctx.globalAlpha = strength < 1 ? 0.38 : 1;
  ctx.fillStyle = role && role !== "self" ? colours[role] : colours.text;
  ctx.fillText(catalog.models.get(label.id).name, label.left, (label.top + label.bottom) / 2 + 0.5);
  ctx.globalAlpha = 1;
}

function paintPlate(ctx, { lanes, colours }, box, strength) {
  const middle = (box.top + box.bottom) / 2;
  const lane = lanes.findIndex(({ top, height }) => middle >= top && middle < top + height);
  ctx.fillStyle = lane % 2 === 0 ? colours.band : colours.ground;
  ctx.globalAlpha = strength;
  ctx.fillRect(box.left - 1.5, box.top + 0.5, box.right - box.left + 3, box.bottom - box.top - 1);
  ctx.globalAlpha = 1;
}

function paintLanes(ctx, frame) {
  const { lanes, arrangement, colours, size } = frame;
  ctx.font = frame.fonts.lane;
  if (arrangement.gutter === 0) {
    for (const strip of listStrips(frame)) {
      paintPlate(ctx, frame, strip, 0.9);
      paintLaneName(ctx, frame, strip.family, { x: 10, y: strip.top + 9, mark: 10 });
    }
    return;
  }
  lanes.forEach((lane, number) => {
    ctx.fillStyle = number % 2 === 0 ? colours.band : colours.ground;
    ctx.fillRect(0, lane.top, arrangement.gutter, lane.height);
    const { y, height } = clipLane(lane, arrangement.axis, size.height);
    if (height > 10) paintLaneName(ctx, frame, lane.family, { x: 8, y, mark: lane.height, top: lane.top });
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
  ctx.fillRect(0, top + (arrangement.gutter ? 1 : 0), arrangement.gutter ? 4 : 5, mark - (arrangement.gutter ? 2 : 0));
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

function paintYears(ctx, { years, arrangement, colours, size, fonts }) {
  ctx.fillStyle = colours.ground;
  ctx.fillRect(0, 0, size.width, arrangement.axis);
  ctx.fillStyle = colours.line;
  ctx.fillRect(0, arrangement.axis - 1, size.width, 1);
  ctx.font = fonts.year;
  ctx.fillStyle = colours.text;
  years.forEach(({ year, x }, number) => {
    const start = Math.max(x, arrangement.gutter);
    const end = years[number + 1]?.x ?? Infinity;
    if (end - start > 40 && start < size.width - 30) ctx.fillText(String(year), start + 5, arrangement.axis / 2);
  });
}
