import { prefersStillness } from "./dom.js";
import { clamp } from "./geometry.js";

/**
 * The vis-network that pyvis brings along, behind a small interface: it pans, zooms and tells of
 * clicks. Its nodes are there and hidden: `paint` paints thousands of them in less time.
 *
 * @param {HTMLElement} container
 * @param {{nodes: any[], options: any}} data What pyvis holds.
 * @param {{before: Function, after: Function}} paint Each gets the canvas, in pixels of the stage.
 */
export function createViewport(container, data, paint) {
  const vis = takeLibrary();
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

/** Take the library from its global name, so that the page leaves none behind. */
function takeLibrary() {
  const world = /** @type {any} */ (globalThis);
  const { vis } = world;
  delete world.vis;
  return vis;
}

function makeInterface(container, network) {
  let world = { width: 1, height: 1, gutter: 0, axis: 0, mostZoom: 1 };
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  const findLeastScale = () => {
    const { width, height } = size();
    const { gutter, axis } = world;
    return Math.min(
      1,
      (width - gutter) / (world.width - gutter),
      (height - axis) / (world.height - axis),
    );
  };

  /** Keep the picture on the stage: never smaller than all of it, never out of sight. */
  const restrict = (view) => {
    const scale = clamp(view.scale, findLeastScale(), world.mostZoom);
    const middle = (wanted, length, room, margin) => {
      const least = margin - (margin - room / 2) / scale;
      return clamp(wanted, least, Math.max(least, length - room / 2 / scale));
    };
    const { width, height } = size();
    return {
      scale,
      x: middle(view.x, world.width, width, world.gutter),
      y: middle(view.y, world.height, height, world.axis),
    };
  };

  return {
    size,
    /** @returns {number} Pixels of the canvas for each of the stage. */
    getRatio: () => network.canvas.frame.canvas.width / Math.max(1, container.clientWidth),
    redraw: () => network.redraw(),
    onMove(listener) {
      for (const event of ["zoom", "dragging", "animationFinished"]) network.on(event, listener);
    },
    onClick: (listener) => network.on("click", ({ pointer }) => listener(pointer.DOM)),
    onReady: (listener) => network.once("afterDrawing", () => queueMicrotask(listener)),
    getView: () => ({ scale: network.getScale(), ...network.getViewPosition() }),
    moveTo(view, animated = true) {
      const { scale, x, y } = restrict(view);
      const animation =
        animated && !prefersStillness()
          ? { duration: 280, easingFunction: "easeInOutQuad" }
          : false;
      network.moveTo({ position: { x, y }, scale, animation });
    },
    findLeastScale,
    /** Show the whole picture. */
    fit(animated = true) {
      this.moveTo({ scale: findLeastScale(), x: 0, y: 0 }, animated);
    },
    /** Take over the places of the models and the extent of the picture, and fill the stage. */
    arrange(points, extent) {
      world = extent;
      const { width, height } = size();
      network.setSize(`${width}px`, `${height}px`);
      for (const [id, { x, y }] of points) Object.assign(network.body.nodes[id], { x, y });
    },
  };
}
