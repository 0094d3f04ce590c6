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
  /** The values that it takes; numbers have no end. */
  list?: (index: SelectorIndex) => SelectorValue[];
}

/** A value that a method takes. */
export interface SelectorValue {
  value: string;
  /** By which names one may look for it. */
  names: string[];
  /** What has this id. */
  record?: { name: string; name_zh?: string | null };
  /** The key of the text by which the page calls it, or nothing. */
  text?: string;
}

/** What an unfinished selector may become. */
export interface SelectorOffer {
  /** The whole text. */
  query: string;
  /** The method of the value, or of what has no value yet; none: a channel, a model. */
  method: string | null;
  value: SelectorValue | null;
  /** Whether something has to follow. */
  isOpen: boolean;
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
  /** All of it, as it stands in the selector. */
  text: string;
}

/** What was read of a text, whether or not it is a selector. */
export interface SelectorSeen {
  names: string[];
  methods: string[];
  /** How many pluses, minuses, patterns, brackets with channels, and commas with a term behind. */
  operators: number;
  /** How many signs that words have, too: colons, commas, quotes, round brackets. */
  signs: number;
}

/** What the grammar sees in a text. */
export interface SelectorNature {
  /** Whether it asks for more than models by their names, be it with mistakes. */
  asks: boolean;
  /** Whether it is a list of names, known or not. */
  lists: boolean;
  /** Whether it is one word, without any sign. */
  isName: boolean;
  signs: number;
  names: string[];
  /** The same conditions with "and" between them, where a union of conditions is asked for. */
  conjunction: string | null;
  /** The walk that is kept to a channel, where a walk and `via:` are asked for. */
  walk: string | null;
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
