/**
 * Read what `lineage/website/pack.py` made small.
 * @param {string} packed
 * @returns {Promise<any>}
 */
export async function unpackData(packed) {
  const signs = atob(packed);
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at += 1) bytes[at] = signs.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return fromColumns(JSON.parse(await new Response(stream).text()));
}

/**
 * Turn columns back into records.
 * @param {any} value
 * @returns {any}
 */
export function fromColumns(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(fromColumns);
  if ("$lengths" in value) {
    const flat = fromColumns(value.of);
    let end = 0;
    return value.$lengths.map((length) => flat.slice(end, (end += length)));
  }
  if ("$" in value) return toRecords(value.$, value.of);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fromColumns(one)]));
}

function toRecords(count, columns) {
  const records = Array.from({ length: count }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    fromColumns(column).forEach((one, number) => {
      records[number][key] = one;
    });
  }
  return records;
}
