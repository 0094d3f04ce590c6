import { getKnown } from "../base/maps.js";
import { getModelColour } from "../catalog/classes.js";
import { fade, isSamePair, listLit, MANY_LIT } from "./edges.js";
import { findStrength } from "./emphasis.js";
import { isDoubted, LINE_LOOKS, paintHead, strokeCurves } from "./line_looks.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Edge, Frame, Painter} from "../types/drawing.js"
 *
 * Lines that are painted at once.
 * @typedef {{channel: Channel, colour: string, alpha: number, edges: Edge[]}} Strand
 */

/** On a stage so narrow lines stand close, and are thinner. */
const NARROW = 640;

/**
 * Paint the lines: those that are not lit in a few strands at once, then the lit ones.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintLines(ctx, frame) {
  const { arrangement, edges } = frame;
  const plain = edges.filter((edge) => arrangement.naming || !edge.role);
  const busy = Math.max(0.3, Math.min(1, Math.sqrt(260 / Math.max(1, plain.length))));
  for (const { channel, colour, alpha, edges: strand } of gatherStrands(frame, plain)) {
    ctx.strokeStyle = colour;
    ctx.globalAlpha = alpha * (arrangement.naming ? 1 : busy);
    ctx.lineWidth = LINE_LOOKS[channel].width * 0.8;
    ctx.setLineDash(LINE_LOOKS[channel].dash);
    strokeCurves(
      ctx,
      strand.map(({ curve }) => curve),
    );
  }
  if (!arrangement.naming) paintLit(ctx, frame);
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/** @param {Painter} ctx @param {Frame} frame */
function paintLit(ctx, frame) {
  const lit = listLit(frame);
  const narrow = frame.size.width < NARROW ? 0.65 : 1;
  const thin = narrow * Math.max(0.55, Math.min(1, Math.sqrt(MANY_LIT / Math.max(1, lit.length))));
  for (const { edge, side, distance } of lit.sort((a, b) => b.distance - a.distance)) {
    const { width, dash } = LINE_LOOKS[edge.channel];
    ctx.globalAlpha = fade(distance) * thin;
    ctx.strokeStyle = frame.colours[side];
    ctx.lineWidth = width * (distance === 1 ? 1 : 0.8) * thin;
    ctx.setLineDash(dash);
    strokeCurves(ctx, [edge.curve]);
    paintHead(ctx, edge, { gap: findGap(frame, edge.child), ground: frame.colours.ground });
  }
}

/**
 * Return how far from the middle of a model's dot lines end.
 * @param {Pick<Frame, "radii" | "grow" | "selected">} frame
 * @param {string} id
 * @returns {number}
 */
function findGap({ radii, grow, selected }, id) {
  return getKnown(radii, id) * grow * (id === selected ? 1.25 : 1) + (id === selected ? 5 : 2);
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
  const { width, dash } = LINE_LOOKS[line.channel];
  ctx.strokeStyle = line.role ? frame.colours[line.role.side] : frame.colours.text;
  ctx.lineWidth = width + 1;
  ctx.setLineDash(dash);
  strokeCurves(ctx, [line.curve]);
  paintHead(ctx, line, { gap: findGap(frame, line.child), ground: frame.colours.ground });
}

/**
 * Gather lines of one look; between families and inside open ones in the colours of the children.
 * @param {Frame} frame
 * @param {Edge[]} edges
 * @returns {Strand[]} The faintest first.
 */
function gatherStrands(frame, edges) {
  const { arrangement, catalog, colours } = frame;
  /** @type {Map<string, Strand>} */
  const strands = new Map();
  for (const edge of edges) {
    const { channel, child } = edge;
    const dim = !arrangement.naming && (Boolean(frame.lit) || isFaint(frame, edge));
    const colour = arrangement.naming ? getModelColour(catalog, frame, child) : colours.edge;
    const base = arrangement.naming ? 0.6 : channel === "weights" ? 0.75 : 0.5;
    const alpha = base * (dim ? 0.22 : 1) * (isDoubted(edge) ? 0.6 : 1);
    const key = `${channel} ${colour} ${alpha}`;
    const strand = strands.get(key);
    if (strand) strand.edges.push(edge);
    else strands.set(key, { channel, colour, alpha, edges: [edge] });
  }
  return [...strands.values()].sort((a, b) => a.alpha - b.alpha);
}

/** @param {Frame} frame @param {Edge} edge */
function isFaint(frame, { parent, child }) {
  return Math.min(findStrength(frame, parent), findStrength(frame, child)) < 1;
}
