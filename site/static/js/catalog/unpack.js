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
  const { texts, data } = JSON.parse(await inflate(packed));
  return fromColumns(data, texts);
}

/**
 * Turn columns back into records, and pointers into the texts that they stand for.
 * @param {unknown} value
 * @param {string[]} texts
 * @returns {unknown}
 */
function fromColumns(value, texts) {
  if (typeof value === "string") return value.startsWith("~") ? texts[+value.slice(1)] : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one) => fromColumns(one, texts));
  if ("$lengths" in value && "of" in value) {
    const lengths = /** @type {number[]} */ (value.$lengths);
    const flat = /** @type {unknown[]} */ (fromColumns(value.of, texts));
    let end = 0;
    return lengths.map((length) => {
      end += length;
      return flat.slice(end - length, end);
    });
  }
  if ("$" in value && "of" in value) {
    const columns = /** @type {Record<string, unknown>} */ (value.of);
    return toRecords(Number(value.$), columns, texts);
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, one]) => [key, fromColumns(one, texts)]));
}

/** @param {number} count @param {Record<string, unknown>} columns @param {string[]} texts */
function toRecords(count, columns, texts) {
  /** @type {Record<string, unknown>[]} */
  const records = Array.from({ length: count }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    const values = /** @type {unknown[]} */ (fromColumns(column, texts));
    values.forEach((one, number) => {
      records[number][key] = one;
    });
  }
  return records;
}
