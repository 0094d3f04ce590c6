/** What the search box understands and offers. */

/** Where a selector or a search went wrong. */
export interface Problem {
  message: string;
  column: number;
  /** What to write instead, or nothing. */
  hint: string;
}

/**
 * How a text matches: it is a name; it stands in names; it stands elsewhere, if anywhere; nothing
 * matches, and what was found is only alike in spelling.
 */
export type Fit = "exact" | "name" | "other" | "near";

/** What a text in the search box means. */
export interface Meaning {
  /** Whether it is read as a selector; a name alone is a name. */
  selector: boolean;
  /** Models that it finds; the best first where it is searched for. */
  ids: string[];
  /** How the best of them match; `near`: nothing is called so, and they are only like it. */
  fit: Fit;
  /** What is wrong with a selector. */
  error: Problem | null;
  /** Why a text is no selector that nearly is one, where a search finds nothing. */
  miss: Problem | null;
  /** What a search finds besides the models that are named. */
  more: string[];
  /** The selector with "and" between conditions, where the text has "or" between all of them. */
  conjunction: string | null;
  /** The selector whose walk is kept to a channel, where the text asks for a walk and `via:`. */
  walk: string | null;
}

/** Something that the search box offers. */
export interface Answer {
  /** The model that it is, or null where it is a query. */
  model: string | null;
  query: string;
  label: string;
  /** What it is, and how many models it finds. */
  about: string;
  /** Whether the query has to go on. */
  isOpen: boolean;
}

/** Answers of one sort. */
export interface AnswerGroup {
  name: "models" | "families" | "labs" | "techniques" | "queries" | "more" | "examples";
  /** How many there are; not all of them may stand here. */
  count: number;
  /** Whether nothing of the sort matches, and these are only alike in name. */
  isNear: boolean;
  answers: Answer[];
}
