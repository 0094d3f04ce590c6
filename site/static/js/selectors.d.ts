/** Selectors: what they ask of a lineage document, and the tree that a text becomes. */

import type { Derivation, LineageDocument, Model } from "./data.js";

/** What selectors ask of a lineage document. */
export interface SelectorIndex {
  document: LineageDocument;
  /** Oldest first. */
  models: Model[];
  parents: Map<string, Derivation[]>;
  children: Map<string, Derivation[]>;
  ids: Set<string>;
  byName: Map<string, string[]>;
  byCatalog: Map<string, string[]>;
  byPaper: Map<string, string[]>;
}

/** What returns a test of models for a value, or null if it does not know the value. */
export type SelectorFinder = (
  index: SelectorIndex,
  value: string,
) => ((model: Model) => boolean) | null;

export interface SelectorMethod {
  /** What its value is called. */
  noun: string;
  find: SelectorFinder;
}

export interface SelectorName {
  name: string;
  column: number;
  isPattern: boolean;
}

export interface SelectorFilter {
  method: string;
  column: number;
  value: string;
  valueColumn: number;
}

export interface SelectorGroup {
  words: SelectorWord[];
}

export interface SelectorWord {
  isExcluded: boolean;
  terms: SelectorTerm[];
}

/** What stands between square brackets, to keep a walk to a channel. */
export interface SelectorChannel {
  name: string;
  column: number;
}

/** How far a plus goes, and over what; no channels: those of ancestry. */
export interface SelectorReach {
  generations: number;
  channels: SelectorChannel[];
}

export interface SelectorTerm {
  above: SelectorReach;
  atom: SelectorName | SelectorFilter | SelectorGroup;
  below: SelectorReach;
}
