/** @import {Box, Item} from "../types/drawing.js" */

/** Height of a line of text. */
export const LINE = 12;

const CELL = 48;
const GAP = 5;
const FIRST_LABELS = 40;
const FAMOUS = 8;
/** Names are cut in steps, and not to less than a few letters. */
const CUT = Object.freeze({ step: 6, least: 36 });

/**
 * A box that others keep away from, if they have another owner; a dot may be covered at need.
 * @typedef {Box & {owner: string | object | null, dot?: boolean}} Owned
 */

/**
 * Boxes that must stay apart, found quickly by where they are.
 */
export class Boxes {
  constructor() {
    /** @type {Map<string, Owned[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  *keys(box) {
    for (let column = Math.floor(box.left / CELL); column <= box.right / CELL; column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= box.bottom / CELL; row += 1) {
        yield `${column}:${row}`;
      }
    }
  }

  /** @param {Owned} box */
  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** @param {Owned} box @param {boolean} [overDots] */
  isFree(box, overDots = false) {
    /** @param {Owned} other */
    const blocks = (other) => other.owner !== box.owner && !(overDots && other.dot) && isOver(other, box);
    for (const key of this.keys(box)) {
      if (this.cells.get(key)?.some(blocks)) return false;
    }
    return true;
  }
}

/**
 * Tell whether two boxes overlap.
 * @param {Box} a
 * @param {Box} b
 */
export function isOver(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Choose where labels go so that none covers another label or a dot: right of the dot if that
 * is free; what is left then looks on the other sides. The first few come before all others,
 * and cover dots if there is no other way; where only few have names, those without room are cut.
 * @param {Item[]} items Models in sight, the most important first.
 * @param {Box} area Where labels may be.
 * @param {number} height Of a line of text.
 * @param {Box[]} [taken] Boxes kept free.
 * @param {boolean} [level] Whether names stay in the rows of their dots: above and below are others.
 */
export function placeLabels(items, area, height, taken = [], level = false) {
  const boxes = new Boxes();
  for (const box of taken) boxes.add({ ...box, owner: null, dot: true });
  for (const { id, x, y, radius } of items) {
    const reach = radius * 0.95;
    boxes.add({ owner: id, dot: true, left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
  }
  /** @type {(Box & {id: string, cut?: boolean})[]} */
  const placed = [];
  /** @param {Item} item @param {Box[]} places @param {boolean} [overDots] */
  const tryPlaces = (item, places, overDots = false) => {
    const box = places.find(
      (one) => isInside(one, area) && boxes.isFree({ ...one, owner: item.id }, overDots),
    );
    if (!box) return false;
    boxes.add({ ...box, owner: `label of ${item.id}` });
    placed.push({ id: item.id, ...box });
    return true;
  };
  const sides = level ? 2 : undefined;
  const first = items.slice(0, FIRST_LABELS);
  const few = items.length <= FIRST_LABELS * 4;
  for (const item of few || level ? [] : first) {
    const places = [...findPlaces(item, height), ...findFarPlaces(item, height)];
    if (!tryPlaces(item, places)) tryPlaces(item, places, true);
  }
  const famous = new Set(items.slice(0, FAMOUS).map(({ id }) => id));
  const done = new Set(placed.map(({ id }) => id));
  const rest = items.filter(
    (item) => !done.has(item.id) && !tryPlaces(item, findPlaces(item, height).slice(0, 1)),
  );
  for (const item of rest) {
    const places = findPlaces(item, height).slice(0, sides);
    const cut = few ? findCutPlaces(item, height) : [];
    if (tryPlaces(item, [...places.slice(0, 4), ...cut, ...places.slice(4)])) continue;
    if (!level && famous.has(item.id)) tryPlaces(item, places, true);
  }
  return { placed, boxes };
}

/** @param {Item} item @param {number} height */
function findPlaces({ x, y, radius, width }, height) {
  const near = radius + GAP;
  /** Clear of the names beside it in its row. */
  const off = Math.max(radius, height / 2);
  return [
    makeBox(x + near, y - height / 2, width, height),
    makeBox(x - near - width, y - height / 2, width, height),
    makeBox(x - 2, y - off - height, width, height),
    makeBox(x - 2, y + off, width, height),
    makeBox(x + 2 - width, y - off - height, width, height),
    makeBox(x + 2 - width, y + off, width, height),
  ];
}

/**
 * Places right of the dot for ever shorter beginnings of the name.
 * @param {Item} item
 * @param {number} height
 * @returns {(Box & {cut: boolean})[]}
 */
function findCutPlaces({ x, y, radius, width }, height) {
  const count = Math.max(0, Math.floor((width - CUT.least) / CUT.step));
  return Array.from({ length: count }, (_, number) => {
    const room = width - (number + 1) * CUT.step;
    return { ...makeBox(x + radius + GAP, y - height / 2, room, height), cut: true };
  });
}

/**
 * Places a little off, for names that have to be somewhere.
 * @param {Item} item
 * @param {number} height
 */
function findFarPlaces({ x, y, radius, width }, height) {
  const near = radius + GAP;
  return [0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2, 2.5, -2.5, 3, -3].flatMap((lines) =>
    [x + near, x - near - width, x - width / 2].map((left) =>
      makeBox(left, y - height / 2 + lines * height, width, height),
    ),
  );
}

/** @param {number} left @param {number} top @param {number} width @param {number} height */
export function makeBox(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

/** @param {Box} box @param {Box} area */
export function isInside(box, area) {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}
