import { nameClass, pickColour } from "../catalog/classes.js";
import { SWITCH_CHANNELS } from "../catalog/vocabulary.js";
import { isDoubted, LINE_LOOKS, paintHead } from "../drawing/line_looks.js";
import { traceMark } from "../drawing/marks.js";
import { paintCheckpoint } from "../drawing/paint_branch.js";
import { t } from "../words/messages.js";

/**
 * @import {Support} from "../types/data.js"
 * @import {Frame, LineLook, Painter, Point, Shape} from "../types/drawing.js"
 *
 * What a mark of a picture means.
 * @typedef {object} Meant
 * @property {string} text
 * @property {(ctx: Painter, at: Point) => void} paint Paints the mark around a place.
 */

/** @type {[Shape, string][]} */
const SHAPES = [
  ["circle", "encoder"],
  ["square", "decoder"],
  ["diamond", "both"],
  ["triangle", "other"],
];
const RADIUS = 5;
const HALF = 11;

/**
 * Return the legend of a picture: only what occurs in it.
 * @param {Frame} frame
 * @returns {Meant[]}
 */
export function listMeant(frame) {
  const ids = listInSight(frame);
  return [...listColours(frame, ids), ...listShapes(frame, ids), ...listDots(frame), ...listLines(frame)];
}

/** @param {Frame} frame */
function listInSight({ points, size, arrangement }) {
  const inSight = [...points].filter(
    ([, { x, y }]) => x >= arrangement.gutter && x <= size.width && y >= arrangement.axis && y <= size.height,
  );
  return inSight.map(([id]) => id);
}

/** @param {Frame} frame @param {string[]} ids @returns {Meant[]} */
function listColours({ catalog, colour, theme }, ids) {
  const { all, of } = catalog.classes(colour);
  const seen = new Set(ids.map((id) => of.get(id)));
  return all
    .filter((one) => seen.has(one))
    .map((one) => ({
      text: nameClass(catalog, colour, one.id),
      paint(ctx, { x, y }) {
        ctx.fillStyle = pickColour(one, theme);
        ctx.fillRect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      },
    }));
}

/** @param {Frame} frame @param {string[]} ids @returns {Meant[]} */
function listShapes({ shapes, hollow, colours, arrangement }, ids) {
  const models = ids.filter((id) => !arrangement.stands?.has(id));
  const seen = new Set(models.map((id) => shapes.get(id)));
  /** @param {Shape} shape @param {string} key @param {boolean} isHollow @returns {Meant} */
  const make = (shape, key, isHollow) => ({
    text: t(`legend.${key}`),
    paint(ctx, at) {
      traceMark(ctx, shape, at, RADIUS);
      [ctx.fillStyle, ctx.strokeStyle, ctx.lineWidth] = [colours.muted, colours.muted, 1.6];
      if (isHollow) ctx.stroke();
      else ctx.fill();
    },
  });
  return [
    ...SHAPES.filter(([shape]) => seen.has(shape)).map(([shape, key]) => make(shape, key, false)),
    ...(models.some((id) => hollow.has(id)) ? [make("circle", "hollow", true)] : []),
  ];
}

/** The checkpoints of a branch. @param {Frame} frame @returns {Meant[]} */
function listDots({ branch, size, colours }) {
  const dots = (branch?.dots ?? []).filter(({ y }) => y <= size.height);
  /** @param {string} key @param {boolean} isAsked @returns {Meant} */
  const make = (key, isAsked) => ({
    text: t(`legend.${key}`),
    paint: (ctx, at) => paintCheckpoint(ctx, colours, { ...at, isSubject: false, isAsked }),
  });
  return [
    ...(dots.length > 0 ? [make("checkpoint", false)] : []),
    ...(dots.some(({ isAsked }) => isAsked) ? [make("asked", true)] : []),
  ];
}

/** What lines carry over, those in doubt, and whose side they are on. @param {Frame} frame @returns {Meant[]} */
function listLines({ edges, colours, arrangement, branch }) {
  /** @param {string} key @param {string} colour @param {LineLook} look @param {Support} [support] @returns {Meant} */
  const make = (key, colour, { width, dash }, support = "supported") => ({
    text: t(`legend.${key}`),
    paint(ctx, { x, y }) {
      const curve = [x - HALF, y, x, y, x, y, x + HALF, y];
      [ctx.strokeStyle, ctx.lineWidth] = [colour, width];
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(x - HALF, y);
      ctx.lineTo(x + HALF, y);
      ctx.stroke();
      ctx.setLineDash([]);
      if (key !== "frontier") paintHead(ctx, { curve, support }, { gap: 0, ground: colours.ground });
    },
  });
  const { weights, architecture } = LINE_LOOKS;
  /** @param {string} side */
  const has = (side) => edges.some(({ role }) => role?.side === side);
  return [
    ...SWITCH_CHANNELS.filter((one) => edges.some(({ channel }) => channel === one)).map((channel) =>
      make(channel, colours.muted, LINE_LOOKS[channel]),
    ),
    edges.some(isDoubted) && make("unverified", colours.muted, architecture, "unverified"),
    has("ancestor") && make("ancestors", colours.ancestor, weights),
    (has("descendant") || branch) && make("descendants", colours.descendant, weights),
    (arrangement.frontier?.size ?? 0) > 1 && make("frontier", colours.muted, { width: 1.2, dash: [2, 3] }),
  ].flatMap((one) => one || []);
}
