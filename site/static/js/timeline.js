import { findAncestors, findDescendants, nameBriefly, nameFamily } from "./catalog.js";
import { findLargestCount } from "./format.js";
import { findEdgeAt, isSamePair } from "./edges.js";
import { arrange, findBestMiddle } from "./geometry.js";
import { findShape } from "./marks.js";
import { tOr } from "./messages.js";
import { paintDot, paintGround, paintText } from "./paint.js";
import { readThemeColours } from "./palette.js";
import { findModelAt, makeFrame } from "./scene.js";
import { showTip } from "./tip.js";
import { createViewport } from "./viewport.js";

const SANS =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", ' +
  '"Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const FONTS = Object.freeze({
  label: `500 11.5px ${SANS}`,
  strong: `700 11.5px ${SANS}`,
  lane: `600 12px ${SANS}`,
  kind: `10.5px ${SANS}`,
  year: `600 12px ${SANS}`,
});

/** The smallest scale at which a phone begins with all models instead of a part. */
const LEAST_OVERVIEW = 0.33;

/**
 * Return which models are lit, in which role, and how many generations away.
 * @param {any} catalog
 * @param {string | null} selected
 * @param {number} depth
 * @returns {Map<string, {role: string, distance: number}> | null}
 */
export function findLit(catalog, selected, depth) {
  if (!selected) return null;
  const lit = new Map([[selected, { role: "self", distance: 0 }]]);
  for (const [id, distance] of findAncestors(catalog, selected, depth))
    lit.set(id, { role: "ancestor", distance });
  for (const [id, distance] of findDescendants(catalog, selected, depth))
    lit.set(id, { role: "descendant", distance });
  return lit;
}

/** What a frame needs and what never changes while the page is open. */
function describeModels(catalog, network) {
  const models = catalog.document.models;
  const each = (describe) => new Map(models.map((model) => [model.id, describe(model)]));
  const sizes = new Map(network.nodes.map((node) => [node.id, node.size]));
  return {
    catalog,
    fonts: FONTS,
    radii: each((model) => sizes.get(model.id)),
    shapes: each((model) => findShape(model.architecture)),
    hollow: new Set(models.filter((model) => !findLargestCount(model)).map((model) => model.id)),
    weights: each((model) => findDescendants(catalog, model.id).size),
    ...measureTexts(catalog),
  };
}

function measureTexts(catalog) {
  const ctx = document.createElement("canvas").getContext("2d");
  const remember = (font, write) => {
    const known = new Map();
    return (key) => {
      const text = write(key);
      if (!known.has(text)) {
        ctx.font = font;
        known.set(text, ctx.measureText(text).width);
      }
      return known.get(text);
    };
  };
  return {
    measure: remember(FONTS.strong, (id) => nameBriefly(catalog, id)),
    measureKind: remember(FONTS.kind, (kind) => tOr(`kind.${kind}`, kind)),
    measureFamily: remember(FONTS.lane, (family) => nameFamily(catalog, family)),
  };
}

/**
 * Run the timeline in a stage.
 * @param {any} given `stage`, `tip`, `catalog`, `timeline`, `network`, `select`,
 *   `selectEdge` (gets `parent` and `child`).
 */
export function createTimeline({ stage, tip, catalog, timeline, network, select, selectEdge }) {
  const fixed = describeModels(catalog, network);
  let look = {
    lit: null,
    shown: new Set(),
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
  const paint = {
    before(ctx) {
      if (!arrangement) return;
      frame = makeFrame({
        ...fixed,
        ...look,
        colours,
        arrangement,
        view: viewport.getView(),
        size: viewport.size(),
      });
      paintGround(ctx, frame);
    },
    dot: (ctx, id) => frame && paintDot(ctx, frame, id),
    after: (ctx) => frame && paintText(ctx, frame),
  };
  const viewport = createViewport(stage, network, paint);

  const goHome = () => {
    if (arrangement.gutter === 0 && viewport.findLeastScale() >= LEAST_OVERVIEW)
      viewport.fit(false);
    else viewport.moveTo({ scale: 1, ...findBestMiddle(arrangement, viewport.size()) }, false);
  };
  const resize = () => {
    const size = viewport.size();
    if (size.width < 50 || size.height < 50) return;
    const old = arrangement;
    const view = viewport.getView();
    arrangement = arrange(timeline, size, fixed.measure);
    stage.parentElement.classList.toggle("strips", arrangement.gutter === 0);
    viewport.arrange(arrangement.points, arrangement);
    if (["width", "height", "gutter"].every((key) => old?.[key] === arrangement[key]))
      viewport.moveTo(view, false);
    else goHome();
    viewport.redraw();
    if (look.framed?.length > 0) frameAll(look.framed, false);
    else if (look.selected) reveal(look.selected, false);
  };
  const reveal = (id, animated = true) => {
    const { width, height } = viewport.size();
    const view = viewport.getView();
    const at = arrangement.points.get(id);
    const x = (at.x - view.x) * view.scale + width / 2;
    const y = (at.y - view.y) * view.scale + height / 2;
    const { gutter, axis } = arrangement;
    if (x < gutter + 10 || x > width - 60 || y < axis + 10 || y > height - 20)
      viewport.moveTo({ ...view, x: at.x, y: at.y }, animated);
  };
  const frameAll = (ids, animated = true) => {
    const { width, height } = viewport.size();
    const { gutter, axis, points } = arrangement;
    const all = ids.map((id) => points.get(id));
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
    /** @param {any} change Of what is lit, shown, selected or focused. */
    update(change) {
      look = { ...look, ...change };
      if (change.theme) colours = readThemeColours(stage);
      if (arrangement) viewport.redraw();
    },
    ready: new Promise((resolve) => viewport.onReady(resolve)),
    getFrame: () => frame,
    fit: () => viewport.fit(),
    /** @param {string[]} ids Bring these models into sight, if they are not. */
    frame: (ids) => arrangement && frameAll(ids),
    reveal: (id) => arrangement && reveal(id),
    resize,
    zoom,
  };
}
