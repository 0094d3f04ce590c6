/**
 * A model that looks for a row: where its dot stands, and how wide dot and name are.
 * @typedef {{id: string, x: number, width: number}} Block
 */

const GAP = 12;

/**
 * Give every model a row in which its name covers no other: that of its nearest parent where it
 * is free and nothing stands between, so that no line leads through a sibling; else the nearest
 * free one above or below, else a new one.
 * @param {Block[]} blocks From left to right.
 * @param {(id: string) => string[]} findParents
 * @returns {{rows: Map<string, number>, count: number}}
 */
export function packRows(blocks, findParents) {
  /** @type {number[]} Where each row is free again. */
  const ends = [];
  /** @type {string[]} The last model of each row. */
  const last = [];
  /** @type {Map<string, number>} */
  const rows = new Map();
  for (const { id, x, width } of blocks) {
    const parents = findParents(id).filter((parent) => rows.has(parent));
    const [wished] = parents;
    const near = wished === undefined ? 0 : (rows.get(wished) ?? 0);
    /** @param {number} row */
    const isClear = (row) => parents.every((parent) => rows.get(parent) !== row || last[row] === parent);
    const free = ends.flatMap((end, row) => (end <= x && isClear(row) ? [row] : []));
    const row = free.sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b)[0] ?? ends.length;
    ends[row] = x + width + GAP;
    last[row] = id;
    rows.set(id, row);
  }
  return { rows, count: ends.length };
}
