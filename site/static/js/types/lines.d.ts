/** Lines between models. */

import type { Channel, Derivation, Kind, Support } from "./data.js";

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
