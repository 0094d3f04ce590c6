/** A trace that is dropped on the page, and the branch that is drawn of it. */

import type { FontName } from "./shapes.js";
import type { Box, Point } from "./shapes.js";

export interface TraceNode {
  id: string;
  /** `model` of the catalog, or `checkpoint`. */
  type: "model" | "checkpoint";
  name: string;
  /** Empty where nobody says, as the next. */
  released: string;
  licence: string;
  /** What is known of it; see `graph/tracing/trace.py`. */
  state: string;
  /** The same in words, with what is special, in English. */
  says: string;
  /** About its licence. */
  questions: TraceQuestion[];
  /** Names of those that it says it was made from, in a circle. */
  loops: string[];
}

export interface TraceQuestion {
  /** `missing`, `unseen`, `unclear` or `wider`. */
  about: string;
  /** Id of the ancestor whose terms do not fit, where there is one. */
  parent: string;
  /** The question in English. */
  text: string;
}

export interface TraceStep {
  parent: string;
  child: string;
  relation: string;
}

export interface Trace {
  /** Id of the checkpoint that was asked about. */
  subject: string;
  nodes: ReadonlyMap<string, TraceNode>;
  steps: TraceStep[];
}

/** A checkpoint in a row of its own, below all that it was made from. */
export interface BranchRow {
  node: TraceNode;
  /** Number of the vertical line on which it stands. */
  lane: number;
  /** How it was made, each relation once. */
  relations: string[];
  /** What it was made from: ids of rows above, or of models of the catalog. */
  parents: string[];
  isSubject: boolean;
}

/** A branch as rows and lanes. */
export interface BranchRows {
  rows: BranchRow[];
  /** The lane that comes down from each model of the catalog. */
  met: Map<string, number>;
  lanes: number;
}

/** What is written beside a checkpoint, in its two lines. */
export interface BranchWords {
  name: string;
  words: string;
  /** How many questions there are about its licence; empty if none. */
  asked: string;
}

/** A branch below the tree, in pixels at scale 1. */
export interface Branch {
  /** Where the tree ends. */
  top: number;
  left: number;
  /** Where texts begin. */
  text: number;
  pitch: number;
  rows: (BranchRow & BranchWords & Point)[];
  lines: BranchLine[];
}

/** From a parent down its lane, and over to the child in the last row. */
export interface BranchLine {
  /** The model of the catalog from whose dot it comes; left out: it begins in the branch. */
  model?: string;
  from: Point;
  to: Point;
}

/** A text of a branch that is in sight. */
export interface BranchText extends Box {
  what: "checkpoint" | "step";
  id: string;
  text: string;
  font: FontName;
  /** What stands out behind it. */
  asked: string;
  /** Whether part of it had no room. */
  cut: boolean;
}

/** A branch as it is seen, in pixels of the stage. */
export interface SeenBranch {
  top: number;
  pitch: number;
  dots: (Point & { id: string; isSubject: boolean; isAsked: boolean })[];
  /** The dot in the tree, where it comes from one, and the way through the branch. */
  lines: { start?: Point; from: Point; to: Point }[];
  texts: BranchText[];
}
