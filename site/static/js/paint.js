import { nameBriefly } from "./catalog.js";
import { fade, isSamePair } from "./edges.js";
import { tOr } from "./messages.js";
import { traceMark } from "./marks.js";
import { paintLanes, paintPlate, paintYears } from "./paint_frame.js";
import { getFamilyColour } from "./palette.js";
import { findStrength, isOverview } from "./scene.js";

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
  if (isOverview(frame)) {
    ctx.textBaseline = "middle";
    paintLanes(ctx, frame);
  }
  paintEdges(ctx, frame);
}

function paintEdges(ctx, frame) {
  const { colours, edges } = frame;
  const faint = (edge) =>
    Math.min(findStrength(frame, edge.parent), findStrength(frame, edge.child)) < 1;
  const busy = Math.max(0.35, Math.min(1, Math.sqrt(260 / edges.length)));
  for (const weighty of [false, true]) {
    for (const unsure of [false, true]) {
      for (const dim of [true, false]) {
        const group = edges.filter(
          (edge) =>
            !edge.role &&
            (edge.channel === "weights") === weighty &&
            (edge.support === "unverified") === unsure &&
            (Boolean(frame.lit) || faint(edge)) === dim,
        );
        ctx.globalAlpha = (weighty ? 0.75 : 0.5) * (dim ? 0.22 : 1) * busy;
        ctx.setLineDash(unsure ? [1.5, 3.5] : []);
        strokeAll(ctx, group, colours.edge, weighty ? 1.7 : 1);
      }
    }
  }
  for (const edge of edges
    .filter((one) => one.role)
    .sort((a, b) => b.role.distance - a.role.distance)) {
    const { side, distance } = edge.role;
    ctx.globalAlpha = fade(distance);
    ctx.setLineDash(side === "ancestor" ? [6, 4] : []);
    strokeAll(
      ctx,
      [edge],
      colours[side],
      (distance === 1 ? 2 : 1.4) + (edge.channel === "weights" ? 0.5 : 0),
    );
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
  const { points, radii, grow, colours, theme, catalog, shapes, hollow, selected, hover, focus } =
    frame;
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
    ctx.fillText(
      tOr(`kind.${plate.kind}`, plate.kind),
      plate.left + 4,
      (plate.top + plate.bottom) / 2 + 0.5,
    );
  }
  if (!isOverview(frame)) paintLanes(ctx, frame);
  paintYears(ctx, frame);
}

function paintLabel(ctx, frame, label) {
  const { colours, lit, selected, catalog } = frame;
  const strength = findStrength(frame, label.id);
  const role = lit?.get(label.id)?.role;
  paintPlate(ctx, frame, label, strength < 1 ? 0.5 : 0.88);
  ctx.font = label.id === selected ? frame.fonts.strong : frame.fonts.label;
  ctx.globalAlpha = strength < 1 ? 0.38 : 1;
  ctx.fillStyle = colours[role] ?? colours.text;
  ctx.fillText(nameBriefly(catalog, label.id), label.left, (label.top + label.bottom) / 2 + 0.5);
  ctx.globalAlpha = 1;
}
