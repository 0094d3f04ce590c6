import { findAll, h, need, prefersStillness, svg } from "../base/dom.js";
import { countOne } from "../base/maps.js";
import { findExtent, formatMonth, toMonthNumber } from "../catalog/months.js";
import { t } from "../words/messages.js";

/** @import {Catalog, Context, State} from "../types/page.js" */

const BAR = 3;
const YEAR = 12;
/** How many months a key goes on. @type {Readonly<Record<string, number>>} */
const PAGES = Object.freeze({ PageUp: YEAR, PageDown: -YEAR });
const STEP_TIME = 250;
const STEP_MONTHS = 3;
const STILL_TIME = 1100;
const STILL_MONTHS = 12;

/**
 * Run the time range: two handles over a histogram of releases, and a button that lets the years
 * appear one after another until anything else is touched.
 * @param {Pick<Context, "catalog" | "store">} context
 * @param {() => void} onStop Is told, once a click has had its time, that the years are not played
 *   any longer.
 */
export function createRange({ catalog, store }, onStop) {
  const { first, last } = findExtent(catalog);
  const from = need("range-from", HTMLInputElement);
  const to = need("range-to", HTMLInputElement);
  const button = need("play");
  let timer = 0;
  const isPlaying = () => timer !== 0;
  for (const handle of [from, to]) {
    Object.assign(handle, { min: String(first), max: String(last), step: "1" });
  }
  const bars = drawHistogram(catalog, first, last);

  /**
   * Write a range as the state holds it: ends of the catalog are no limits.
   * @param {number} start
   * @param {number} end
   */
  const setRange = (start, end) =>
    store.set({
      from: start <= first ? "" : formatMonth(start),
      to: end >= last ? "" : formatMonth(end),
    });
  /** @param {State} state */
  const read = (state) => [
    state.from ? Math.max(first, toMonthNumber(state.from)) : first,
    state.to ? Math.min(last, toMonthNumber(state.to)) : last,
  ];
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    button.setAttribute("aria-pressed", "false");
    setTimeout(onStop, STEP_TIME);
  };
  /** @param {number} months */
  const step = (months) => {
    const [start, end] = read(store.get());
    setRange(start, end + months);
    if (end + months >= last) stop();
  };
  const play = () => {
    const [start, end] = read(store.get());
    const still = prefersStillness();
    button.setAttribute("aria-pressed", "true");
    if (end >= last) setRange(start, start + (still ? STILL_MONTHS - 1 : 0));
    timer = setInterval(() => step(still ? STILL_MONTHS : STEP_MONTHS), still ? STILL_TIME : STEP_TIME);
  };
  from.addEventListener("input", () => {
    const [, end] = read(store.get());
    setRange(Math.min(Number(from.value), end), end);
    from.value = String(Math.min(Number(from.value), end));
  });
  to.addEventListener("input", () => {
    const [start] = read(store.get());
    setRange(start, Math.max(Number(to.value), start));
    to.value = String(Math.max(Number(to.value), start));
  });
  for (const handle of [from, to]) {
    handle.addEventListener("keydown", (event) => {
      const months = PAGES[event.key];
      if (!months) return;
      handle.value = String(Number(handle.value) + months);
      handle.dispatchEvent(new Event("input"));
      event.preventDefault();
    });
  }
  button.addEventListener("click", () => (isPlaying() ? stop() : play()));
  need("range-all").addEventListener("click", () => store.set({ from: "", to: "" }));
  /** @param {Event} event */
  const touch = (event) => {
    const inside = event.target instanceof Node && button.contains(event.target);
    const own = inside && (!(event instanceof KeyboardEvent) || [" ", "Enter"].includes(event.key));
    if (isPlaying() && !own) stop();
  };
  for (const event of ["pointerdown", "keydown", "wheel"])
    addEventListener(event, touch, { capture: true, passive: true });
  return {
    /** @param {State} state Show its range. */
    show(state) {
      const [start, end] = read(state);
      for (const { handle, value } of [
        { handle: from, value: start },
        { handle: to, value: end },
      ]) {
        handle.value = String(value);
        handle.setAttribute("aria-valuetext", formatMonth(value));
      }
      for (const { element, month } of bars) {
        const inside = month + BAR > start && month <= end;
        element.setAttribute("class", inside ? "inside" : "outside");
      }
      const limited = Boolean(state.from || state.to);
      const text = t("range.text", { from: formatMonth(start), to: formatMonth(end) });
      need("range-text").textContent = text;
      need("range-all").hidden = !limited;
    },
  };
}

/**
 * Draw one bar for each quarter of a year, and a line where a year begins.
 * @param {Catalog} catalog
 * @param {number} first
 * @param {number} last
 */
function drawHistogram(catalog, first, last) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const { released } of catalog.document.models) {
    countOne(counts, Math.floor((toMonthNumber(released) - first) / BAR) * BAR + first);
  }
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 1);
  const bars = [...counts].map(([month, count]) => ({
    month,
    element: svg("rect", {
      x: month - first + 0.2,
      width: BAR - 0.4,
      y: 1 - count / most,
      height: count / most,
    }),
  }));
  const picture = need("histogram");
  picture.setAttribute("viewBox", `-0.5 0 ${last - first + 1} 1`);
  picture.replaceChildren(...bars.map(({ element }) => element));
  need("range-years").replaceChildren(...listYearMarks(first, last));
  return bars;
}

/** @param {number} first @param {number} last */
function listYearMarks(first, last) {
  const marks = [];
  for (let year = Math.ceil(first / 12); year * 12 <= last; year += 1) {
    const mark = h("span", { text: String(year) });
    mark.style.left = `${(((year * 12 - first) / (last - first)) * 100).toFixed(2)}%`;
    marks.push(mark);
  }
  const every = Math.ceil(marks.length / 8);
  return marks.filter((_, number) => number % every === 0);
}

/**
 * Tell whether the years are being played, for those that would otherwise speak or move.
 * @returns {boolean}
 */
export function isYearsPlaying() {
  return findAll('#play[aria-pressed="true"]').length > 0;
}
