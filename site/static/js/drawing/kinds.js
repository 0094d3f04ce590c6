import { keepPresent } from "../base/dom.js";
import { carries } from "../catalog/vocabulary.js";
import { curveBetween, followCurve, pointOnCurve } from "../layout/curves.js";
import { findZoomDown } from "../layout/geometry.js";
import { isCrossed } from "../layout/obstacles.js";
import { findRole } from "./edges.js";
import { isInside, LINE, makeBox } from "./labels.js";

/**
 * @import {Box, EdgeRole, Given, Label, Plate, Point} from "../types/drawing.js"
 * @import {Boxes} from "./labels.js"
 *
 * A lit line, and the kind of its most substantial derivation.
 * @typedef {{parent: string, child: string, kind: Plate["kind"], role: EdgeRole}} LitLine
 */

/** Where else on a line its kind may stand. */
const OTHER_PLACES = [0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.87, 0.13];

/** Of so few lit models each says how it was made. */
const MOST_TOLD = 40;

/** Before and behind the letters of a kind. */
const MARGIN = 4;

/** From a name to the kind behind it: sums of fractions would let them touch. */
const APART = 1;

/**
 * Choose where the kinds of lit lines stand: on the lines of the selected model, where there is
 * room; of all others, where few are lit, at the name of the child. In an outline all stand behind
 * the name of the child: between two rows they would seem to tell of either.
 * @param {Given} given
 * @param {Label[]} labels Names, placed.
 * @param {Boxes} boxes What is taken; kinds are added.
 * @param {Box} area Where kinds may be.
 * @returns {Plate[]}
 */
export function placeKinds(given, labels, boxes, area) {
  const lines = listLit(given);
  const isDirect = (/** @type {LitLine} */ { parent, child }) =>
    given.onPath || parent === given.selected || child === given.selected;
  const { outline } = given.arrangement;
  const direct = lines.filter(isDirect);
  const onLines = outline ? [] : direct.flatMap((line) => putOnLine(given, line));
  const plates = placePlates(boxes, onLines, area, LINE);
  const shown = [...(given.lit?.keys() ?? [])].filter((id) => given.visible.has(id));
  const first = outline ? direct : [];
  const others = shown.length > MOST_TOLD ? first : [...first, ...lines];
  const told = new Set(plates.map(({ parent, child }) => `${parent} ${child}`));
  const names = new Map(labels.map((label) => [label.id, label]));
  /** @type {Map<string, ReturnType<typeof putAtName>>} */
  const tags = new Map();
  for (const line of others) {
    const name = names.get(line.child);
    const key = `${line.child} ${line.kind}`;
    if (name && !told.has(`${line.parent} ${line.child}`) && !tags.has(key)) {
      tags.set(key, putAtName(given, line, name));
    }
  }
  return [...plates, ...placeTags(boxes, [...tags.values()], area, LINE)];
}

/** @param {Given} given @returns {LitLine[]} */
function listLit({ catalog, selected, lit, visible, channels }) {
  if (!selected || !lit || !visible.has(selected)) return [];
  return catalog.pairs.flatMap(({ parent, child, rows }) => {
    const row = rows.find((one) => carries(one, channels));
    const role = row && findRole(lit.get(parent), lit.get(child));
    return row && role ? [{ parent, child, kind: row.kind, role }] : [];
  });
}

/**
 * A kind with places for it on its line.
 * @param {Given} given
 * @param {LitLine} line
 */
function putOnLine({ arrangement, view, selected, visible, measureKind }, { parent, child, kind, role }) {
  const down = findZoomDown(arrangement, view.scale);
  const ends = [parent, child].map((id) => visible.has(id) && arrangement.points.get(id));
  const [from, to] = keepPresent(ends).map(({ x, y }) => ({ x: x * view.scale, y: y * down }));
  if (!from || !to) return [];
  const curve = curveBetween(from, to, arrangement.findBend?.(parent, child), { across: view.scale, down });
  const wanted = [child === selected ? 0.5 : 0.55, ...OTHER_PLACES];
  const places = wanted.map((place) => pointOnCurve(curve, place));
  return [{ parent, child, kind, side: role.side, width: measureKind(kind) + 2 * MARGIN, places, curve }];
}

/**
 * A kind with places for it at the name of the child: under it, behind it, over it; in an outline
 * behind it only.
 * @param {Given} given
 * @param {LitLine} line
 * @param {Box} name
 */
function putAtName(
  { measureKind, arrangement },
  { parent, child, kind, role },
  { left, right, top, bottom },
) {
  const width = measureKind(kind) + 2 * MARGIN;
  const start = left - MARGIN + width / 2;
  const behind = { x: right + APART + width / 2, y: (top + bottom) / 2 };
  const places = [
    { x: start, y: bottom + LINE / 2 },
    behind,
    { x: start, y: top - LINE / 2 },
    { x: start, y: bottom + (LINE * 3) / 2 },
    { x: right + MARGIN - width / 2, y: bottom + LINE / 2 },
    { x: right + MARGIN - width / 2, y: top - LINE / 2 },
    { x: right + width / 2, y: bottom + LINE / 2 },
  ];
  return { parent, child, kind, side: role.side, width, places: arrangement.outline ? [behind] : places };
}

/**
 * Place further plates on their lines, where there is room left and no line of another plate; those
 * without such a place are left out.
 * @param {Boxes} boxes
 * @template {{places: Point[], width: number, curve: number[]}} Wanted
 * @param {Wanted[]} plates Each with centres for it, the best first.
 * @param {Box} area
 * @param {number} height
 * @returns {(Wanted & Box)[]}
 */
export function placePlates(boxes, plates, area, height) {
  const ways = plates.map(({ curve }) => followCurve(curve));
  return plates.flatMap((plate, number) => {
    /** @param {Box} box */
    const isAlone = (box) => !ways.some((way, other) => other !== number && isCrossed(way, box));
    return placeOne(boxes, plate, area, height, isAlone);
  });
}

/**
 * Place texts at one of their places, where there is room left; those without are left out.
 * @param {Boxes} boxes
 * @template {{places: Point[], width: number}} Wanted
 * @param {Wanted[]} tags Each with centres for it, the best first.
 * @param {Box} area
 * @param {number} height
 * @returns {(Wanted & Box)[]}
 */
export function placeTags(boxes, tags, area, height) {
  return tags.flatMap((tag) => placeOne(boxes, tag, area, height, () => true));
}

/**
 * @param {Boxes} boxes
 * @template {{places: Point[], width: number}} Wanted
 * @param {Wanted} wanted
 * @param {Box} area
 * @param {number} height
 * @param {(box: Box) => boolean} suits
 * @returns {(Wanted & Box)[]} With its place, or nothing.
 */
function placeOne(boxes, wanted, area, height, suits) {
  const box = wanted.places
    .map(({ x, y }) => makeBox(x - wanted.width / 2, y - height / 2, wanted.width, height))
    .find((one) => isInside(one, area) && boxes.isFree({ ...one, owner: wanted }) && suits(one));
  if (!box) return [];
  boxes.add({ ...box, owner: wanted });
  return [{ ...wanted, ...box }];
}
