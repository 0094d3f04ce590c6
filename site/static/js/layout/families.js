import { getKnown } from "../base/maps.js";
import { compareText, findParents } from "../catalog/relatives.js";
import { t } from "../words/messages.js";
import { AXIS, arrangeYears, findGutter, ROWS_FRAME } from "./row_frame.js";
import { packRows } from "./rows.js";

/**
 * @import {FamiliesLayout, FamilyRow} from "../types/data.js"
 * @import {Arrangement, Described, Lane, Look, Naming, Point, Size} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 *
 * Widths of names of models and of families.
 * @typedef {Pick<Described, "measure" | "measureLane">} Measures
 */

const DOT = 16;
const PITCH = 18;
const PADDING = 4;
/** So few models are all named when no others are shown. */
const FEW = 120;
/**
 * Heights of rows: the least is that of the letters, so that all families are seen in a usual
 * window; where they have to be scrolled anyway they are as high as reads well.
 */
const ROW = Object.freeze({ least: 11.2, scrolled: 14, most: 19, line: 12 });

/**
 * Arrange families in rows: a closed one is a line with a tick for each model and a few names, an
 * open one has every name.
 * @param {FamiliesLayout} layout Made by the build.
 * @param {Catalog} catalog
 * @param {Look} look
 * @param {Size} stage
 * @param {Measures} measures
 * @returns {Arrangement}
 */
export function arrangeFamilies(layout, catalog, look, stage, { measure, measureLane }) {
  const shown = findRows(layout, look);
  const inTime = new Map(layout.places.map(({ model_id: id, x }) => [id, x]));
  const all = shown.flatMap((row) => row.models.map((id) => getKnown(inTime, id)));
  const time = arrangeYears(layout, stage, findGutter(layout, stage, measureLane), all);
  const xs = new Map([...inTime].map(([id, x]) => [id, time.toX(x)]));
  const isPart = shown.length < layout.rows.length;
  const models = shown.reduce((sum, row) => sum + row.models.length, 0);
  const open = new Set([...look.open, ...(isPart && models <= FEW ? look.shownFamilies : [])]);
  const grouped = new Set(layout.rows.map(({ group }) => group)).size > 1;
  const count = shown.length + (grouped ? new Set(shown.map(({ group }) => group)).size : 0);
  const fitting = (stage.height - AXIS - 4) / Math.max(count, 1);
  const high = fitting < ROW.least ? ROW.scrolled : Math.min(fitting, ROW.most);
  /** @type {Lane[]} */
  const lanes = [];
  /** @type {Map<string, Point>} */
  const points = new Map();
  /** @type {Map<string, Naming>} */
  const naming = new Map();
  let top = AXIS;
  /** @type {string | null | undefined} */
  let group;
  for (const row of shown) {
    if (grouped && row.group !== group) {
      const members = shown.filter((one) => one.group === row.group);
      const record = catalog.groups.get(row.group ?? "");
      const text = record ? undefined : t("families.others");
      lanes.push({
        kind: "group",
        group: row.group ?? "",
        text,
        top,
        height: high,
        count: members.reduce((sum, one) => sum + one.models.length, 0),
      });
      top += high;
    }
    group = row.group;
    const isOpen = open.has(row.family);
    const height = isOpen
      ? placeOpen(row, top + high, xs, catalog, measure, points) + high
      : placeClosed(row, top + high / 2, xs, catalog, points, naming);
    const lane = { family: row.family, top, height: isOpen ? height : high, count: row.models.length };
    lanes.push({ ...lane, kind: isOpen ? "open" : "closed", ...findEnds(row, xs) });
    top += lane.height;
  }
  const isDrawn = findDrawn(layout, open, catalog);
  const line = Math.min(ROW.line, high);
  const height = Math.max(stage.height, top + 2);
  const ends = [...points].flatMap(([id, { x }]) => (naming.has(id) ? [] : [x + DOT + measure(id) + DOT]));
  const width = Math.max(time.width, ...ends);
  return { ...ROWS_FRAME, ...time, width, line, pitch: PITCH, points, lanes, naming, isDrawn, height };
}

/**
 * Return the rows to show, with the models that are left in them.
 * @param {FamiliesLayout} layout
 * @param {Look} look
 * @returns {FamilyRow[]}
 */
function findRows({ rows }, { shownFamilies, kept }) {
  return rows.flatMap((row) => {
    const models = kept ? row.models.filter((id) => kept.has(id)) : row.models;
    return shownFamilies.has(row.family) && models.length > 0 ? [{ ...row, models }] : [];
  });
}

/** @param {FamilyRow} row @param {Map<string, number>} xs */
function findEnds({ models }, xs) {
  const all = models.map((id) => getKnown(xs, id));
  return { from: Math.min(...all), to: Math.max(...all) };
}

/**
 * @param {FamilyRow} row
 * @param {number} y
 * @param {Map<string, number>} xs
 * @param {Catalog} catalog
 * @param {Map<string, Point>} points
 * @param {Map<string, Naming>} naming
 */
function placeClosed({ models, names, short }, y, xs, catalog, points, naming) {
  models.forEach((id, number) => {
    points.set(id, { x: getKnown(xs, id), y });
    naming.set(id, {
      from: number < names ? 0 : number / names,
      rank: models.length - number,
      milestone: getKnown(catalog.models, id).milestone,
      text: short[id],
    });
  });
  return 0;
}

/**
 * @param {FamilyRow} row
 * @param {number} top
 * @param {Map<string, number>} xs
 * @param {Catalog} catalog
 * @param {(id: string) => number} measure
 * @param {Map<string, Point>} points
 * @returns {number} How high it is.
 */
function placeOpen({ models }, top, xs, catalog, measure, points) {
  const blocks = models.map((id) => ({ id, x: getKnown(xs, id), width: DOT + measure(id) }));
  blocks.sort((a, b) => a.x - b.x || compareText(a.id, b.id));
  const { rows, count } = packRows(blocks, (id) => findParents(catalog, id));
  for (const { id, x } of blocks) points.set(id, { x, y: top + (getKnown(rows, id) + 0.5) * PITCH });
  return count * PITCH + PADDING;
}

/**
 * Lines that are always drawn: those on which a family began, and those inside an open one.
 * @param {FamiliesLayout} layout
 * @param {Set<string>} open
 * @param {Catalog} catalog
 */
function findDrawn(layout, open, { models }) {
  const founding = new Map(layout.rows.map((row) => [row.child, row.parent]));
  /** @param {string} parent @param {string} child */
  return (parent, child) => {
    if (founding.get(child) === parent) return true;
    const family = getKnown(models, child).family;
    return open.has(family) && getKnown(models, parent).family === family;
  };
}
