/**
 * Print which lines lead through a point in pictures of the shipped catalog: what carries the
 * weights of LLaMA, all that descends from GPT-3, and all families unfolded.
 * Argument: a file with the data of the page.
 */
import { readFileSync } from "node:fs";

import { indexDocument } from "../static/js/catalog/index.js";
import { findDescendants } from "../static/js/catalog/relatives.js";
import { CHANNELS } from "../static/js/catalog/vocabulary.js";
import { arrangeFamilies } from "../static/js/layout/families.js";
import { arrangeLineage } from "../static/js/layout/lineage.js";
import { routeLines } from "../static/js/layout/routes.js";
import { findCrossings } from "./crossings.js";

const data = JSON.parse(readFileSync(process.argv[2], "utf8"));
const catalog = indexDocument(data.document, data.colours);
const measures = {
  measure: (id) => 6.5 * catalog.models.get(id).name.length,
  measureLane: ({ family }) => 7 * family.length,
};
const stage = { width: 1110, height: 760 };

/** What there is to say of a picture: how many lines, and what they cross without and with a way round. */
function examine(arrangement) {
  const isDrawn = arrangement.isDrawn ?? (() => true);
  const lines = catalog.pairs.filter(
    ({ parent, child }) =>
      arrangement.points.has(parent) && arrangement.points.has(child) && isDrawn(parent, child),
  );
  const findBend = routeLines(arrangement, measures.measure);
  return {
    lines: lines.length,
    straight: findCrossings(arrangement, lines).length,
    crossings: findCrossings({ ...arrangement, findBend }, lines),
  };
}

/** @param {string[]} ids */
const arrange = (ids) => arrangeLineage(data.families, catalog, new Set(ids), stage, measures);

const carriers = catalog.pairs.filter(
  ({ parent, rows }) => parent === "llama" && rows.some(({ channel }) => channel === "weights"),
);
const open = data.families.rows.map(({ family }) => family);
const look = { open, shownFamilies: new Set(open), kept: null };
console.log(
  JSON.stringify({
    llama: examine(arrange(["llama", ...carriers.map(({ child }) => child)])),
    gpt3: examine(arrange(["gpt-3", ...findDescendants(catalog, "gpt-3", Infinity, CHANNELS).keys()])),
    open: examine(arrangeFamilies(data.families, catalog, look, stage, measures)),
  }),
);
