/** The few parts of vis-network, which pyvis brings along, that the page uses. */

import type { Point, View } from "./drawing.js";

interface VisEvents {
  beforeDrawing: CanvasRenderingContext2D;
  afterDrawing: CanvasRenderingContext2D;
  click: { pointer: { DOM: Point } };
  zoom: object;
  dragging: object;
  dragEnd: object;
  animationFinished: void;
}

export interface VisNetwork {
  on<Name extends keyof VisEvents>(name: Name, listener: (event: VisEvents[Name]) => void): void;
  once<Name extends keyof VisEvents>(name: Name, listener: (event: VisEvents[Name]) => void): void;
  redraw(): void;
  getScale(): number;
  getViewPosition(): Point;
  moveTo(options: {
    position: Point;
    scale: number;
    animation: false | { duration: number; easingFunction: string };
  }): void;
  setSize(width: string, height: string): void;
  canvas: { frame: { canvas: HTMLCanvasElement } };
  body: { nodes: Record<string, Point> };
}

export interface VisLibrary {
  DataSet: new (rows: object[]) => object;
  Network: new (
    container: HTMLElement,
    data: { nodes: object; edges: object },
    options: object,
  ) => VisNetwork;
}

declare global {
  /** Until the page has taken it. */
  var vis: VisLibrary | undefined;
}
