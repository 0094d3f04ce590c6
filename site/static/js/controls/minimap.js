import { need, svg } from "../base/dom.js";
import { pace } from "../base/pace.js";
import { findExtent } from "../catalog/months.js";

/**
 * @import {Arrangement, Frame, Size, View} from "../types/drawing.js"
 * @import {Catalog, Timeline} from "../types/page.js"
 */

/** How often the pane moves at most, in milliseconds: the page is laid out for it each time. */
const PACE = 100;

/**
 * Let the histogram of the time range show which part of time is on the stage; a press on it goes there.
 * @param {Catalog} catalog
 * @param {() => Pick<Timeline, "look" | "getFrame">} getTimeline
 */
export function createMinimap(catalog, getTimeline) {
  const { first, last } = findExtent(catalog);
  const picture = need("histogram");
  const pane = svg("rect", { class: "pane", y: 0, height: 1 });
  /** @param {PointerEvent} event */
  const follow = ({ clientX }) => {
    const { left, width } = picture.getBoundingClientRect();
    const { arrangement } = getTimeline().getFrame();
    const month = first + ((clientX - left) / width) * (last - first);
    if (arrangement.naming && arrangement.columns.length > 1)
      getTimeline().look({ x: toX(arrangement, month) });
  };
  picture.addEventListener("pointerdown", (event) => {
    picture.setPointerCapture(event.pointerId);
    follow(event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) follow(event);
  });
  /** @param {Frame} frame */
  const show = ({ arrangement, view, size }) => {
    if (!pane.isConnected) picture.append(pane);
    const isTime = Boolean(arrangement.naming) && arrangement.columns.length > 1;
    const [from, to] = isTime ? findSeen(arrangement, view, size) : [first, last];
    const isPart = from > first + 1 || to < last - 1;
    pane.toggleAttribute("hidden", !isPart);
    if (!isPart) return;
    pane.setAttribute("x", String(Math.max(from - first, 0)));
    pane.setAttribute("width", String(Math.max(0, Math.min(to, last + 1) - Math.max(from, first))));
  };
  return { show: pace(show, PACE) };
}

/** @param {Arrangement} arrangement @param {View} view @param {Size} size @returns {number[]} Months. */
function findSeen(arrangement, { x, scale }, size) {
  const half = size.width / 2 / scale;
  return [x - half + arrangement.gutter / scale, x + half].map((one) => toMonth(arrangement, one));
}

/** @param {Arrangement} arrangement @param {number} month @returns {number} */
function toX({ columns }, month) {
  const years = columns.map(({ text }) => Number(text) * 12);
  const next = Math.max(
    1,
    Math.min(
      years.length - 1,
      years.findIndex((start) => start > month),
    ),
  );
  const [before, after] = [columns[next - 1], columns[next] ?? columns[next - 1]];
  return before.x + ((after.x - before.x) * (month - years[next - 1])) / 12;
}

/** @param {Arrangement} arrangement @param {number} x @returns {number} */
function toMonth({ columns }, x) {
  const found = columns.findIndex((column) => column.x > x);
  const next = Math.max(1, found < 0 ? columns.length - 1 : found);
  const [before, after] = [columns[next - 1], columns[next] ?? columns[next - 1]];
  const year = Number(before?.text ?? 0);
  return 12 * (year + (x - before.x) / Math.max(1, after.x - before.x));
}
