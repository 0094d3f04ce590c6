/**
 * Return a text that `lineage/website/pack.py` made small.
 * @param {string} packed
 * @returns {Promise<string>}
 */
export async function inflate(packed) {
  const signs = atob(packed);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/**
 * Read data that `lineage/website/pack.py` made small.
 * @param {string} packed
 * @returns {Promise<unknown>}
 */
export async function unpackData(packed) {
  return fromColumns(JSON.parse(await inflate(packed)));
}

/**
 * Turn columns back into records.
 * @param {unknown} value
 * @returns {unknown}
 */
function fromColumns(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(fromColumns);
  if ("$lengths" in value && "of" in value) {
    const lengths = /** @type {number[]} */ (value.$lengths);
    const flat = /** @type {unknown[]} */ (fromColumns(value.of));
    let end = 0;
    return lengths.map((length) => {
      end += length;
      return flat.slice(end - length, end);
    });
  }
  if ("$" in value && "of" in value) {
    return toRecords(Number(value.$), /** @type {Record<string, unknown>} */ (value.of));
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromColumns(one)]));
}

/** @param {number} count @param {Record<string, unknown>} columns */
function toRecords(count, columns) {
  /** @type {Record<string, unknown>[]} */
  const records = Array.from({ length: count }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    const values = /** @type {unknown[]} */ (fromColumns(column));
    values.forEach((one, number) => {
      records[number][key] = one;
    });
  }
  return records;
}
