import { getKnown } from "../base/maps.js";
import { findMet } from "../catalog/trace.js";
import { sayAsked, sayStep } from "../words/trace.js";
import { layOutRows } from "./branch_rows.js";
import { clamp } from "./geometry.js";
import { layOutAncestry } from "./tree.js";
import { arrangeTree } from "./tree_places.js";

/**
 * @import {TreeLayout} from "../types/data.js"
 * @import {Arrangement, Described, Look, Point, Size} from "../types/drawing.js"
 * @import {Branch, BranchRow, BranchRows, Trace} from "../types/trace.js"
 */

const PITCH = 38;
/** Room for what comes down from the tree. */
const HEAD = 14;
const LEFT = 18;
const LANE = 16;
/** Lanes of a merge of many take no more of the stage than this. */
const MOST_LANES = 0.3;
const GAP = 12;
/** Room below the last row for the buttons that zoom. */
const BUTTONS = 52;
/** The tree keeps this much of a stage on which not everything has room. */
const LEAST_TREE = 0.42;
const AXIS = 30;

/**
 * Arrange a trace: the models of the catalog that it meets with all that they descend from, as a
 * tree, and below it the checkpoints as a branch.
 * @param {Trace} trace
 * @param {Look} look `lit` has the models of the tree.
 * @param {TreeLayout} tree Layout of all.
 * @param {Size} stage
 * @param {Described} fixed
 * @returns {Arrangement}
 */
export function arrangeTrace(trace, { lit, channels }, tree, stage, fixed) {
  const { catalog, measure } = fixed;
  const met = findMet(trace, catalog);
  const tall = HEAD + layOutRows(trace, met).rows.length * PITCH + BUTTONS;
  const height = clamp(stage.height - tall, stage.height * LEAST_TREE, stage.height);
  const part = layOutAncestry(catalog, tree, lit ?? new Map(), channels);
  const above = arrangeTree(part, { width: stage.width, height }, measure);
  /** @param {string} id */
  const stand = (id) => getKnown(above.points, id);
  const rows = layOutRows(
    trace,
    met.toSorted((a, b) => stand(a).x - stand(b).x || stand(a).y - stand(b).y),
  );
  const top = part.places.length > 0 ? above.height : AXIS;
  const branch = placeBranch(rows, { top, points: above.points, width: above.width }, stage, fixed);
  return { ...above, height: Math.max(top + tall, stage.height), branch };
}

/**
 * @param {BranchRows} given
 * @param {{top: number, points: Map<string, Point>, width: number}} above
 * @param {Size} stage
 * @param {Described} fixed
 * @returns {Branch}
 */
function placeBranch({ rows, met, lanes }, { top, points, width }, stage, { fit, measureText }) {
  const step = Math.min(LANE, (stage.width * MOST_LANES) / Math.max(1, lanes));
  const beside = Math.max(0, lanes - 1) * step + GAP;
  const room = stage.width - 2 * LEFT - beside;
  const written = rows.map((row) => writeRow(row, room, { fit, measureText }));
  const widest = Math.max(0, ...written.map(({ width }) => width));
  const start = Math.min(...[...met.keys()].map((id) => getKnown(points, id).x - GAP), width);
  const left = clamp(met.size > 0 ? start : LEFT, LEFT, Math.max(LEFT, width - LEFT - beside - widest));
  /** @param {number} lane @param {number} number */
  const place = (lane, number) => ({ x: left + lane * step, y: top + HEAD + (number + 0.5) * PITCH });
  const placed = written.map(({ words }, number) => ({ ...words, ...place(words.lane, number) }));
  const byId = new Map(placed.map((row) => [row.node.id, row]));
  const lines = placed.flatMap((row) =>
    row.parents.map((parent) => {
      const to = { x: row.x, y: row.y };
      const lane = met.get(parent);
      if (lane !== undefined) return { model: parent, from: { x: place(lane, 0).x, y: top }, to };
      const { x, y } = getKnown(byId, parent);
      return { from: { x, y }, to };
    }),
  );
  return { top, left, text: left + beside, pitch: PITCH, rows: placed, lines };
}

/**
 * @param {BranchRow} row
 * @param {number} room
 * @param {Pick<Described, "fit" | "measureText">} measures
 */
function writeRow(row, room, { fit, measureText }) {
  const font = row.isSubject ? "strong" : "label";
  const asked = sayAsked(row.node);
  const end = asked && measureText("kindStrong", asked) + GAP;
  const name = fitName(row.node.name, (text) => measureText(font, text) <= room);
  const words = fit("kind", sayStep(row), room - Number(end));
  const width = Math.max(measureText(font, name), measureText("kind", words) + Number(end));
  return { words: { ...row, name, words, asked }, width };
}

/**
 * Shorten a name in its middle: the owner stands at its beginning, and what tells it from others at
 * its end.
 * @param {string} name
 * @param {(text: string) => boolean} fits
 * @returns {string}
 */
export function fitName(name, fits) {
  const signs = [...name];
  let text = name;
  for (let kept = signs.length - 1; kept > 1 && !fits(text); kept -= 1) {
    const end = Math.floor(kept / 2);
    text = `${signs.slice(0, kept - end).join("")}…${signs.slice(signs.length - end).join("")}`;
  }
  return text;
}
