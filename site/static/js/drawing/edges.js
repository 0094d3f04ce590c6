import { carries } from "../catalog/vocabulary.js";
import { curveBetween, followCurve } from "../layout/curves.js";
import { findZoomDown } from "../layout/geometry.js";

/**
 * @import {Edge, EdgeRole, Frame, Point} from "../types/drawing.js"
 * @import {Lit} from "../types/page.js"
 */

const FADE = [1, 0.85, 0.65, 0.5];

/** More lines than this say nothing; those to models with few descendants are left out first. */
const MOST_LINES = 1500;

/** From how many lit lines on they are painted thinner, so that they stay lines. */
export const MANY_LIT = 60;

/** So few of many are painted that lead out of sight: more would be a bundle that says nothing. */
const MOST_AWAY = 10;

/**
 * Return the lines in sight, one for each parent and child, with the look of the most substantial
 * derivation among those that are looked at.
 * @param {Frame} frame
 * @returns {Edge[]}
 */
export function findEdges(frame) {
  const { points, size, catalog, lit, channels, arrangement } = frame;
  const pairs = arrangement.links ?? catalog.pairs;
  const { scale } = frame.view;
  const zoom = { across: scale, down: findZoomDown(arrangement, scale) };
  /** @type {Edge[]} */
  const edges = [];
  if (arrangement.quiet && !lit) return edges;
  let plain = 0;
  for (const { parent, child, rows } of pairs) {
    const from = points.get(parent);
    const to = points.get(child);
    if (!from || !to || arrangement.isDrawn?.(parent, child) === false) continue;
    if (Math.max(from.x, to.x) < 0 || Math.min(from.x, to.x) > size.width) continue;
    if (Math.max(from.y, to.y) < 0 || Math.min(from.y, to.y) > size.height) continue;
    if (arrangement.fixed && Math.min(from.y, to.y) < 0 && Math.max(from.y, to.y) > size.height) continue;
    const row = rows.find((one) => carries(one, channels));
    const role = lit && row ? findRole(lit.get(parent), lit.get(child)) : null;
    if (!row || (!role && plain === MOST_LINES)) continue;
    if (!role) plain += 1;
    const { channel, kind, support } = row;
    const all = [row, ...rows.filter((one) => one !== row)];
    edges.push({
      parent,
      child,
      channel,
      kind,
      support,
      role,
      rows: all,
      curve: curveBetween(from, to, arrangement.findBend?.(parent, child), zoom),
    });
  }
  return edges;
}

/**
 * Which way a lit line leads from the selected model, and how far away its outer end is.
 * @param {Lit | undefined} parent
 * @param {Lit | undefined} child
 * @returns {EdgeRole | null}
 */
export function findRole(parent, child) {
  if (!parent || !child) return null;
  if (parent.role !== "descendant" && child.role !== "descendant" && parent.role !== "self") {
    return { side: "ancestor", distance: parent.distance };
  }
  if (parent.role !== "ancestor" && child.role === "descendant") {
    return { side: "descendant", distance: child.distance };
  }
  return null;
}

/**
 * Return the lit lines; of many only the first few that lead out of sight, up or down.
 * @param {Pick<Frame, "edges" | "size" | "arrangement">} frame
 * @returns {(EdgeRole & {edge: Edge})[]}
 */
export function listLit({ edges, size, arrangement }) {
  const lit = edges.flatMap((edge) => (edge.role ? [{ edge, ...edge.role }] : []));
  if (lit.length <= MANY_LIT || !arrangement.fixed) return lit;
  let away = 0;
  return lit.filter(({ edge: { curve } }) => {
    const leaves = [curve[1], curve[curve.length - 1]].some((y) => y < arrangement.axis || y > size.height);
    if (leaves) away += 1;
    return !leaves || away <= MOST_AWAY;
  });
}

/**
 * Return how strongly a line is painted that is some generations away.
 * @param {number} distance
 * @returns {number}
 */
export function fade(distance) {
  return FADE[Math.min(distance, FADE.length) - 1];
}

/**
 * Tell whether two lines join the same models.
 * @param {{parent: string, child: string} | null} one
 * @param {{parent: string, child: string} | null} other
 * @returns {boolean}
 */
export function isSamePair(one, other) {
  return one?.parent === other?.parent && one?.child === other?.child;
}

/**
 * Return the line at a place of the stage, of those that are painted; among dimmed ones only those
 * that are lit.
 * @param {Frame} frame
 * @param {Point} at
 * @param {number} reach How near it must be.
 * @returns {Edge | null}
 */
export function findEdgeAt(frame, at, reach) {
  const { arrangement, lit, shown } = frame;
  if (at.x < arrangement.gutter || at.y < arrangement.axis) return null;
  const seen = lit
    ? listLit(frame).map(({ edge }) => edge)
    : frame.edges.filter(({ parent, child }) => shown.has(parent) && shown.has(child));
  let best = null;
  let least = reach;
  for (const edge of seen) {
    const distance = measureDistance(edge.curve, at, least);
    if (distance < least) [best, least] = [edge, distance];
  }
  return best;
}

/** @param {number[]} curve @param {Point} at @param {number} reach */
function measureDistance(curve, at, reach) {
  const [x, y] = [0, 1].map((axis) => curve.filter((_, number) => number % 2 === axis));
  /** @param {number} value @param {number[]} ends @param {number} slack */
  const away = (value, ends, slack) => value < Math.min(...ends) - slack || value > Math.max(...ends) + slack;
  if (away(at.x, x, reach) || away(at.y, y, reach)) return Infinity;
  const way = followCurve(curve);
  return Math.min(...way.slice(1).map((to, number) => toSegment(at, way[number], to)));
}

/** @param {Point} at @param {Point} from @param {Point} to */
function toSegment(at, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(at.x - from.x - part * dx, at.y - from.y - part * dy);
}
