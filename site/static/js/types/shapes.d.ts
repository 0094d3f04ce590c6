/** Points, boxes and colours, and what paints them. */

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The sizes of type that there are, the smallest first. */
export type TypeSize = "tiny" | "label" | "small" | "text" | "lead" | "title";

export type FontName = "label" | "strong" | "low" | "lowStrong" | "lane" | "kind" | "kindStrong" | "year";

/** The part of a picture that is seen: its middle, and how large it is. */
export interface View extends Point {
  scale: number;
}

/** Those parts of `CanvasRenderingContext2D` that the page paints with. */
export type Painter = Pick<
  CanvasRenderingContext2D,
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "globalAlpha"
  | "font"
  | "textBaseline"
  | "setLineDash"
  | "translate"
  | "beginPath"
  | "moveTo"
  | "lineTo"
  | "bezierCurveTo"
  | "arc"
  | "closePath"
  | "fill"
  | "stroke"
  | "fillRect"
  | "fillText"
  | "measureText"
>;

export type Shape = "circle" | "square" | "diamond" | "triangle";
export type ColourName =
  | "ground"
  | "band"
  | "text"
  | "muted"
  | "line"
  | "edge"
  | "ancestor"
  | "descendant"
  | "ring";
export type Colours = Record<ColourName, string>;
