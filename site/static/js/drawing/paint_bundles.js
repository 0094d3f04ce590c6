import { getKnown } from "../base/maps.js";
import { carries } from "../catalog/vocabulary.js";
import { curveBetween } from "../layout/curves.js";
import { LINE_LOOKS, paintHead, strokeCurves } from "./line_looks.js";

/**
 * @import {Channel, Support} from "../types/data.js"
 * @import {Frame, Painter, Point} from "../types/drawing.js"
 *
 * Lines between two families that are painted as one.
 * @typedef {{side: "ancestor" | "descendant", channel: Channel | null, support: Support, froms: Point[], tos: Point[]}} Bundle
 */

/**
 * Paint the lines of what is pointed at in a picture of rows: those of a model, or those of a
 * family, which are bundled by the family at their other end.
 * @param {Painter} ctx
 * @param {Frame} frame
 */
export function paintPointed(ctx, frame) {
  const { arrangement, hover, focus, hoverFamily, colours } = frame;
  if (!arrangement.isDrawn || !(hover || focus || hoverFamily)) return;
  for (const { side, channel, support, froms, tos } of collectBundles(
    frame,
    hover ?? focus,
    hover ? null : hoverFamily,
  )) {
    const curve = curveBetween(average(froms), average(tos));
    ctx.strokeStyle = colours[side];
    ctx.globalAlpha = 0.9;
    ctx.lineWidth = channel ? LINE_LOOKS[channel].width : Math.min(6, 1 + Math.log2(froms.length));
    ctx.setLineDash(channel ? LINE_LOOKS[channel].dash : []);
    strokeCurves(ctx, [curve]);
    paintHead(ctx, { curve, support }, { gap: 6, ground: colours.ground });
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

/**
 * @param {Frame} frame
 * @param {string | null} model
 * @param {string | null} family
 * @returns {Bundle[]}
 */
function collectBundles({ catalog, points, channels }, model, family) {
  /** @type {Map<string, Bundle>} */
  const bundles = new Map();
  if (!model && !family) return [];
  /** @param {string} id */
  const isOwn = (id) => (model ? id === model : getKnown(catalog.models, id).family === family);
  for (const { parent, child, rows } of catalog.pairs) {
    const [from, to] = [points.get(parent), points.get(child)];
    if (!from || !to || isOwn(parent) === isOwn(child)) continue;
    const row = rows.find((one) => carries(one, channels));
    if (!row) continue;
    const side = isOwn(child) ? "ancestor" : "descendant";
    const other = side === "ancestor" ? parent : child;
    const key = `${side} ${model ? other : getKnown(catalog.models, other).family}`;
    const known = bundles.get(key);
    const { channel, support } = row;
    const bundle = known ?? { side, channel, support, froms: [], tos: [] };
    if (known?.channel !== channel) bundle.channel = known ? null : channel;
    if (support === "supported") bundle.support = support;
    bundle.froms.push(from);
    bundle.tos.push(to);
    bundles.set(key, bundle);
  }
  return [...bundles.values()];
}

/** @param {Point[]} points @returns {Point} */
function average(points) {
  /** @param {"x" | "y"} axis */
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return { x: mean("x"), y: mean("y") };
}
