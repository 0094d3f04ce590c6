import { findEdges } from "./edges.js";
import { pointOnCurve } from "./geometry.js";
import { placeLabels, placePlates } from "./labels.js";

const LINE = 12;
const DIM = 0.2;

/** Where else on a line of a path its kind may stand. */
const OTHER_PLACES = [0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

/**
 * Work out what is seen where: the one thing that is painted, clicked and hovered.
 * @param {any} given arrangement, view, size, catalog, radii, weights, lit, shown, hover, focus,
 *   measure and colours.
 * @returns {any}
 */
export function makeFrame(given) {
  const { arrangement, view, size } = given;
  const place = ({ x, y }) => ({
    x: (x - view.x) * view.scale + size.width / 2,
    y: (y - view.y) * view.scale + size.height / 2,
  });
  const points = new Map();
  for (const [id, point] of arrangement.points) points.set(id, place(point));
  const lanes = arrangement.lanes.map((lane) => ({
    family: lane.family,
    top: place({ x: 0, y: lane.top }).y,
    height: lane.height * view.scale,
  }));
  const years = arrangement.years.map(({ year, x }) => ({ year, x: place({ x, y: 0 }).x }));
  const grow = Math.min(2, Math.sqrt(view.scale));
  const frame = { ...given, points, lanes, years, grow };
  frame.edges = findEdges(frame);
  Object.assign(frame, findLabels(frame));
  return frame;
}

/**
 * Return how strongly a model is painted, from 0 to 1.
 * @param {any} frame
 * @param {string} id
 * @returns {number}
 */
export function findStrength(frame, id) {
  const { lit, shown, hover, focus } = frame;
  if (id === hover || id === focus) return 1;
  if (lit) return lit.has(id) ? 1 : DIM;
  return shown.has(id) ? 1 : DIM;
}

function findLabels(frame) {
  const { points, size, arrangement, radii, weights, lit, measure, grow } = frame;
  const area = {
    left: arrangement.gutter + 2,
    top: arrangement.axis,
    right: size.width - 2,
    bottom: size.height - 1,
  };
  const items = [];
  for (const [id, { x, y }] of points) {
    if (x < area.left || x > area.right || y < area.top || y > area.bottom) continue;
    const important =
      id === frame.hover || id === frame.focus
        ? 4
        : lit?.has(id)
          ? 3 - lit.get(id).distance / 100
          : findStrength(frame, id);
    items.push({
      id,
      x,
      y,
      radius: radii.get(id) * grow + (id === frame.selected ? 4 : 0),
      width: measure(id),
      important,
      weight: weights.get(id),
    });
  }
  items.sort((a, b) => b.important - a.important || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const wanted = (id) => (frame.onWay ? lit.has(id) : lit || frame.shown.has(id));
  const named = items.filter((item) => item.important === 4 || wanted(item.id));
  const dots = items.filter((item) => !named.includes(item));
  const controls = {
    left: size.width - 148,
    right: size.width,
    top: size.height - 54,
    bottom: size.height,
  };
  const taken = [
    ...(arrangement.gutter ? [] : [controls]),
    ...listStrips(frame),
    ...dots.map(({ x, y, radius }) => ({
      left: x - radius,
      right: x + radius,
      top: y - radius,
      bottom: y + radius,
    })),
  ];
  const { placed, boxes } = placeLabels(named, area, LINE, taken);
  return { labels: placed, plates: placePlates(boxes, listKinds(frame), area, LINE) };
}

/**
 * Tell whether so much is in sight that names of lanes step back behind the dots.
 * @param {any} frame
 * @returns {boolean}
 */
export function isOverview({ arrangement, view }) {
  return arrangement.gutter === 0 && view.scale < 0.8;
}

/** Where the names of lanes stand when there is no gutter for them. */
export function listStrips(frame) {
  const { lanes, arrangement, measureFamily } = frame;
  if (arrangement.gutter > 0) return [];
  const height = isOverview(frame) ? 13 : 17;
  return lanes.map((lane) => ({
    family: lane.family,
    left: 0,
    right: measureFamily(lane.family) + 26,
    top: lane.top + 1,
    bottom: lane.top + 1 + height,
  }));
}

function listKinds({ edges, selected, measureKind, onWay }) {
  if (!selected) return [];
  const direct = edges.filter(
    (edge) => edge.role && (onWay || edge.parent === selected || edge.child === selected),
  );
  return direct.map((edge) => {
    const places = (edge.child === selected ? [0.5, ...OTHER_PLACES] : [0.55, ...OTHER_PLACES])
      .slice(0, onWay ? undefined : 1)
      .map((place) => pointOnCurve(edge.curve, place));
    return { places, width: measureKind(edge.kind) + 8, kind: edge.kind, side: edge.role.side };
  });
}

/**
 * Return the model at a place of the stage: on its label, or the nearest dot in reach.
 * @param {any} frame
 * @param {{x: number, y: number}} at
 * @param {number} [reach]
 * @returns {string | null}
 */
export function findModelAt(frame, { x, y }, reach = 12) {
  if (x < frame.arrangement.gutter || y < frame.arrangement.axis) return null;
  let best = null;
  let least = reach;
  for (const [id, point] of frame.points) {
    const distance = Math.hypot(point.x - x, point.y - y) - frame.radii.get(id) * frame.grow * 0.5;
    if (distance < least) [best, least] = [id, distance];
  }
  if (best && least < 4) return best;
  const label = frame.labels.find(
    (one) => x >= one.left && x <= one.right && y >= one.top && y <= one.bottom,
  );
  return label?.id ?? best;
}
