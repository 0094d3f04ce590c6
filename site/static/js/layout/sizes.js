import { getKnown } from "../base/maps.js";
import { formatCount } from "../words/format.js";
import { t } from "../words/messages.js";
import { arrangeTime } from "./geometry.js";

/**
 * @import {Model, PageData, SizesLayout} from "../types/data.js"
 * @import {Arrangement, Lane, Point, Size} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 */

const STRIP_PADDING = 4;
const STRIP_PITCH = 16;
/** The name of a strip is 17 px high at any scale; above 0.8 it stands in this heading. */
const STRIP_HEADING = 22;
const PLOT_MARGIN = 16;
/** What part of the time, or less, has the chart for itself. */
const PART = 0.7;
/** More models than this are shown without lines and stems, which wait until they are asked for. */
const MANY = 150;

/** @typedef {Lane & {pitch: number, heading: number}} Strip A lane of models without a size. */

/**
 * Arrange the chart of sizes: time as in the timeline, parameters upwards on a log axis.
 * @param {Pick<PageData, "timeline" | "sizes">} layouts Made by the build.
 * @param {Catalog} catalog
 * @param {Size} stage
 * @param {(id: string) => number} measure Width of a model's label.
 * @param {Set<string>} [placed] The models that have a place; left out: all.
 * @returns {Arrangement}
 */
export function arrangeSizes({ timeline, sizes }, catalog, stage, measure, placed) {
  const places = listPlaced(timeline, placed);
  const time = arrangeTime({ ...timeline, places }, stage, measure);
  const height = Math.max(stage.height, (stage.height * time.width) / stage.width);
  const lanes = stackStrips(sizes, height, time.narrow);
  const top = time.axis + PLOT_MARGIN;
  const bottom = (lanes[0]?.top ?? height) - PLOT_MARGIN;
  /** @param {number} count */
  const toY = (count) =>
    bottom - ((Math.log10(count) - sizes.least) / (sizes.most - sizes.least)) * (bottom - top);
  const silent = new Map(sizes.places.map((place) => [place.model_id, place]));
  const points = new Map();
  const stems = new Map();
  for (const { model_id: id, x } of places) {
    const counts = listCounts(getKnown(catalog.models, id));
    const ys = counts.map(toY);
    const y = ys.pop() ?? findStripRow(lanes, getKnown(silent, id));
    points.set(id, { x: time.toX(x), y });
    if (ys.length > 0) stems.set(id, ys);
  }
  const frontier = findFrontier(catalog, points);
  const quiet = points.size > MANY;
  return { ...time, points, lanes, stems, quiet, frontier, ticks: listTicks(sizes, toY), height };
}

/**
 * Return the models for which the chart has time: those that have a place, where these are in a small
 * part of it, else all.
 * @param {PageData["timeline"]} timeline
 * @param {Set<string>} [placed]
 * @returns {PageData["timeline"]["places"]}
 */
export function listPlaced({ places }, placed) {
  const part = placed ? places.filter(({ model_id: id }) => placed.has(id)) : places;
  return part.length > 0 && measureSpan(part) <= PART * measureSpan(places) ? part : places;
}

/** @param {PageData["timeline"]["places"]} places */
function measureSpan(places) {
  const xs = places.map(({ x }) => x);
  return (
    xs.reduce((most, x) => Math.max(most, x), -Infinity) -
    xs.reduce((least, x) => Math.min(least, x), Infinity)
  );
}

/**
 * Return the models that were larger than all before them.
 * @param {Catalog} catalog
 * @param {Map<string, Point>} points
 */
function findFrontier(catalog, points) {
  let most = 0;
  const byDay = [...points].sort(([, a], [, b]) => a.x - b.x || a.y - b.y);
  const largest = byDay.filter(([id]) => {
    const count = Math.max(0, ...listCounts(getKnown(catalog.models, id)));
    if (count <= most) return false;
    most = count;
    return true;
  });
  return new Set(largest.map(([id]) => id));
}

/**
 * The disclosed sizes of a model, smallest first, each once.
 * @param {Model} model
 */
function listCounts(model) {
  const counts = model.parameters.flatMap(({ count }) => (count === "undisclosed" ? [] : [count]));
  return [...new Set(counts)].sort((a, b) => a - b);
}

/** @param {SizesLayout} sizes @param {number} height @param {boolean} narrow */
function stackStrips({ strips }, height, narrow) {
  const heading = narrow ? STRIP_HEADING : 0;
  const rows = strips.reduce((sum, strip) => sum + strip.rows, 0);
  const pitch = Math.min(STRIP_PITCH, (height * 0.4) / Math.max(1, rows));
  const heights = strips.map((strip) => strip.rows * pitch + 2 * STRIP_PADDING + heading);
  let top = height - heights.reduce((sum, own) => sum + own, 0);
  return strips.map(({ silence }, number) => {
    const lane = { text: t(`size.${silence}`), top, height: heights[number], pitch, heading };
    top += lane.height;
    return lane;
  });
}

/** @param {Strip[]} lanes @param {SizesLayout["places"][number]} place */
function findStripRow(lanes, { strip, row }) {
  const lane = lanes[strip];
  return lane.top + STRIP_PADDING + lane.heading + (row + 0.5) * lane.pitch;
}

/** @param {SizesLayout} sizes @param {(count: number) => number} toY */
function listTicks({ least, most }, toY) {
  const first = Math.ceil(least);
  const powers = Array.from({ length: Math.floor(most) - first + 1 }, (_, step) => first + step);
  return powers.map((power) => ({ text: formatCount(10 ** power), y: toY(10 ** power) }));
}
