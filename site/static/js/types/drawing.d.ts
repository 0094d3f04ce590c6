/** What is drawn, from where models stand in a picture to what is seen on the stage. */

import type { Channel, Kind } from "./data.js";
import type { Catalog, Language, Lit, Pair, Theme, Trait, ViewName } from "./page.js";
import type { createViewport } from "../stage/viewport.js";

import type { Bend, Edge } from "./lines.js";
import type { Box, Colours, FontName, Point, Shape, Size, View } from "./shapes.js";
import type { Branch, SeenBranch, Trace } from "./trace.js";

export * from "./lines.js";
export * from "./shapes.js";

export interface Lane {
  family?: string;
  text?: string;
  top: number;
  height: number;
  /** What it is in a picture of rows: the heading of a group, or a family. */
  kind?: "group" | "closed" | "open" | "lineage";
  group?: string;
  /** How many models it has. */
  count?: number;
  /** Where the life of a family begins and ends. */
  from?: number;
  to?: number;
}

/** A mark that stands for several models, and opens. */
export interface Stand {
  text: string;
  ids: string[];
  /** The family that it is; null: models that are gathered. */
  family: string | null;
}

/** Which names of a closed row come first, and how close one must look to see more of them. */
export interface Naming {
  from: number;
  rank: number;
  /** Whether it is named whatever stands around it. */
  milestone: boolean;
  /** What it is called in its row, if that is not its name. */
  text?: string;
}

/** A year or a generation in the row at the top; the short text is for where room lacks. */
export interface ColumnHead {
  text: string;
  short?: string;
  x: number;
}

/** Where everything stands at scale 1, in pixels. */
export interface Arrangement extends Size {
  /** Centre of each model's dot. */
  points: Map<string, Point>;
  lanes: Lane[];
  /** What stands in the row at the top. */
  columns: ColumnHead[];
  /** What stands in the column at the left. */
  ticks: { text: string; y: number }[];
  /** Further places below a model's dot. */
  stems: Map<string, number[]>;
  /** Width of the column with the names of the lanes; 0: there is none. */
  gutter: number;
  /** Height of the row at the top. */
  axis: number;
  /** Height of a line of text, where rows are lower than one is elsewhere. */
  line?: number;
  /** Whether names of lanes stand in strips above them. */
  narrow: boolean;
  /** Whether rows keep their height: only time is zoomed. */
  fixed?: boolean;
  /** Names of models that are ticks as long as they have none. */
  naming?: Map<string, Naming>;
  /** Marks that stand for several models, by the model in whose place they stand. */
  stands?: Map<string, Stand>;
  /** What is joined where such marks are; left out: the models of the catalog. */
  links?: Pair[];
  /** Which lines are drawn before anything is pointed at; left out: all. */
  isDrawn?: (parent: string, child: string) => boolean;
  /** Whether so many models stand here that lines and other sizes wait until something is pointed at. */
  quiet?: boolean;
  /** Models that were the largest of their day, from left to right. */
  frontier?: Set<string>;
  /** Height of a row. */
  pitch?: number;
  /** Whether each model has a row of its own, below a parent: it is read from the top down. */
  outline?: boolean;
  /** How the line between two models bends, where the usual way leads through others. */
  findBend?: (parent: string, child: string) => Bend | undefined;
  /** Checkpoints below the tree. */
  branch?: Branch;
  /** The largest scale. */
  mostZoom: number;
  /** How much closer one must look until all labels have room. */
  spread: number;
}

/** What all pictures with time to the right have in common. */
export interface TimeArrangement
  extends Omit<Arrangement, "points" | "lanes" | "ticks" | "height"> {
  toX: (x: number) => number;
}

/** What a viewport keeps on the stage. */
export type Extent = Pick<Arrangement, "width" | "height" | "gutter" | "axis" | "mostZoom" | "fixed">;

/** A model in sight: its dot, and how wide its name is. */
export interface Item extends Point {
  id: string;
  radius: number;
  width: number;
}

/** The name of a model, beside the place of its dot. */
export interface Label extends Box, Point {
  id: string;
  /** What is written, if that is not the name. */
  text?: string;
  /** Whether the name is longer than its place. */
  cut?: boolean;
  /** Whether it stands away from its dot. */
  apart?: boolean;
}

/** The kind of a lit line: on it, or at the name of its child. */
export interface Plate extends Box {
  id?: undefined;
  parent: string;
  child: string;
  kind: Kind;
  side: "ancestor" | "descendant";
}

export interface Texts {
  labels: Label[];
  plates: Plate[];
}

/** Models on their way from one picture to another: `at` goes from 0 to 1. */
export interface Motion {
  from: Map<string, Point>;
  at: number;
}

/** What is known of all models and never changes while the page is open. */
export interface Described {
  catalog: Catalog;
  fonts: Readonly<Record<FontName, string>>;
  radii: Map<string, number>;
  shapes: Map<string, Shape>;
  /** Models without a known size. */
  hollow: Set<string>;
  weights: Map<string, number>;
  /** What stands beside a mark. */
  nameMark: (id: string) => string;
  measure: (id: string) => number;
  /** How wide the text is that stands in a closed row. */
  measureName: (text: string) => number;
  measureKind: (kind: string) => number;
  measureLane: (lane: Lane) => number;
  measureText: (font: FontName, text: string) => number;
  /** Shorten a text until it fits. */
  fit: (font: FontName, text: string, room: number) => string;
}

/** What is lit, shown, selected and pointed at. */
export interface Look {
  /** Which picture is drawn. */
  view: ViewName;
  language?: Language;
  /** Whether the tree shows all models even when one is selected. */
  whole: boolean;
  /** Whether what the tree draws is a network that can be pushed about. */
  network: boolean;
  lit: Map<string, Lit> | null;
  /** The trace whose branch hangs below what is lit. */
  trace?: Trace | null;
  /** Whether what is lit is a path. */
  onPath?: boolean;
  /** By what models are coloured. */
  colour: Trait;
  /** What has a place by time range and legend; while the years are played, also what is to come. */
  placed: Set<string>;
  /** What search and filters leave of these; null: all. */
  kept: Set<string> | null;
  /** Models to bring into sight together. */
  framed: string[];
  /** The selected model and its nearest kin, which a phone brings into sight together. */
  near: string[];
  /** Whether search or filters other than families take something away. */
  narrowed: boolean;
  /** What search and filters leave. */
  shown: Set<string>;
  /** What the time range leaves. */
  visible: Set<string>;
  channels: readonly Channel[];
  shownFamilies: Set<string>;
  selected: string | null;
  theme: Theme;
  hover: string | null;
  /** The family whose row is pointed at. */
  hoverFamily: string | null;
  /** What part of the picture is seen; see `writePlace`. */
  at: string;
  /** Families that are unfolded. */
  open: readonly string[];
  /** Gathered models that are unfolded in the tree. */
  unfold: readonly string[];
  hoverEdge: Edge | null;
  focus: string | null;
}

/** All that a frame is made of. */
export interface Given extends Described, Omit<Look, "view"> {
  /** Changes with all that a drag does not change. */
  version: number;
  /** Pixels of the canvas for each of the stage. */
  ratio: number;
  motion: Motion | null;
  colours: Colours;
  arrangement: Arrangement;
  view: View;
  size: Size;
  /** Where `placeTexts` has been done for this scale. */
  texts?: Texts;
}

/** What is seen where, in pixels of the stage. */
export interface Frame extends Given {
  readonly points: Map<string, Point>;
  lanes: Lane[];
  columns: ColumnHead[];
  ticks: { text: string; y: number }[];
  readonly stems: { id: string; ys: number[] }[];
  /** How many times larger than at first dots are painted. */
  grow: number;
  readonly edges: Edge[];
  /** Where names of lanes stand without a column for them. */
  strips: (Lane & Box)[];
  branch: SeenBranch | null;
  labels: Label[];
  plates: Plate[];
}

/** What pans, zooms and tells of clicks. */
export type Viewport = ReturnType<typeof createViewport>;
