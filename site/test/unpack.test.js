import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import { unpackData } from "../static/js/catalog/unpack.js";

/** @param {unknown} value */
const pack = (value) => deflateSync(JSON.stringify(value)).toString("base64");

test("columns become records, and pointers the texts that stand once", async () => {
  const packed = pack({
    texts: ["a long text", "~1"],
    data: {
      rows: { $: 2, of: { id: ["a", "~0"], tags: { $lengths: [1, 2], of: ["~1", "b", "~0"] } } },
      note: "~0",
      none: null,
    },
  });
  assert.deepEqual(await unpackData(packed), {
    rows: [
      { id: "a", tags: ["~1"] },
      { id: "a long text", tags: ["b", "a long text"] },
    ],
    note: "a long text",
    none: null,
  });
});
