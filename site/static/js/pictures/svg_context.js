import { needPainter } from "../base/dom.js";

/** @import {Painter} from "../types/drawing.js" */

/** @type {Record<string, string>} */
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {unknown} text */
const escapeText = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
/** @param {number} value */
const round = (value) => Number(value.toFixed(2));

/**
 * Make something that is painted on like a canvas and becomes an SVG image: those parts of
 * `CanvasRenderingContext2D` that the page paints with.
 * @param {{width: number, height: number}} size
 * @param {string} title
 * @returns {Painter & {finish: () => string}}
 */
export function createSvgContext({ width, height }, title) {
  const ruler = needPainter(document.createElement("canvas"));
  /** @type {string[]} */
  const elements = [];
  /** @type {string[]} */
  let path = [];
  /** @type {Iterable<number>} */
  let dash = [];
  const shift = { x: 0, y: 0 };
  const isShifted = () => shift.x !== 0 || shift.y !== 0;
  /** @param {string} name @param {Record<string, unknown>} attributes @param {string} [content] */
  const add = (name, attributes, content = "") => {
    const written = Object.entries(attributes)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => ` ${key}="${escapeText(value)}"`);
    elements.push(`<${name}${written.join("")}${content ? `>${content}</${name}>` : "/>"}`);
  };
  const opacity = () => (ctx.globalAlpha < 1 ? round(ctx.globalAlpha) : null);
  /** @type {Painter & {finish: () => string}} `finish` returns the image. */
  const ctx = {
    fillStyle: "#000",
    strokeStyle: "#000",
    lineWidth: 1,
    globalAlpha: 1,
    font: "10px sans-serif",
    textBaseline: "alphabetic",
    translate(x, y) {
      if (isShifted()) elements.push("</g>");
      shift.x += x;
      shift.y += y;
      if (isShifted()) elements.push(`<g transform="translate(${round(shift.x)} ${round(shift.y)})">`);
    },
    setLineDash(given) {
      dash = given;
    },
    beginPath() {
      path = [];
    },
    moveTo(x, y) {
      path.push(`M${round(x)} ${round(y)}`);
    },
    lineTo(x, y) {
      path.push(`${path.length === 0 ? "M" : "L"}${round(x)} ${round(y)}`);
    },
    /** @param {number[]} points */
    bezierCurveTo(...points) {
      path.push(`C${points.map(round).join(" ")}`);
    },
    /** Whole circles only: the page paints no other arcs. */
    arc(x, y, radius) {
      const [r, side] = [round(radius), round(2 * radius)];
      path.push(`M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 0 ${side} 0a${r} ${r} 0 1 0 ${-side} 0`);
    },
    closePath() {
      path.push("Z");
    },
    fill() {
      if (path.length > 0) add("path", { d: path.join(""), fill: ctx.fillStyle, "fill-opacity": opacity() });
    },
    stroke() {
      if (path.length === 0) return;
      add("path", {
        d: path.join(""),
        fill: "none",
        stroke: ctx.strokeStyle,
        "stroke-width": round(ctx.lineWidth),
        "stroke-dasharray": [...dash].join(" ") || null,
        "stroke-opacity": opacity(),
      });
    },
    fillRect(x, y, w, h) {
      if (w <= 0 || h <= 0) return;
      add("rect", {
        x: round(x),
        y: round(y),
        width: round(w),
        height: round(h),
        fill: ctx.fillStyle,
        "fill-opacity": opacity(),
      });
    },
    fillText(text, x, y) {
      const [, weight, size, family] = /^(?:(\d+|bold) )?([\d.]+px) (.*)$/.exec(ctx.font) ?? [];
      const attributes = {
        x: round(x),
        y: round(y),
        "dominant-baseline": ctx.textBaseline === "middle" ? "central" : null,
        "font-weight": weight ?? null,
        "font-size": size,
        "font-family": family,
        fill: ctx.fillStyle,
        "fill-opacity": opacity(),
      };
      add("text", attributes, escapeText(text));
    },
    measureText(text) {
      ruler.font = ctx.font;
      return ruler.measureText(text);
    },
    finish: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img"><title>${escapeText(title)}</title>` +
      `${elements.join("\n")}${isShifted() ? "</g>" : ""}</svg>\n`,
  };
  return ctx;
}
