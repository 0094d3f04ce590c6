/** Into which classes models are sorted, for their colours and the legend. */

/** By what models are coloured. */
export type Trait = "group" | "arch" | "licence" | "lab" | "modality" | "support";

/** Models that share a colour. */
export interface ModelClass {
  id: string;
  ids: string[];
  /** On the light and on the dark ground. */
  colour: string[];
}

export interface Classes {
  /** In the order of the legend; none is empty. */
  all: ModelClass[];
  /** The class of each model. */
  of: Map<string, ModelClass>;
}
