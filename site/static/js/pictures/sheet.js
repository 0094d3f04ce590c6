import { getTypeSize } from "../base/dom.js";
import { breakText } from "./breaking.js";
import { listMeant } from "./legend.js";

/**
 * @import {Frame, Painter, Size, TypeSize} from "../types/drawing.js"
 * @import {Caption} from "./caption.js"
 * @import {Meant} from "./legend.js"
 *
 * A line of text, or of the legend, on the sheet.
 * @typedef {object} Line
 * @property {string} font
 * @property {"text" | "muted"} colour
 * @property {number} height
 * @property {{text: string, x: number, mark?: Meant}[]} parts
 */

const MARGIN = 16;
const PADDING = 10;
const MARK = 30;
const GAP = 18;

/**
 * Work out a sheet with a picture, what stands above it, and what below.
 * @param {Pick<Painter, "font" | "measureText">} ruler
 * @param {Frame} frame
 * @param {Caption} caption
 * @returns {{size: Size, top: number, head: Line[], foot: Line[]}}
 */
export function layOutSheet(ruler, frame, caption) {
  const family = frame.fonts.kind.replace(/^[\d.]+px /, "");
  const width = frame.size.width - 2 * MARGIN;
  /** @param {string} text @param {number} weight @param {TypeSize} size @param {Line["colour"]} colour @param {number} height */
  const write = (text, weight, size, colour, height) => {
    ruler.font = `${weight} ${getTypeSize(size)}px ${family}`;
    return breakText(ruler, text, width).map((line) => ({
      font: ruler.font,
      colour,
      height,
      parts: [{ text: line, x: MARGIN }],
    }));
  };
  const head = [
    ...write(caption.claim, 700, "title", "text", 26),
    ...caption.notes.flatMap((note) => write(note, 400, "small", "muted", 18)),
  ];
  ruler.font = `500 ${getTypeSize("small")}px ${family}`;
  /** @type {Line[]} */
  const foot = [
    ...flow(ruler, listMeant(frame), width),
    { font: ruler.font, colour: "text", height: 5, parts: [] },
    ...caption.credits.flatMap((credit) => write(credit, 400, "tiny", "muted", 16)),
  ];
  const top = measure(head);
  return {
    size: { width: frame.size.width, height: top + frame.size.height + measure(foot) },
    top,
    head,
    foot,
  };
}

/** @param {Line[]} lines */
function measure(lines) {
  return Math.ceil(lines.reduce((sum, { height }) => sum + height, 2 * PADDING));
}

/**
 * Set the legend in lines.
 * @param {Pick<Painter, "font" | "measureText">} ruler With the font of the legend.
 * @param {Meant[]} meant
 * @param {number} width
 * @returns {Line[]}
 */
function flow(ruler, meant, width) {
  /** @type {Line[]} */
  const lines = [];
  let x = Infinity;
  for (const mark of meant) {
    const own = MARK + ruler.measureText(mark.text).width;
    if (x + own > MARGIN + width) {
      lines.push({ font: ruler.font, colour: "text", height: 20, parts: [] });
      x = MARGIN;
    }
    lines[lines.length - 1].parts.push({ text: mark.text, x, mark });
    x += own + GAP;
  }
  return lines;
}

/**
 * Paint what stands around the picture; the picture is there already, and what of it came over its
 * edges goes.
 * @param {Painter} ctx
 * @param {Frame} frame
 * @param {ReturnType<typeof layOutSheet>} sheet
 */
export function paintAround(ctx, frame, { size, top, head, foot }) {
  const below = top + frame.size.height;
  ctx.globalAlpha = 1;
  ctx.fillStyle = frame.colours.ground;
  ctx.fillRect(0, 0, size.width, top);
  ctx.fillRect(0, below, size.width, size.height - below);
  ctx.fillStyle = frame.colours.line;
  ctx.fillRect(0, top - 1, size.width, 1);
  ctx.fillRect(0, below, size.width, 1);
  ctx.textBaseline = "middle";
  paintLines(ctx, frame, head, PADDING);
  paintLines(ctx, frame, foot, below + PADDING);
}

/** @param {Painter} ctx @param {Frame} frame @param {Line[]} lines @param {number} top */
function paintLines(ctx, { colours }, lines, top) {
  let y = top;
  for (const { font, colour, height, parts } of lines) {
    const middle = y + height / 2;
    for (const { text, x, mark } of parts) {
      mark?.paint(ctx, { x: x + MARK / 2 - 4, y: middle });
      ctx.font = font;
      ctx.fillStyle = colours[colour];
      ctx.fillText(text, mark ? x + MARK : x, middle);
    }
    y += height;
  }
}
