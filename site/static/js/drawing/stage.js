import { showTip } from "../controls/tip.js";
import { arrangePicture, isOtherPicture } from "../layout/views.js";
import { findEdgeAt, isSamePair } from "./edges.js";
import { bringTogether, bringToSight, findMiddle, goHome } from "./framing.js";
import { keepOnStage, SEE_ALL } from "./limits.js";
import { describeModels } from "./measures.js";
import { createMotion } from "./motion.js";
import { paintText } from "./paint.js";
import { readThemeColours } from "./palette.js";
import { createPaper } from "./paper.js";
import { findModelAt, makeFrame } from "./scene.js";
import { placeTexts } from "./texts.js";
import { createViewport } from "./viewport.js";

/**
 * @import {PageData} from "../types/data.js"
 * @import {Arrangement, Edge, Frame, Given, Look, Point, Size, Texts} from "../types/drawing.js"
 * @import {Catalog, Context} from "../types/page.js"
 */

/** How large a picture is that is taken away while the table hides the stage. */
const POSTER = Object.freeze({ width: 1600, height: 900 });

/** How large a picture is on paper, where a title and a legend stand around it. */
const PAPER = Object.freeze({ width: 1600, height: 800 });

/**
 * What is looked at before there is a state.
 * @type {Look}
 */
const FIRST_LOOK = {
  view: "timeline",
  whole: false,
  lit: null,
  shown: new Set(),
  visible: new Set(),
  channels: [],
  shownFamilies: new Set(),
  selected: null,
  theme: "light",
  hover: null,
  hoverEdge: null,
  focus: null,
  framed: [],
  near: [],
};

/**
 * Run the drawn views in a stage.
 * @param {object} given
 * @param {HTMLElement} given.stage
 * @param {HTMLElement} given.tip
 * @param {Catalog} given.catalog
 * @param {PageData} given.layouts
 * @param {Context["select"]} given.select
 * @param {(edge: Edge) => void} given.selectEdge
 */
export function createTimeline({ stage, tip, catalog, layouts, select, selectEdge }) {
  const fixed = describeModels(catalog, layouts.network);
  let look = FIRST_LOOK;
  let colours = readThemeColours(stage);
  /** @type {Arrangement | null} */
  let arrangement = null;
  /** @type {Frame | null} */
  let frame = null;
  /** @type {(Texts & {scale: number, look: Look, at: Arrangement}) | null} */
  let texts = null;
  let version = 0;
  const sheet = createPaper();
  /** @param {Arrangement} arrangement @returns {Given} */
  const describe = (arrangement) => ({
    ...fixed,
    ...look,
    version,
    ratio: viewport.getRatio(),
    motion: motion.get(),
    colours,
    arrangement,
    view: viewport.getView(),
    size: viewport.size(),
  });
  const viewport = createViewport(stage, layouts.network, {
    before(ctx) {
      if (!arrangement) return;
      const given = describe(arrangement);
      const { scale } = given.view;
      if (texts?.scale !== scale || texts.look !== look || texts.at !== arrangement)
        texts = { ...placeTexts(given), scale, look, at: arrangement };
      frame = makeFrame({ ...given, texts });
      sheet.paint(ctx, given, frame);
    },
    after(ctx) {
      if (frame) paintText(ctx, frame);
    },
  });
  const motion = createMotion(viewport.redraw);

  const takeArrangement = () => {
    version += 1;
    const taken = arrangePicture(look, layouts, viewport.size(), fixed);
    arrangement = taken;
    stage.parentElement?.classList.toggle("strips", taken.narrow);
    stage.parentElement?.classList.toggle("bare", taken.gutter === 0);
    viewport.arrange(taken.points, taken);
    return taken;
  };
  const resize = () => {
    const size = viewport.size();
    if (size.width < 50 || size.height < 50) return;
    const old = arrangement;
    const view = viewport.getView();
    const taken = takeArrangement();
    const { width, height, gutter } = taken;
    if (old?.width === width && old.height === height && old.gutter === gutter) viewport.moveTo(view, false);
    else goHome(viewport, taken);
    viewport.redraw();
    bringTogether(viewport, taken, { ...fixed, ...look }, false);
  };

  /** Go to another picture; what was in the middle stays in sight, and all models move there. */
  const rearrange = () => {
    const from = new Map(frame?.points);
    const view = viewport.getView();
    const closer = view.scale / Math.max(viewport.findLeastScale(), 0.01);
    const anchor = look.selected ?? findMiddle(from, viewport.size());
    const taken = takeArrangement();
    goHome(viewport, taken);
    const at = taken.points.get(anchor ?? "");
    if (closer > 1.1 && at) viewport.moveTo({ scale: view.scale, ...at }, false);
    motion.start(from);
    bringTogether(viewport, taken, { ...fixed, ...look }, false);
  };
  const isSeen = () => viewport.size().width > 0;
  /** @param {Size} size */
  const makePoster = (size) => {
    const whole = arrangePicture(look, layouts, size, fixed);
    const view = keepOnStage(SEE_ALL, size, whole);
    return makeFrame({ ...describe(whole), view, size, motion: null });
  };
  /** @param {Point | null} at */
  const hover = (at) => {
    const model = at && frame && findModelAt(frame, at);
    const edge = at && frame && !model ? findEdgeAt(frame, at) : null;
    if (model !== look.hover || !isSamePair(edge, look.hoverEdge)) {
      look = { ...look, hover: model, hoverEdge: edge };
      viewport.redraw();
    }
    showTip(tip, catalog, { model, edge, at }, { size: viewport.size(), channels: look.channels });
    stage.classList.toggle("pointing", Boolean(model || edge));
  };

  viewport.onClick((at) => {
    if (!frame) return;
    const model = findModelAt(frame, at);
    const edge = model ? null : findEdgeAt(frame, at, 5);
    if (edge) selectEdge(edge);
    else select(model);
  });
  viewport.onMove(() => hover(null));
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons || !frame) return;
    const box = stage.getBoundingClientRect();
    hover({ x: event.clientX - box.left, y: event.clientY - box.top });
  });
  stage.addEventListener("pointerleave", () => hover(null));
  return {
    /** @param {Partial<Look>} change The table leaves the picture that was there before it. */
    update(change) {
      const old = look;
      const view = change.view && change.view !== "table" ? change.view : old.view;
      look = { ...look, ...change, view };
      if (!("focus" in change)) version += 1;
      if (change.theme) colours = readThemeColours(stage);
      if (!arrangement) return;
      if (!isSeen()) return;
      if (isOtherPicture(old, look)) rearrange();
      viewport.redraw();
    },
    /** @type {Promise<void>} */
    ready: new Promise((resolve) => viewport.onReady(resolve)),
    /** @returns {Frame} What is seen now; all of the picture where the stage is hidden. */
    getFrame: () => (arrangement && isSeen() ? makeFrame(describe(arrangement)) : makePoster(POSTER)),
    /** @returns {Frame} All of the picture, in the shape of a sheet of paper. */
    getPaper: () => makePoster(PAPER),
    fit: () => viewport.fit(),
    /** @param {string} id Bring this model into sight, if it is not. */
    reveal: (id) => arrangement && bringToSight(viewport, arrangement, id),
    /** Bring what is selected into sight, with what belongs to it. */
    show: () => arrangement && bringTogether(viewport, arrangement, { ...fixed, ...look }),
    resize,
    /** @param {number} factor */
    zoom(factor) {
      const view = viewport.getView();
      viewport.moveTo({ ...view, scale: view.scale * factor });
    },
  };
}
