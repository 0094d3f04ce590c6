import { paintDot, paintDots, paintGround } from "./paint.js";
import { paintLine } from "./paint_lines.js";
import { makeFrame } from "./scene.js";
import { isOverview } from "./texts.js";

const SHEET_MARGIN = 220;

/**
 * Keep lines and dots on a sheet that is larger than the stage: a drag only shifts it. It is
 * painted anew when something else has changed, or when the drag has come to its edge.
 */
export function createDrawingSheet() {
  const canvas = document.createElement("canvas");
  let kept = null;
  let lastScale = 0;

  const isGood = (given) => {
    if (!kept || kept.version !== given.version || kept.ratio !== given.ratio) return false;
    const { view, size } = kept;
    if (view.scale !== given.view.scale) return false;
    if (size.width !== given.size.width || size.height !== given.size.height) return false;
    const away = (axis) => Math.abs(view[axis] - given.view[axis]) * view.scale;
    return Math.max(away("x"), away("y")) <= SHEET_MARGIN;
  };
  const repaint = (given) => {
    const { size, ratio, view, version } = given;
    const full = {
      width: size.width + 2 * SHEET_MARGIN,
      height: size.height + 2 * SHEET_MARGIN,
    };
    canvas.width = Math.round(full.width * ratio);
    canvas.height = Math.round(full.height * ratio);
    const ctx = canvas.getContext("2d", { alpha: false });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintSheet(ctx, makeFrame({ ...still(given), size: full, texts: NO_TEXTS }));
    kept = { view, size, ratio, version, full };
  };
  return {
    /**
     * Paint all that a drag moves, but for texts.
     * @param {CanvasRenderingContext2D} ctx In pixels of the stage.
     * @param {any} given As `makeFrame` has it, with `ratio`, and `version`, which changes with
     *   all that is on the sheet.
     * @param {any} frame
     */
    paint(ctx, given, frame) {
      const steady = given.view.scale === lastScale && !given.motion && !isOverview(frame);
      lastScale = given.view.scale;
      if (!steady) paintSheet(ctx, frame);
      else {
        if (!isGood(given)) repaint(given);
        const shift = (axis) => (kept.view[axis] - given.view[axis]) * kept.view.scale;
        const [x, y] = [shift("x") - SHEET_MARGIN, shift("y") - SHEET_MARGIN];
        ctx.drawImage(canvas, x, y, kept.full.width, kept.full.height);
      }
      paintLine(ctx, frame, frame.hoverEdge);
      for (const id of new Set([frame.hover, frame.focus])) if (id) paintDot(ctx, frame, id);
    },
  };
}

const NO_TEXTS = Object.freeze({ labels: [], plates: [] });

const still = (given) => ({ ...given, hover: null, focus: null });

function paintSheet(ctx, frame) {
  paintGround(ctx, frame);
  paintDots(ctx, frame);
}
