import { describeModels } from "../drawing/measures.js";
import { paintText } from "../drawing/paint.js";
import { readThemeColours } from "../drawing/palette.js";
import { makeFrame } from "../drawing/scene.js";
import { describeMarks } from "../drawing/stands.js";
import { placeTexts } from "../drawing/texts.js";
import { arrangePicture, isOtherPicture } from "../layout/views.js";
import { bringTogether, bringToSight, findMiddle, fitAll, goHome, keepTop, markStage } from "./framing.js";
import { FIRST_LOOK } from "./look.js";
import { createMotion } from "./motion.js";
import { createPaper } from "./paper.js";
import { createPlacing, readPlace } from "./place.js";
import { createPointing } from "./pointer.js";
import { findWhole, makeForPaper, POSTER } from "./poster.js";
import { keepRows } from "./rows_sight.js";
import { createViewport } from "./viewport.js";

/**
 * @import {PageData} from "../types/data.js"
 * @import {Arrangement, Edge, Frame, Given, Look, Size, Stand, Texts, View} from "../types/drawing.js"
 * @import {Catalog, Context} from "../types/page.js"
 */

/**
 * Run the drawn views in a stage.
 * @param {object} given
 * @param {HTMLElement} given.stage
 * @param {HTMLElement} given.tip
 * @param {Catalog} given.catalog
 * @param {PageData} given.layouts
 * @param {Context["select"]} given.select
 * @param {(edge: Edge) => void} given.selectEdge
 * @param {(id: string) => void} given.pointCheckpoint
 * @param {(family: string) => void} given.toggle Unfolds a family, or folds it.
 * @param {(stand: Stand) => void} given.openStand Opens a mark that stands for several models.
 * @param {(pointed: {model: string | null, edge: Edge | null}) => void} given.onPoint Is told what
 *   is pointed at.
 * @param {(at: string) => void} given.onPlace Is told what part of the picture is seen.
 * @param {(frame: Frame) => void} given.onFrame Is told what was painted.
 */
export function createTimeline(given) {
  const { stage, tip, catalog, layouts, onPlace, onFrame } = given;
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
  let measured = { width: 0, height: 0 };
  const sheet = createPaper();
  /** @param {Arrangement} arrangement @returns {Given} */
  const describe = (arrangement) => ({
    ...describeMarks(fixed, arrangement),
    ...look,
    version,
    ratio: viewport.getRatio(),
    motion: motion.get(),
    colours,
    arrangement,
    view: viewport.getView(),
    size: viewport.size(),
  });
  const viewport = createViewport(stage, (ctx) => {
    if (!arrangement) return;
    const given = describe(arrangement);
    const { scale } = given.view;
    if (texts?.scale !== scale || texts.look !== look || texts.at !== arrangement)
      texts = { ...placeTexts(given), scale, look, at: arrangement };
    frame = makeFrame({ ...given, texts });
    sheet.paint(ctx, { ...given, texts }, frame);
    paintText(ctx, frame);
    onFrame(frame);
  });
  const motion = createMotion(viewport.redraw);
  const placing = createPlacing(viewport, () => (isSeen() ? arrangement : null), onPlace);

  const takeArrangement = () => {
    version += 1;
    const taken = arrangePicture(look, layouts, viewport.size(), fixed);
    arrangement = taken;
    markStage(stage, taken);
    viewport.arrange(taken);
    return taken;
  };
  const resize = () => {
    const size = viewport.measure();
    if (size.width < 50 || size.height < 50) return;
    const old = arrangement;
    const view = viewport.getView();
    const taken = takeArrangement();
    const { width, height, gutter } = taken;
    const isSame = old?.width === width && old.height === height && old.gutter === gutter;
    if (isSame) viewport.moveTo(keepTop(view, taken, { before: measured, now: size }), false);
    else goHome(viewport, taken);
    measured = size;
    viewport.redraw();
    bringTogether(viewport, taken, { ...describeMarks(fixed, taken), ...look }, false);
    if (look.at) viewport.moveTo(readPlace(look.at, taken, size), false);
  };

  /** Go to another picture; all models move there. @param {boolean} isPlaced The address has a place. */
  const rearrange = (isPlaced) => {
    const before = arrangement;
    const from = new Map(frame?.points);
    const { scale } = viewport.getView();
    const closer = scale / (before?.fixed ? 1 : Math.max(viewport.findLeastScale(), 0.01));
    const anchor = look.selected ?? findMiddle(from, viewport.size());
    const taken = takeArrangement();
    const goal = isPlaced ? readPlace(look.at, taken, viewport.size()) : keepRows(viewport, taken, before);
    if (goal) {
      viewport.moveTo(goal, false);
      return motion.start(from);
    }
    if (look.at) queueMicrotask(placing.forget);
    goHome(viewport, taken);
    const at = taken.points.get(anchor ?? "");
    if (closer > 1.1 && at && !taken.branch && !taken.outline) viewport.moveTo({ scale, ...at }, false);
    motion.start(from);
    bringTogether(viewport, taken, { ...fixed, ...look }, false);
  };
  const isSeen = () => viewport.size().width > 0;
  /** @param {Size} size @returns {Frame} */
  const makePoster = (size) => {
    const whole = arrangePicture(look, layouts, size, fixed);
    return makeFrame({ ...describe(whole), ...findWhole(whole, size), motion: null });
  };
  createPointing({
    stage,
    tip,
    catalog,
    viewport,
    getFrame: () => frame,
    getLook: () => look,
    setLook: (change) => {
      look = { ...look, ...change };
    },
    acts: given,
  });
  viewport.onHand(() => placing.tellSoon());
  return {
    /** @param {Partial<Look>} change The table leaves the picture that was there before it. */
    update(change) {
      const old = look;
      const view = change.view && change.view !== "table" ? change.view : old.view;
      look = { ...look, ...change, view };
      if (!("focus" in change)) version += 1;
      if (change.theme) colours = readThemeColours(stage);
      if (!arrangement) return;
      viewport.measure();
      if (!isSeen()) return;
      const isPlaced = placing.isMeant(look.at, old.at);
      if (isOtherPicture(old, look, layouts, catalog)) rearrange(isPlaced);
      else if (isPlaced) viewport.moveTo(readPlace(look.at, arrangement, viewport.size()));
      else if (placing.isLeft(look.at, old.at)) goHome(viewport, arrangement);
      placing.take(look.at);
      viewport.redraw();
    },
    ready: /** @type {Promise<void>} */ (new Promise((resolve) => viewport.onReady(resolve))),
    /** @returns {Frame} What is seen now; all of the picture where the stage is hidden. */
    getFrame: () => (arrangement && isSeen() ? makeFrame(describe(arrangement)) : makePoster(POSTER)),
    /** @returns {Frame} All of the picture, as wide as the stage. */
    getPicture: () => makePoster(isSeen() ? viewport.size() : POSTER),
    /** @returns {Frame[]} All of the picture in the shape of sheets of paper, as few as can be read. */
    getSheets: () => makeForPaper(makePoster),
    fit() {
      if (arrangement) fitAll(viewport, arrangement);
      placing.forget();
    },
    /** @param {string} id Bring this model into sight, if it is not. */
    reveal: (id) => arrangement && bringToSight(viewport, arrangement, id),
    /** Bring what is selected into sight, with what belongs to it. */
    show: () =>
      arrangement && bringTogether(viewport, arrangement, { ...describeMarks(fixed, arrangement), ...look }),
    resize,
    /** @param {number} factor */
    zoom(factor) {
      viewport.moveTo({ ...viewport.getView(), scale: viewport.getView().scale * factor });
      placing.tellSoon();
    },
    /** @param {Partial<View>} part Look there; what is left out stays. */
    look(part) {
      viewport.moveTo({ ...viewport.getView(), ...part }, false);
      placing.tellSoon();
    },
    /** @param {Partial<Pick<Look, "hover" | "hoverFamily">>} at Point at a model, or at the row of a family. */
    point(at) {
      look = { ...look, ...at };
      viewport.redraw();
    },
    /** @param {number} y Bring the row at this place of the stage into sight. */
    revealRow(y) {
      const { height } = viewport.size();
      if (y < 36 || y > height - 20) viewport.panBy(0, y < 36 ? y - 66 : y - height + 60);
    },
  };
}
