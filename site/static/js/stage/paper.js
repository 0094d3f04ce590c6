import { needPainter } from "../base/dom.js";
import { paintDot, paintDots, paintGround, paintStems } from "../drawing/paint.js";
import { paintPointed } from "../drawing/paint_bundles.js";
import { paintLine } from "../drawing/paint_lines.js";
import { makeFrame } from "../drawing/scene.js";
import { isOverview } from "../drawing/texts.js";
import { findZoomDown } from "../layout/geometry.js";

/** @import {Frame, Given, Painter, Size} from "../types/drawing.js" */

const MARGIN = 220;

/**
 * What is on the sheet, and how large that is.
 * @typedef {Pick<Given, "view" | "size" | "ratio" | "version"> & {full: Size}} Kept
 */

/**
 * Keep lines and dots on a sheet that is larger than the stage: a drag only shifts it. It is
 * painted anew when something else has changed, or when the drag has come to its edge.
 */
export function createPaper() {
  const canvas = document.createElement("canvas");
  /** @type {Kept | null} */
  let kept = null;
  /** @type {number | undefined} */
  let lastScale;

  /** @param {Given} given @param {"x" | "y"} axis */
  const zoom = ({ view, arrangement }, axis) =>
    axis === "y" ? findZoomDown(arrangement, view.scale) : view.scale;
  /** @param {Kept} sheet @param {Given} given */
  const isGood = (sheet, given) => {
    if (sheet.version !== given.version || sheet.ratio !== given.ratio) return false;
    const { view, size } = sheet;
    if (view.scale !== given.view.scale) return false;
    if (size.width !== given.size.width || size.height !== given.size.height) return false;
    /** @param {"x" | "y"} axis */
    const away = (axis) => Math.abs(view[axis] - given.view[axis]) * zoom(given, axis);
    return Math.max(away("x"), away("y")) <= MARGIN;
  };
  /** @param {Given} given @returns {Kept} */
  const repaint = (given) => {
    const { size, ratio, view, version } = given;
    const full = {
      width: size.width + 2 * MARGIN,
      height: size.height + 2 * MARGIN,
    };
    canvas.width = Math.round(full.width * ratio);
    canvas.height = Math.round(full.height * ratio);
    const ctx = needPainter(canvas, { alpha: false });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintAll(ctx, makeFrame({ ...still(given), size: full }));
    return { view, size, ratio, version, full };
  };
  return {
    /**
     * Paint all that a drag moves, but for texts.
     * @param {CanvasRenderingContext2D} ctx In pixels of the stage.
     * @param {Given} given As `makeFrame` has it, with `ratio`, and `version`, which changes with
     *   all that is on the sheet.
     * @param {Frame} frame
     */
    paint(ctx, given, frame) {
      const steady =
        given.view.scale === (lastScale ?? given.view.scale) && !given.motion && !isOverview(frame);
      lastScale = given.view.scale;
      if (!steady) paintAll(ctx, frame);
      else {
        const sheet = kept && isGood(kept, given) ? kept : repaint(given);
        kept = sheet;
        /** @param {"x" | "y"} axis */
        const shift = (axis) => (sheet.view[axis] - given.view[axis]) * zoom(given, axis);
        const [x, y] = [shift("x") - MARGIN, shift("y") - MARGIN];
        ctx.drawImage(canvas, x, y, sheet.full.width, sheet.full.height);
      }
      paintPointed(ctx, frame);
      paintLine(ctx, frame, frame.hoverEdge);
      const pointed = [frame.hover, frame.focus].flatMap((id) => id ?? []);
      if (frame.arrangement.quiet && pointed.length > 0) paintStems(ctx, frame, new Set(pointed));
      for (const id of new Set(pointed)) paintDot(ctx, frame, id);
    },
  };
}

/** @param {Given} given */
const still = (given) => ({ ...given, hover: null, focus: null, hoverFamily: null });

/** @param {Painter} ctx @param {Frame} frame */
function paintAll(ctx, frame) {
  paintGround(ctx, frame);
  paintDots(ctx, frame);
}
