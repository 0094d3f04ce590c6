const CELL = 48;
const GAP = 5;

/**
 * Boxes that must stay apart, found quickly by where they are.
 */
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  *keys(box) {
    for (let column = Math.floor(box.left / CELL); column <= box.right / CELL; column += 1) {
      for (let row = Math.floor(box.top / CELL); row <= box.bottom / CELL; row += 1) {
        yield `${column}:${row}`;
      }
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  isFree(box) {
    for (const key of this.keys(box)) {
      if (this.cells.get(key)?.some((other) => other.owner !== box.owner && overlap(other, box)))
        return false;
    }
    return true;
  }
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Choose where labels go so that none covers another label or a dot: right of the dot if that
 * is free; what is left then looks on the other sides.
 * @param {{id: string, x: number, y: number, radius: number, width: number}[]} items Models in
 *   sight, the most important first.
 * @param {{left: number, top: number, right: number, bottom: number}} area Where labels may be.
 * @param {number} height Of a line of text.
 * @param {{left: number, top: number, right: number, bottom: number}[]} [taken] Boxes kept free.
 */
export function placeLabels(items, area, height, taken = []) {
  const boxes = new Boxes();
  for (const box of taken) boxes.add({ ...box, owner: null });
  for (const { id, x, y, radius } of items) {
    const reach = radius * 0.95;
    boxes.add({ owner: id, left: x - reach, right: x + reach, top: y - reach, bottom: y + reach });
  }
  const placed = [];
  const tryPlaces = (item, places) => {
    const box = places.find(
      (one) => isInside(one, area) && boxes.isFree({ ...one, owner: item.id }),
    );
    if (!box) return false;
    boxes.add({ ...box, owner: `label of ${item.id}` });
    placed.push({ id: item.id, ...box });
    return true;
  };
  const rest = items.filter((item) => !tryPlaces(item, findPlaces(item, height).slice(0, 1)));
  for (const item of rest) tryPlaces(item, findPlaces(item, height));
  return { placed, boxes };
}

/**
 * Place further plates where there is room left; those without room are left out.
 * @param {Boxes} boxes
 * @param {{places: {x: number, y: number}[], width: number}[]} plates Wanted centres, the best first.
 * @param {{left: number, top: number, right: number, bottom: number}} area
 * @param {number} height
 */
export function placePlates(boxes, plates, area, height) {
  const placed = [];
  for (const plate of plates) {
    const box = [0, -height, height]
      .flatMap((shift) => plate.places.map(({ x, y }) => ({ x, y: y + shift })))
      .slice(0, plate.places.length > 1 ? undefined : 1)
      .map(({ x, y }) => makeBox(x - plate.width / 2, y - height / 2, plate.width, height))
      .find((one) => isInside(one, area) && boxes.isFree({ ...one, owner: plate }));
    if (!box) continue;
    boxes.add({ ...box, owner: plate });
    placed.push({ ...plate, ...box });
  }
  return placed;
}

function findPlaces({ x, y, radius, width }, height) {
  const near = radius + GAP;
  return [
    makeBox(x + near, y - height / 2, width, height),
    makeBox(x - near - width, y - height / 2, width, height),
    makeBox(x - 2, y - radius - height, width, height),
    makeBox(x - 2, y + radius, width, height),
    makeBox(x + 2 - width, y - radius - height, width, height),
    makeBox(x + 2 - width, y + radius, width, height),
  ];
}

function makeBox(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

function isInside(box, area) {
  return (
    box.left >= area.left &&
    box.right <= area.right &&
    box.top >= area.top &&
    box.bottom <= area.bottom
  );
}
