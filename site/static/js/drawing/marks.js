import { svg } from "../base/dom.js";
import { findHead, LINE_LOOKS } from "./line_looks.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Painter, Point, Shape} from "../types/drawing.js"
 */

/** @type {Record<string, Shape>} */
const SHAPES = { encoder: "circle", decoder: "square", "encoder-decoder": "diamond" };

/**
 * Return the shape that stands for an architecture.
 * @param {string} architecture
 * @returns {Shape}
 */
export function findShape(architecture) {
  return Object.hasOwn(SHAPES, architecture) ? SHAPES[architecture] : "triangle";
}

/** @param {Shape} shape @param {number} radius */
function findCorners(shape, radius) {
  if (shape === "square") {
    const side = radius * 0.88;
    return [
      [-side, -side],
      [side, -side],
      [side, side],
      [-side, side],
    ];
  }
  if (shape === "diamond") {
    const reach = radius * 1.18;
    return [
      [0, -reach],
      [reach, 0],
      [0, reach],
      [-reach, 0],
    ];
  }
  const reach = radius * 1.28;
  return [
    [0, -reach],
    [reach * 0.9, reach * 0.68],
    [-reach * 0.9, reach * 0.68],
  ];
}

/**
 * Add the outline of a mark to the path of a canvas.
 * @param {Pick<Painter, "beginPath" | "arc" | "lineTo" | "closePath">} ctx
 * @param {Shape} shape
 * @param {Point} at
 * @param {number} radius
 */
export function traceMark(ctx, shape, at, radius) {
  ctx.beginPath();
  if (shape === "circle") {
    ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    return;
  }
  for (const [x, y] of findCorners(shape, radius)) ctx.lineTo(at.x + x, at.y + y);
  ctx.closePath();
}

/**
 * Make a mark for the legend and the panel, in the colour of its surroundings.
 * @param {Shape} shape
 * @param {{radius?: number, hollow?: boolean}} [look]
 * @returns {SVGElement}
 */
export function makeMark(shape, { radius = 5, hollow = false } = {}) {
  const paint = hollow
    ? { fill: "none", stroke: "currentColor", "stroke-width": 1.6 }
    : { fill: "currentColor" };
  const inner =
    shape === "circle"
      ? svg("circle", { cx: 0, cy: 0, r: radius, ...paint })
      : svg("polygon", {
          points: findCorners(shape, radius)
            .map((corner) => corner.join(","))
            .join(" "),
          ...paint,
        });
  return svg(
    "svg",
    {
      class: "mark",
      viewBox: "-9 -9 18 18",
      width: 18,
      height: 18,
      "aria-hidden": "true",
    },
    inner,
  );
}

/**
 * Make a dot with its smaller sizes below it, for the legend.
 * @returns {SVGElement}
 */
export function makeStem() {
  const line = svg("path", { d: "M0 -5V7", stroke: "currentColor", "stroke-width": 1.4 });
  const dots = [
    [-5, 4],
    [2, 2],
    [7, 2],
  ].map(([cy, r]) => svg("circle", { cx: 0, cy, r, fill: "currentColor" }));
  const look = { class: "mark", viewBox: "-9 -10 18 20", width: 18, height: 20 };
  return svg("svg", { ...look, "aria-hidden": "true" }, line, ...dots);
}

/**
 * Make a piece of a line for the legend, from parent to child.
 * @param {string} look A channel, or a class that styles the line.
 * @returns {SVGElement}
 */
export function makeLine(look) {
  const { width, dash } = LINE_LOOKS[/** @type {Channel} */ (look)] ?? LINE_LOOKS.architecture;
  const path = svg("path", {
    d: "M1 7H26",
    fill: "none",
    "stroke-width": width,
    "stroke-dasharray": dash.join(" ") || null,
  });
  const head = svg("polygon", { class: "head", points: findHead([1, 7, 9, 7, 18, 7, 27, 7], 0).join(" ") });
  const size = { viewBox: "0 0 28 14", width: 28, height: 14 };
  return svg("svg", { class: `line ${look}`, ...size, "aria-hidden": "true" }, path, head);
}
