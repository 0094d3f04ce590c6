import { prefersStillness } from "../base/dom.js";
import { findLeastScale, keepOnStage, SEE_ALL } from "./limits.js";

/**
 * @import {NetworkData} from "../types/data.js"
 * @import {Extent, Point, View} from "../types/drawing.js"
 * @import {VisLibrary, VisNetwork} from "../types/vis.js"
 */

/**
 * The vis-network that pyvis brings along, behind a small interface: it pans, zooms and tells of
 * clicks. Its nodes are there and hidden: `paint` paints thousands of them in less time.
 *
 * @param {HTMLElement} container
 * @param {NetworkData} data
 * @param {{before: (ctx: CanvasRenderingContext2D) => void,
 *   after: (ctx: CanvasRenderingContext2D) => void}} paint Each paints in pixels of the stage.
 */
export function createViewport(container, data, paint) {
  const vis = takeLibrary();
  /** @param {CanvasRenderingContext2D} ctx @param {typeof paint.before} draw */
  const onStage = (ctx, draw) => {
    ctx.save();
    const ratio = ctx.canvas.width / container.clientWidth;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(ctx);
    ctx.restore();
  };
  const nodes = new vis.DataSet(data.nodes.map(({ id, x, y }) => ({ id, x, y, hidden: true })));
  const network = new vis.Network(container, { nodes, edges: new vis.DataSet([]) }, data.options);
  network.on("beforeDrawing", (ctx) => onStage(ctx, paint.before));
  network.on("afterDrawing", (ctx) => onStage(ctx, paint.after));
  container.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  const viewport = makeInterface(container, network);
  network.on("zoom", () => viewport.moveTo(viewport.getView(), false));
  network.on("dragEnd", () => viewport.moveTo(viewport.getView(), false));
  return viewport;
}

/**
 * Take the library from its global name, so that the page leaves none behind.
 * @returns {VisLibrary}
 */
function takeLibrary() {
  const { vis } = globalThis;
  if (!vis) throw new Error("No vis-network");
  delete globalThis.vis;
  return vis;
}

/** @param {HTMLElement} container @param {VisNetwork} network */
function makeInterface(container, network) {
  /** @type {Extent} */
  let world = { width: 1, height: 1, gutter: 0, axis: 0, mostZoom: 1 };
  /** @type {View | null} */
  let held = null;
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  /** @param {View} view @param {boolean} [animated] */
  const moveTo = (view, animated = true) => {
    const { scale, x, y } = keepOnStage(view, size(), world, held);
    const animation =
      animated && !prefersStillness() ? { duration: 280, easingFunction: "easeInOutQuad" } : false;
    network.moveTo({ position: { x, y }, scale, animation });
  };

  return {
    size,
    /** @returns {number} Pixels of the canvas for each of the stage. */
    getRatio: () => network.canvas.frame.canvas.width / Math.max(1, container.clientWidth),
    redraw: () => network.redraw(),
    /** @param {() => void} listener */
    onMove(listener) {
      network.on("zoom", listener);
      network.on("dragging", listener);
      network.on("animationFinished", listener);
    },
    /** @param {(at: Point) => void} listener */
    onClick: (listener) => network.on("click", ({ pointer }) => listener(pointer.DOM)),
    /** @param {() => void} listener */
    onReady: (listener) => network.once("afterDrawing", () => queueMicrotask(listener)),
    /** @returns {View} */
    getView: () => ({ scale: network.getScale(), ...network.getViewPosition() }),
    moveTo,
    /**
     * Show a part of the picture with room around it.
     * @param {View} view
     * @param {boolean} [animated]
     */
    hold(view, animated = true) {
      held = view;
      moveTo(view, animated);
    },
    /** @returns {number} The scale at which all of the picture is seen. */
    findLeastScale: () => findLeastScale(size(), world),
    /** Show the whole picture. */
    fit(animated = true) {
      held = null;
      moveTo(SEE_ALL, animated);
    },
    /**
     * Take over the places of the models and the extent of the picture, and fill the stage.
     * @param {Map<string, Point>} points
     * @param {Extent} extent
     */
    arrange(points, extent) {
      world = extent;
      held = null;
      const { width, height } = size();
      network.setSize(`${width}px`, `${height}px`);
      for (const [id, { x, y }] of points) Object.assign(network.body.nodes[id], { x, y });
    },
  };
}
