/**
 * Return what a map holds under a key, which must be there.
 * @template Key, Value
 * @param {ReadonlyMap<Key, Value>} map
 * @param {Key} key
 * @returns {Value}
 */
export function getKnown(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new Error(`Nothing under '${key}'`);
  return value;
}

/**
 * Gather rows by what they have in common, in their order.
 * @template Row, Key
 * @param {readonly Row[]} rows
 * @param {(row: Row) => Key} findKey
 * @returns {Map<Key, Row[]>}
 */
export function groupBy(rows, findKey) {
  /** @type {Map<Key, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const key = findKey(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/**
 * Count one more under a key.
 * @template Key
 * @param {Map<Key, number>} counts
 * @param {Key} key
 */
export function countOne(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
