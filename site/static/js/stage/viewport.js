import { getTypeScale, needPainter, prefersStillness } from "../base/dom.js";
import { bindGestures } from "./gestures.js";
import { findLeastScale, keepOnStage, SEE_ALL } from "./limits.js";

/** @import {Extent, Point, Size, View} from "../types/drawing.js" */

const MOVE_TIME = 280;

/**
 * A canvas that pans, zooms and tells of clicks.
 * @param {HTMLElement} container
 * @param {(ctx: CanvasRenderingContext2D) => void} paint Paints in pixels of the stage.
 */
export function createViewport(container, paint) {
  const canvas = document.createElement("canvas");
  canvas.setAttribute("aria-hidden", "true");
  container.append(canvas);
  const ctx = needPainter(canvas);
  /** @type {Extent} */
  let world = { width: 1, height: 1, gutter: 0, axis: 0, mostZoom: 1 };
  /** @type {View} */
  let view = { scale: 1, x: 0, y: 0 };
  /** @type {View | null} */
  let held = null;
  let isWaiting = false;
  let moving = 0;
  let typeScale = 1;
  let size = { width: 0, height: 0 };
  /** @type {{move: (() => void)[], hand: (() => void)[], click: ((at: Point, isTouch: boolean) => void)[], ready: (() => void)[]}} */
  const listeners = { move: [], hand: [], click: [], ready: [] };
  const measure = () => {
    typeScale = getTypeScale();
    size = { width: container.clientWidth / typeScale, height: container.clientHeight / typeScale };
    return size;
  };
  const getRatio = () => (window.devicePixelRatio || 1) * typeScale;

  const draw = () => {
    isWaiting = false;
    const { width, height } = size;
    if (width === 0 || height === 0) return;
    const ratio = getRatio();
    const pixels = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) [canvas.width, canvas.height] = pixels;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(ctx);
    for (const listener of listeners.ready.splice(0)) queueMicrotask(listener);
  };
  const redraw = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  };
  /** @param {View} next */
  const jump = (next) => {
    view = keepOnStage(next, size, world, held);
    for (const listener of listeners.move) listener();
    redraw();
  };
  /** @param {View} goal @param {boolean} [animated] */
  const moveTo = (goal, animated = true) => {
    const own = ++moving;
    const to = keepOnStage(goal, size, world, held);
    const from = view;
    if (!animated || prefersStillness()) return jump(to);
    const begin = performance.now();
    /** @param {number} time */
    const step = (time) => {
      if (own !== moving) return;
      const part = Math.min(1, Math.max(0, (time - begin) / MOVE_TIME));
      const at = part * part * (3 - 2 * part);
      /** @param {keyof View} key */
      const mix = (key) => from[key] + (to[key] - from[key]) * at;
      jump({ scale: mix("scale"), x: mix("x"), y: mix("y") });
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };
  /** @param {number} factor @param {Point} at What stays where it is. */
  const zoomAt = (factor, { x, y }) => {
    moving += 1;
    const { width, height } = size;
    const scale = Math.min(Math.max(view.scale * factor, findLeastScale(size, world)), world.mostZoom);
    const [across, down] = [x - width / 2, y - height / 2];
    /** @param {number} along @param {number} off */
    const keep = (along, off) => along + off / view.scale - off / scale;
    jump({ scale, x: keep(view.x, across), y: world.fixed ? view.y : keep(view.y, down) });
  };
  /** @param {number} x @param {number} y Pixels of the stage. */
  const panBy = (x, y) => {
    moving += 1;
    const before = view;
    jump({ ...view, x: view.x + x / view.scale, y: view.y + y / (world.fixed ? 1 : view.scale) });
    return before.x !== view.x || before.y !== view.y;
  };
  /** @template {unknown[]} Given @template Answer @param {(...given: Given) => Answer} act */
  const byHand =
    (act) =>
    (/** @type {Given} */ ...given) => {
      const answer = act(...given);
      if (answer !== false) for (const listener of listeners.hand) listener();
      return answer;
    };
  bindGestures(container, {
    panBy: byHand(panBy),
    zoomAt: byHand(zoomAt),
    click: (at, isTouch) =>
      listeners.click.forEach((one) => {
        one(at, isTouch);
      }),
  });

  return {
    /** @returns {Size} Of the stage, when it was last measured: a drag asks the page for nothing. */
    size: () => size,
    /** Measure the stage: when it, or what is seen, has changed. */
    measure,
    /** @returns {number} Pixels of the canvas for each of the stage. */
    getRatio,
    redraw,
    panBy,
    zoomAt,
    /** @param {() => void} listener */
    onMove: (listener) => listeners.move.push(listener),
    /** @param {() => void} listener Is told when a hand has moved the picture. */
    onHand: (listener) => listeners.hand.push(listener),
    /** @param {(at: Point, isTouch: boolean) => void} listener */
    onClick: (listener) => listeners.click.push(listener),
    /** @param {() => void} listener */
    onReady: (listener) => listeners.ready.push(listener),
    /** @returns {View} */
    getView: () => view,
    moveTo,
    /**
     * Show a part of the picture with room around it.
     * @param {View} part
     * @param {boolean} [animated]
     */
    hold(part, animated = true) {
      held = part;
      moveTo(part, animated);
    },
    /** @returns {number} The scale at which all of the picture is seen. */
    findLeastScale: () => findLeastScale(size, world),
    /** Show the whole picture. */
    fit(animated = true) {
      held = null;
      moveTo(SEE_ALL, animated);
    },
    /** @param {Extent} extent Take over the extent of the picture. */
    arrange(extent) {
      world = extent;
      held = null;
    },
  };
}
