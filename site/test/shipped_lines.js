/**
 * Print which lines lead through a point in the timeline of what carries the weights of LLaMA.
 * Argument: a file with the data of the page.
 */
import { readFileSync } from "node:fs";

import { indexDocument } from "../static/js/catalog/index.js";
import { arrangeLineage } from "../static/js/layout/lineage.js";
import { routeLines } from "../static/js/layout/routes.js";
import { findCrossings } from "./crossings.js";

const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
const catalog = indexDocument(data.document, data.colours);
const children = catalog.pairs.filter(
  ({ parent, rows }) => parent === "llama" && rows.some(({ channel }) => channel === "weights"),
);
const ids = new Set(["llama", ...children.map(({ child }) => child)]);
const measures = {
  measure: (id) => 6.5 * catalog.models.get(id).name.length,
  measureLane: ({ family }) => 7 * family.length,
};
const stage = { width: 1110, height: 760 };
const arrangement = arrangeLineage(data.families, catalog, ids, stage, measures);
const findBend = routeLines(arrangement, measures.measure);
const lines = catalog.pairs.filter(({ parent, child }) => ids.has(parent) && ids.has(child));
console.log(
  JSON.stringify({
    lines: lines.length,
    straight: findCrossings(arrangement, lines).length,
    crossings: findCrossings({ ...arrangement, findBend }, lines),
  }),
);
