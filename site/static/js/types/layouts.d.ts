/** Where the build places what the page draws; see `graph/drawing/`. */

/** When models stand, at 12 pixels a month. */
export interface TimelineLayout {
  first_year: number;
  places: { model_id: string; x: number }[];
  spread: number;
}

/** The row of one family; see `graph/drawing/family_rows.py`. */
export interface FamilyRow {
  family: string;
  group: string | null;
  /** The line on which it began. */
  parent: string | null;
  child: string | null;
  /** Those to be named first at the front. */
  models: string[];
  /** How many are named at natural size. */
  names: number;
  /** What some are called in the row of their family, where their whole names lack room. */
  short: Record<string, string>;
}

/** Families in rows, over a time that has room where models are. */
export interface FamiliesLayout {
  first_year: number;
  /** Where each year begins, and where the last one ends. */
  years: number[];
  rows: FamilyRow[];
  places: { model_id: string; x: number }[];
}

/** Where models stand in the chart of sizes that have none. */
export interface SizesLayout {
  /** Exponents of ten between which all sizes lie. */
  least: number;
  most: number;
  strips: { silence: "undisclosed" | "unknown"; rows: number }[];
  places: { model_id: string; strip: number; row: number }[];
}

export interface TreeLayout {
  /** The generation of each column. */
  generations: number[];
  rows: number;
  places: { model_id: string; column: number; row: number }[];
}

/** Colours of marks, each on the light and on the dark ground; see `lineage/website/colours.py`. */
export interface ColourTable {
  /** Those that values take, the most frequent value first. */
  palette: string[][];
  /** What values share for which there is no colour left. */
  others: string[];
  /** Colours of values that mean the same at any frequency, by trait. */
  values: Partial<Record<string, Record<string, string[]>>>;
}

/** What pyvis holds: nodes and options of vis-network. */
export interface NetworkData {
  nodes: { id: string; shape: string; size: number }[];
  options: object;
}
