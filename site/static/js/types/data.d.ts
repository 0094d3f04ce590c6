/**
 * What the build packs into the page: the lineage document as `graph/records/document.py` publishes it,
 * and the layouts that `lineage/website/render.py` adds. A test holds real data against this.
 */

import type { ColourTable, FamiliesLayout, NetworkData, SizesLayout, TimelineLayout, TreeLayout } from "./layouts.js";

export * from "./layouts.js";

export type Channel = "weights" | "architecture" | "knowledge" | "idea" | "code" | "series";
export type Kind =
  | "finetuning" | "alignment" | "continued-pretraining" | "compression" | "component"
  | "merging" | "architecture" | "scaling" | "retraining" | "objective" | "distillation"
  | "synthetic-data" | "inspiration" | "code-reuse" | "succession";
export type Modality =
  | "text" | "code" | "image" | "video" | "audio" | "actions" | "protein" | "geometry" | "molecules" | "genome" | "time-series" | "weather";
export type Support = "supported" | "disputed" | "unverified";
export type House = "maker" | "transformers" | "runtimes" | "catalog" | "secondary";
export type Access = "open" | "restricted" | "closed" | "unknown";

export interface Evidence {
  /** Id of a source, `arxiv:<id>`, an address, or `unverified`. */
  source: string;
  locator: string;
  stance: "supports" | "disputes";
  basis: "read" | "generated";
  /** What the last look at the place found, and on which day. */
  verdict?: "located" | "moved" | "absent" | "unreachable" | "not checkable";
  checked?: string;
}

export interface Derivation {
  parent: string;
  child: string;
  kind: Kind;
  channel: Channel;
  support: Support;
  note: string;
  note_zh: string;
  /** Which of the child's variants it is true of; null if of the whole release. */
  variant: string | null;
  variant_zh: string | null;
  /** Who says so, each once. */
  houses: House[];
  /** Whether a maker, or the code itself, says so. */
  primary: boolean;
  evidence: Evidence[];
}

/** What is true of a model's making and is no derivation. */
export interface Remark {
  text: string;
  text_zh: string;
  evidence: Evidence[];
}

export interface Licence {
  text: string;
  text_zh: string | null;
  access: Access;
}

/** A derivation that a source claims and the catalog does not accept. */
export interface Dispute {
  parent: string; child: string;
  reason: string; reason_zh: string;
  evidence: Evidence[];
}

export interface Correction {
  field: string;
  source: string;
  printed: string;
  reason: string;
  reason_zh: string;
  verdict: "corrected" | "doubted";
  evidence: Evidence[];
}

export interface ModelSize {
  label: string;
  label_zh: string | null;
  count: number | "undisclosed";
  active: number | null;
  /** Its terms, where they are not those of the whole entry. */
  licence: Licence | null;
}

export interface Model {
  id: string;
  name: string;
  aliases: string[];
  family: string;
  labs: string[];
  /** `2018-03-01`, `2018-03` or `2018`. */
  released: string;
  architecture: string;
  modalities: Modality[];
  pretraining_tasks: string[];
  fine_tuning_tasks: string[];
  /** The smallest first. */
  parameters: ModelSize[];
  more_sizes: boolean;
  /** Null in a short entry. */
  corpus: string | null;
  corpus_zh: string | null;
  licence: Licence;
  /** Null in a short entry. */
  application: string | null;
  application_zh: string | null;
  adds: string;
  adds_zh: string;
  techniques: string[];
  paper: string | null;
  no_paper: string | null;
  no_paper_zh: string | null;
  links: string[];
  /** Repositories on the Hugging Face Hub. */
  hub: string[];
  milestone: boolean;
  short: boolean;
  /** Why it has no parents; null if it has some. */
  no_parents: "undisclosed" | "none-found" | null;
  remarks: Remark[];
  /** Its name in arXiv 2302.07730. */
  catalog: string | null;
  fact_sources: { fields: string[]; source: string; locator: string }[];
  corrections: Correction[];
}

export interface Paper {
  arxiv_id: string;
  title: string;
  authors: string[];
  more_authors: boolean;
  authors_note: string | null;
  submitted: string;
  updated: string | null;
  version: number | null;
  primary_category: string | null;
  source: string;
  retrieved: string;
}

export interface Lab {
  id: string;
  name: string;
  name_zh: string | null;
  spellings: string[];
  sites: string[];
}

/** About a tenth of the families, which share a colour. */
export interface Group {
  id: string;
  name: string;
  name_zh: string;
  order: number;
  colour: string;
  colour_dark: string;
}

/** A task or architecture. */
export interface Concept {
  id: string;
  name: string;
  name_zh: string;
  text: string;
  text_zh: string;
  aliases: string[];
  paper: string | null;
  paper_note: string | null;
  paper_note_zh: string | null;
  catalog: string | null;
}

export interface Technique extends Concept {
  /** Whether what is made from a model's weights has it, too. */
  carried: boolean;
}

export interface Family extends Concept {
  group: string | null;
}

export interface Source {
  id: string;
  name: string;
  url: string | null;
  licence: string;
  licence_zh: string | null;
  retrieved: string | null;
  retrieved_zh: string | null;
  note: string | null;
  note_zh: string | null;
  house: House;
  code: boolean;
  corrections: Correction[];
}

export interface LineageDocument {
  schema_version: 2;
  models: Model[];
  derivations: Derivation[];
  disputes: Dispute[];
  papers: Paper[];
  labs: Lab[];
  groups: Group[];
  families: Family[];
  tasks: Concept[];
  techniques: Technique[];
  architectures: Concept[];
  sources: Source[];
}

export interface TourStop {
  title: string; title_zh: string;
  text: string; text_zh: string;
  /** A fragment of the page's address. */
  state: string;
}

export interface PageData {
  document: LineageDocument;
  timeline: TimelineLayout;
  families: FamiliesLayout;
  sizes: SizesLayout;
  tree: TreeLayout;
  colours: ColourTable;
  tour: TourStop[];
  network: NetworkData;
}
