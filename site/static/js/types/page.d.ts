/** What the page makes of its data: the index of the catalog, the state, and what modules share. */

import type { Channel, Concept, Derivation, Dispute, Family, FamilyRow, Group, Lab, LineageDocument, Model, Paper, Source } from "./data.js";
import type { Classes, Trait } from "./classes.js";
import type { Frame } from "./drawing.js";
import type { Meaning } from "./search.js";
import type { createPanel } from "../panel/panel.js";
import type { createSearchbox } from "../search/searchbox.js";
import type { createViewbar } from "../controls/viewbar.js";
import type { createTraces } from "../controls/traces.js";
import type { createOutline } from "../controls/outline.js";
import type { createTable } from "../table/table.js";
import type { Column } from "../state/table.js";
import type { createTimeline } from "../stage/stage.js";

export * from "./classes.js";
export * from "./search.js";

/** What joins two models; code reuse joins none. */
export interface Pair {
  parent: string;
  child: string;
  rows: Derivation[];
}

/** The lineage document, indexed. */
export interface Catalog {
  document: LineageDocument;
  models: Map<string, Model>;
  groups: Map<string, Group>;
  families: Map<string, Family>;
  labs: Map<string, Lab>;
  tasks: Map<string, Concept>;
  techniques: Map<string, Concept>;
  architectures: Map<string, Concept>;
  sources: Map<string, Source>;
  /** By arXiv id. */
  papers: Map<string, Paper>;
  /** Derivations by their child, in the order of the document. */
  parents: Map<string, Derivation[]>;
  /** Derivations by their parent, the oldest child first. */
  children: Map<string, Derivation[]>;
  /** By the child. */
  disputes: Map<string, Dispute[]>;
  /** Those with most descendants first. */
  pairs: Pair[];
  /** How many descendants each model has. */
  heirs: Map<string, number>;
  /** On which line each family began. */
  foundings: FamilyRow[];
  /** Into which classes a trait sorts the models. */
  classes: (trait: Trait) => Classes;
}

export type ConceptGroup = "families" | "architectures" | "techniques" | "tasks";
export type ViewName = "timeline" | "size" | "tree" | "table";
export type Language = "en" | "zh";
export type Theme = "light" | "dark";
export type Facet =
  | "family"
  | "lab"
  | "arch"
  | "modality"
  | "uses"
  | "licence"
  | "params"
  | "into"
  | "support"
  | "year";

/** What is chosen under each facet but the family; those with nothing chosen are left out. */
export type Facets = Readonly<Partial<Record<Exclude<Facet, "family">, readonly string[]>>>;

/** What is filtered by in each column of the table; those without a filter are left out. */
export type ColumnFilters = Readonly<Partial<Record<Column, string>>>;

/** What the page shows; all of it is in the fragment. */
export interface State {
  view: ViewName;
  /** Id of the selected model. */
  model: string | null;
  /** How many generations are lit. */
  depth: number;
  /** Ids of the families to show; none: all. */
  families: readonly string[];
  facets: Facets;
  /** Id of the model to which a path is shown. */
  path: string | null;
  /** Id of the model that the selected one is compared with. */
  compare: string | null;
  /** Nothing: what the browser prefers. */
  lang: Language | "";
  /** Stop of the tour, from 1; 0: no tour. */
  tour: number;
  /** Whether the graph is shown without anything around it. */
  embed: boolean;
  /** Nothing: what the system has. */
  theme: Theme | "";
  /** What is searched for. */
  query: string;
  /** What must be inherited for a line to count; none: all. */
  channels: readonly Channel[];
  /** First month to show, as `2018-01`, or nothing: from the beginning. */
  from: string;
  /** Last month to show, or nothing: to the end. */
  to: string;
  /** By what models are coloured. */
  colour: Trait;
  /** Classes of this trait that are switched off. */
  off: readonly string[];
  /** Ids of the families that are unfolded. */
  open: readonly string[];
  /** First models of what is gathered in the tree and unfolded, or `all`. */
  unfold: readonly string[];
  /** How close one looks, and at which part of the picture; nothing: at all of it. */
  at: string;
  /** Whether the tree shows all models even when one is selected. */
  whole: boolean;
  /** Whether the tree is a network that can be pushed about. */
  network: boolean;
  /** Column of the table, with `-` in front for the other way. */
  sort: string;
  /** Columns that the table shows. */
  columns: readonly Column[];
  /** What the table is filtered by in its columns. */
  columnFilters: ColumnFilters;
}

/** The one place that holds the state. */
export interface Store {
  get(): Readonly<State>;
  /** Change some values. Listeners get the new and the old state; nothing happens if all is equal. */
  set(patch: Partial<State>): void;
  subscribe(listener: (state: Readonly<State>, old: Readonly<State>) => void): void;
}

/** Models that search and filters leave. */
export interface Shown {
  /** What the search finds. */
  found: string[];
  /** What passes the filters, too. */
  shown: string[];
}

/** Why a model is lit, and how many generations away it is. */
export interface Lit {
  role: "self" | "turn" | "ancestor" | "descendant";
  distance: number;
}

/** A way from one model up to an ancestor that another shares, and down to that. */
export interface Path {
  turn: string;
  up: string[];
  down: string[];
}

/** What most parts of the page work with. */
export interface Context {
  catalog: Catalog;
  store: Store;
  /** Select a model; null clears the selection. */
  select: (id: string | null) => void;
  theme: () => Theme;
  /** The colour of a model now. */
  colourOf: (id: string) => string;
  /** Ids of the models that a text finds, those that it names first. */
  find: (text: string) => string[];
  /** What a text means where a plus follows these channels; left out: those of the state. */
  read: (text: string, channels?: readonly Channel[]) => Meaning;
  /** Ids of the models to take away. */
  listTaken: (state: State) => string[];
  /** All of the picture, to be saved: as wide as the stage, and as high as it takes. */
  getPicture: () => Frame;
  /** All of the picture, for paper. */
  getSheets: () => Frame[];
  repaint: () => void;
  traces: Traces;
  /** Families, in the order of their lanes. */
  lanes: string[];
}

/** Something that stands between the tags of an element. */
export type Child = Node | string | null | undefined | false;

/** What listens to an element, by the name of the event. */
export type Listeners = {
  [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void;
};

/** Attributes of an element, and `text`, `on` and `colour` with meanings of their own. */
export interface Props {
  on?: Listeners;
  [attribute: string]: string | number | boolean | null | undefined | Listeners;
}

/** The list that says the same as the graph. */
export type Outline = ReturnType<typeof createOutline>;

/** The trace that is open, and how one is opened and closed. */
export type Traces = ReturnType<typeof createTraces>;

/** The drawn views. */
export type Timeline = ReturnType<typeof createTimeline>;

/** What is searched of a model or of anything else with names, folded. */
export interface Searched {
  id: string;
  names: string[];
  /** Names without spaces and signs. */
  squeezed: string[];
  /** Labs, family, title and authors. */
  others: string;
  words: string[];
  paper: string | null;
  weight: number;
}

/** What the page is made of, for those that show a state. */
export interface Page extends Context {
  timeline: Timeline;
  outline: Outline;
  panel: ReturnType<typeof createPanel>;
  searchbox: ReturnType<typeof createSearchbox>;
  sheet: { lower: () => void };
  showTab: (view: ViewName) => void;
  table: ReturnType<typeof createTable>;
  viewbar: ReturnType<typeof createViewbar>;
}
