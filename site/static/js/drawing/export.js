import { needPainter } from "../base/dom.js";
import { t } from "../words/messages.js";
import { paintDots, paintGround, paintText } from "./paint.js";
import { createSvgContext } from "./svg_context.js";

/** @import {Frame, Painter} from "../types/drawing.js" */

const PNG_SCALE = 2;

/** @param {Painter} ctx @param {Frame} frame */
function paintAll(ctx, frame) {
  paintGround(ctx, frame);
  paintDots(ctx, frame);
  paintText(ctx, frame);
}

/**
 * Write what is on the stage as an SVG image, with texts as texts.
 * @param {Frame} frame
 * @returns {string}
 */
export function writeSvg(frame) {
  const ctx = createSvgContext(frame.size, t("app.title"));
  paintAll(ctx, frame);
  return ctx.finish();
}

/**
 * Paint what is on the stage into a PNG image, twice as large.
 * @param {Frame} frame
 * @returns {Promise<Blob>}
 */
export function writePng(frame) {
  const canvas = document.createElement("canvas");
  canvas.width = frame.size.width * PNG_SCALE;
  canvas.height = frame.size.height * PNG_SCALE;
  const ctx = needPainter(canvas);
  ctx.scale(PNG_SCALE, PNG_SCALE);
  paintAll(ctx, frame);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture"))), "image/png");
  });
}
