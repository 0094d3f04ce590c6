/** What other scripts may use of the page. */

import type { State } from "./page.js";
import type { BranchText } from "./trace.js";

/** Something that stands on the screen, in CSS pixels of the window. */
export interface Drawn {
  what: "family" | "group" | "model" | "kind" | "axis" | BranchText["what"];
  /** Id of the family, group, model or checkpoint, else the kind or the text. */
  id: string;
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether part of it cannot be read. */
  cut: boolean;
}

declare global {
  interface Window {
    /** What other scripts may use of the page. */
    lineage: {
      /** Fulfilled when the first picture stands. */
      readonly ready: Promise<void>;
      /** What the fragment holds, too. */
      readonly state: State;
      /** Select a model; null clears the selection. */
      select(id: string | null): void;
      /** Ask as the box does: what `lineage select` gives for a selector, else the best match first. */
      query(text: string): string[];
      /** What stands on the screen now, for tests of overlap and of what is named. */
      drawn(): Drawn[];
    };
  }
}
