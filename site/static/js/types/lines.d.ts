/** Lines between models. */

import type { Channel, Derivation, Kind, Support } from "./data.js";
import type { Point } from "./shapes.js";

/** Which side of the selected model a line is on, and how far away its outer end is. */
export interface EdgeRole {
  side: "ancestor" | "descendant";
  distance: number;
}

/** How a line looks. */
export interface LineLook {
  width: number;
  dash: number[];
}

/** A line in sight, with the look of one derivation. */
export interface Edge {
  parent: string;
  child: string;
  channel: Channel;
  kind: Kind;
  support: Support;
  role: EdgeRole | null;
  /** x and y of the start, then of two controls and the end of each part. */
  curve: number[];
  /** All that joins the two, the derivation with this look first. */
  rows: Derivation[];
}

/**
 * The way of a line: where it turns, as parts of its width from the parent on and from the child
 * back, and how far below parent and child that is, in pixels of the picture.
 */
export interface Bend {
  out: number;
  back: number;
  leave: number;
  reach: number;
  detours?: Detour[];
}

/**
 * Where on a line, from 0 to 1, it passes by a point, how long before and after that it leaves its
 * way, and how far, in pixels of the picture.
 */
export interface Detour extends Point {
  at: number;
  reach: number;
}

/** How many times larger than at first a picture is. */
export interface Zoom {
  across: number;
  down: number;
}
