import { findEdgeAt, isSamePair } from "./edges.js";
import { arrange, findBestMiddle } from "./geometry.js";
import { describeModels } from "./lettering.js";
import { createMotion } from "./motion.js";
import { paintText } from "./paint.js";
import { readThemeColours } from "./palette.js";
import { findModelAt, makeFrame } from "./scene.js";
import { createDrawingSheet } from "./sheet.js";
import { arrangeSizes } from "./size_chart.js";
import { placeTexts } from "./texts.js";
import { showTip } from "./tip.js";
import { arrangeTree, layOutAncestry } from "./tree_view.js";
import { createViewport } from "./viewport.js";

/** The smallest scale at which a phone begins with all models instead of a part. */
const LEAST_OVERVIEW = 0.24;

/**
 * Run the drawn views in a stage.
 * @param {any} given `stage`, `tip`, `catalog`, `layouts` (`timeline`, `sizes`, `tree`,
 *   `network`), `select`, `selectEdge` (gets `parent` and `child`).
 */
export function createTimeline({ stage, tip, catalog, layouts, select, selectEdge }) {
  const fixed = describeModels(catalog, layouts.network);
  let look = {
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
  };
  let colours = readThemeColours(stage);
  let arrangement = null;
  let frame = null;
  let texts = null;
  let version = 0;
  const sheet = createDrawingSheet();
  const describe = () => ({
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
  const paint = {
    before(ctx) {
      if (!arrangement) return;
      const given = describe();
      if (texts?.scale !== given.view.scale || texts.look !== look || texts.at !== arrangement)
        texts = { ...placeTexts(given), scale: given.view.scale, look, at: arrangement };
      frame = makeFrame({ ...given, texts });
      sheet.paint(ctx, given, frame);
    },
    after: (ctx) => frame && paintText(ctx, frame),
  };
  const viewport = createViewport(stage, layouts.network, paint);
  const motion = createMotion(viewport.redraw);

  const makeArrangement = () => {
    const size = viewport.size();
    if (look.view === "size") return arrangeSizes(layouts, catalog, size, fixed.measure);
    if (look.view !== "tree") return arrange(layouts.timeline, size, fixed.measure);
    const part = look.lit && !look.whole;
    const tree = part
      ? layOutAncestry(catalog, layouts.tree, look.lit, look.channels)
      : layouts.tree;
    return arrangeTree(tree, size, fixed.measure);
  };
  const goHome = () => {
    if (arrangement.narrow && viewport.findLeastScale() >= LEAST_OVERVIEW) viewport.fit(false);
    else viewport.moveTo({ scale: 1, ...findBestMiddle(arrangement, viewport.size()) }, false);
  };
  const takeArrangement = () => {
    version += 1;
    arrangement = makeArrangement();
    stage.parentElement.classList.toggle("strips", arrangement.narrow);
    stage.parentElement.classList.toggle("bare", arrangement.gutter === 0);
    viewport.arrange(arrangement.points, arrangement);
  };
  const resize = () => {
    const size = viewport.size();
    if (size.width < 50 || size.height < 50) return;
    const old = arrangement;
    const view = viewport.getView();
    takeArrangement();
    if (["width", "height", "gutter"].every((key) => old?.[key] === arrangement[key]))
      viewport.moveTo(view, false);
    else goHome();
    viewport.redraw();
    if (look.framed?.length > 0) frameAll(look.framed, false);
    else if (look.selected) reveal(look.selected, false);
  };

  /** Go to another picture; what was in the middle stays in sight, and all models move there. */
  const rearrange = () => {
    const from = new Map(frame?.points);
    const view = viewport.getView();
    const closer = view.scale / Math.max(viewport.findLeastScale(), 0.01);
    const anchor = look.selected ?? findMiddle(from, viewport.size());
    takeArrangement();
    goHome();
    const at = arrangement.points.get(anchor);
    if (closer > 1.1 && at) viewport.moveTo({ scale: view.scale, ...at }, false);
    motion.start(from);
    if (look.selected) reveal(look.selected, false);
  };
  const reveal = (id, animated = true) => {
    const { width, height } = viewport.size();
    const view = viewport.getView();
    const at = arrangement.points.get(id);
    if (!at) return;
    const x = (at.x - view.x) * view.scale + width / 2;
    const y = (at.y - view.y) * view.scale + height / 2;
    const { gutter, axis } = arrangement;
    if (x < gutter + 10 || x > width - 60 || y < axis + 10 || y > height - 20)
      viewport.moveTo({ ...view, x: at.x, y: at.y }, animated);
  };
  const frameAll = (ids, animated = true) => {
    const { width, height } = viewport.size();
    const { gutter, axis, points } = arrangement;
    const all = ids.map((id) => points.get(id)).filter(Boolean);
    if (all.length === 0) return;
    const box = {
      left: Math.min(...all.map(({ x }) => x)) - 24,
      right: Math.max(...all.map(({ x }) => x)) + 110,
      top: Math.min(...all.map(({ y }) => y)) - 24,
      bottom: Math.max(...all.map(({ y }) => y)) + 24,
    };
    const scale = Math.min(
      1,
      (width - gutter) / (box.right - box.left),
      (height - axis) / (box.bottom - box.top),
    );
    const middle = {
      x: (box.left + box.right - gutter / scale) / 2,
      y: (box.top + box.bottom - axis / scale) / 2,
    };
    viewport.moveTo({ scale, ...middle }, animated);
  };
  const zoom = (factor) =>
    viewport.moveTo({ ...viewport.getView(), scale: viewport.getView().scale * factor });
  const hover = (at) => {
    const model = at && findModelAt(frame, at);
    const edge = at && !model ? findEdgeAt(frame, at) : null;
    if (model !== look.hover || !isSamePair(edge, look.hoverEdge)) {
      look = { ...look, hover: model, hoverEdge: edge };
      viewport.redraw();
    }
    showTip(tip, catalog, { model, edge, at }, viewport.size());
    stage.classList.toggle("pointing", Boolean(model || edge));
  };

  viewport.onClick((at) => {
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
    /** @param {any} change Of the view, of what is lit, shown, selected or focused. */
    update(change) {
      const old = look;
      const view = change.view && change.view !== "table" ? change.view : old.view;
      look = { ...look, ...change, view };
      if (!("focus" in change)) version += 1;
      if (change.theme) colours = readThemeColours(stage);
      if (!arrangement) return;
      if (viewport.size().width === 0) return;
      if (isOtherPicture(old, look)) rearrange();
      viewport.redraw();
    },
    ready: new Promise((resolve) => viewport.onReady(resolve)),
    getFrame: () => makeFrame(describe()),
    fit: () => viewport.fit(),
    /** @param {string[]} ids Bring these models into sight, if they are not. */
    frame: (ids) => arrangement && frameAll(ids),
    reveal: (id) => arrangement && reveal(id),
    resize,
    zoom,
  };
}

/** The model nearest to the middle of the stage. */
function findMiddle(points, { width, height }) {
  let best = null;
  let least = Infinity;
  for (const [id, { x, y }] of points) {
    const distance = Math.hypot(x - width / 2, y - height / 2);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

function isOtherPicture(old, look) {
  if (old.view !== look.view || old.language !== look.language) return true;
  if (look.view !== "tree") return false;
  const part = (one) => (one.whole || !one.lit ? "" : [...one.lit.keys()].join());
  return part(old) !== part(look);
}
