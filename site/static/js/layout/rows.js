/**
 * A model that looks for a row: where its dot stands, and how wide dot and name are.
 * @typedef {{id: string, x: number, width: number}} Block
 */

const GAP = 12;

/**
 * Give every model a row in which its name covers no other: that of its nearest parent where it
 * is free, else the nearest free one above or below, else a new one.
 * @param {Block[]} blocks From left to right.
 * @param {(id: string) => string[]} findParents
 * @returns {{rows: Map<string, number>, count: number}}
 */
export function packRows(blocks, findParents) {
  /** @type {number[]} Where each row is free again. */
  const ends = [];
  /** @type {Map<string, number>} */
  const rows = new Map();
  for (const { id, x, width } of blocks) {
    const wished = findParents(id).find((parent) => rows.has(parent));
    const near = wished === undefined ? 0 : (rows.get(wished) ?? 0);
    const free = ends.flatMap((end, row) => (end <= x ? [row] : []));
    const row = free.sort((a, b) => Math.abs(a - near) - Math.abs(b - near) || a - b)[0] ?? ends.length;
    ends[row] = x + width + GAP;
    rows.set(id, row);
  }
  return { rows, count: ends.length };
}
