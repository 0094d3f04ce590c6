import { needPainter } from "../base/dom.js";
import { paintDots, paintGround, paintText } from "../drawing/paint.js";
import { layOutSheet, paintAround } from "./sheet.js";
import { createSvgContext } from "./svg_context.js";

/**
 * @import {Frame, Painter} from "../types/drawing.js"
 * @import {Caption} from "./caption.js"
 */

const PNG_SCALE = 2;

/**
 * Write a picture as an SVG image, with texts as texts, and with all that makes it complete.
 * @param {Frame} frame
 * @param {Caption} caption
 * @returns {string}
 */
export function writeSvg(frame, caption) {
  const sheet = layOutSheet(needPainter(document.createElement("canvas")), frame, caption);
  const ctx = createSvgContext(sheet.size, caption.claim);
  paintAll(ctx, frame, sheet);
  return ctx.finish();
}

/**
 * Paint a picture into a PNG image, twice as large, with all that makes it complete.
 * @param {Frame} frame
 * @param {Caption} caption
 * @returns {Promise<Blob>}
 */
export function writePng(frame, caption) {
  const canvas = document.createElement("canvas");
  const ctx = needPainter(canvas);
  const sheet = layOutSheet(ctx, frame, caption);
  canvas.width = sheet.size.width * PNG_SCALE;
  canvas.height = sheet.size.height * PNG_SCALE;
  ctx.scale(PNG_SCALE, PNG_SCALE);
  paintAll(ctx, frame, sheet);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture"))), "image/png");
  });
}

/** @param {Painter} ctx @param {Frame} frame @param {ReturnType<typeof layOutSheet>} sheet */
function paintAll(ctx, frame, sheet) {
  ctx.fillStyle = frame.colours.ground;
  ctx.fillRect(0, 0, sheet.size.width, sheet.size.height);
  ctx.translate(0, sheet.top);
  paintGround(ctx, frame);
  paintDots(ctx, frame);
  paintText(ctx, frame);
  ctx.translate(0, -sheet.top);
  paintAround(ctx, frame, sheet);
}
