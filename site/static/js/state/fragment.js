import { FACETS, parseFacets } from "../catalog/facets.js";
import { parseRange } from "../catalog/months.js";
import { findNamedModels } from "../catalog/names.js";
import { orderChannels } from "../catalog/vocabulary.js";
import { indexForSelectors } from "../selectors/lineage.js";
import { DEFAULT_COLOURS, formatColours, parseColours } from "./colours.js";
import { DEFAULT_TABLE, formatTable, parseTable } from "./table.js";

/**
 * @import {Catalog, State, ViewName} from "../types/page.js"
 */

/**
 * The state of a page that was opened without a fragment.
 * @type {Readonly<State>}
 */
export const DEFAULT_STATE = Object.freeze({
  view: "timeline",
  model: null,
  depth: 2,
  families: Object.freeze([]),
  facets: Object.freeze({}),
  path: null,
  compare: null,
  lang: "",
  tour: 0,
  embed: false,
  theme: "",
  query: "",
  channels: Object.freeze([]),
  from: "",
  to: "",
  whole: false,
  network: false,
  open: Object.freeze([]),
  unfold: Object.freeze([]),
  at: "",
  ...DEFAULT_COLOURS,
  ...DEFAULT_TABLE,
});

/**
 * The views, in the order of their tabs; all but the table are drawn.
 * @type {readonly ViewName[]}
 */
export const VIEWS = Object.freeze(["timeline", "size", "tree", "table"]);

/** The most generations that the depth control lights short of all. */
export const MOST_DEPTH = 3;

/** The longest search that an address keeps, and that the box takes. */
export const LONGEST_QUERY = 2000;

const PLACE = /^\d{1,3}(\.\d{1,3})?(,-?\d{1,5}(\.\d{1,4})?){2}$/;

/**
 * Read the state from a fragment; what is unknown or broken is left out.
 * @param {string} fragment With or without `#`.
 * @param {Catalog} catalog
 * @returns {State}
 */
export function parseFragment(fragment, catalog) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...DEFAULT_STATE };
  /** @param {string} key */
  const readModel = (key) => findModelId(catalog, given.get(key) ?? "");
  state.view = readWord(given.get("view"), VIEWS) ?? state.view;
  state.model = readModel("model");
  const others = [readModel("path"), readModel("compare")];
  [state.path, state.compare] = others.map((id) => (state.model && id !== state.model ? id : null));
  state.facets = parseFacets(given, catalog);
  state.depth = parseDepth(given.get("depth"));
  state.families = parseFamilies(given.get("family"), catalog);
  state.open = parseFamilies(given.get("open"), catalog);
  const unfold = new Set((given.get("unfold") ?? "").split(","));
  state.unfold = [...unfold].filter((id) => id === "all" || catalog.models.has(id)).sort();
  state.at = PLACE.exec(given.get("at") ?? "")?.[0] ?? "";
  state.theme = readWord(given.get("theme"), ["light", "dark"]) ?? "";
  state.lang = readWord(given.get("lang"), ["en", "zh"]) ?? "";
  state.tour = /^[1-9]\d?$/.test(given.get("tour") ?? "") ? Number(given.get("tour")) : 0;
  state.embed = given.get("embed") === "1";
  state.query = (given.get("q") ?? "").slice(0, LONGEST_QUERY);
  state.channels = orderChannels((given.get("channels") ?? "").split(","));
  Object.assign(state, parseRange(given.get("from") ?? "", given.get("to") ?? ""));
  state.whole = given.get("tree") === "whole";
  state.network = given.get("tree") === "network";
  Object.assign(state, parseColours(given, catalog), parseTable(given));
  return state;
}

/** @param {string | null} text @param {Catalog} catalog */
function parseFamilies(text, catalog) {
  return [...new Set((text ?? "").split(",").filter((id) => catalog.families.has(id)))].sort();
}

/**
 * @template {string} Word
 * @param {string | null} given
 * @param {readonly Word[]} known
 * @returns {Word | undefined} What is given, if it is known.
 */
function readWord(given, known) {
  return known.find((word) => word === given);
}

/** @param {string | null} text */
function parseDepth(text) {
  if (text === "all") return Infinity;
  const depth = Number(text);
  return Number.isInteger(depth) && depth >= 1 && depth <= MOST_DEPTH ? depth : DEFAULT_STATE.depth;
}

/**
 * Write the state as a fragment; what is as at the beginning is left out.
 * @param {State} state
 * @returns {string}
 */
export function formatFragment(state) {
  const parts = new URLSearchParams();
  if (state.view !== DEFAULT_STATE.view || state.model) parts.set("view", state.view);
  if (state.model) parts.set("model", state.model);
  if (state.depth !== DEFAULT_STATE.depth) {
    parts.set("depth", state.depth === Infinity ? "all" : String(state.depth));
  }
  if (state.model && state.path) parts.set("path", state.path);
  if (state.model && state.compare) parts.set("compare", state.compare);
  if (state.families.length > 0) parts.set("family", state.families.join(","));
  for (const facet of FACETS) {
    const chosen = state.facets[facet];
    if (chosen) parts.set(facet, chosen.join(","));
  }
  if (state.tour) parts.set("tour", String(state.tour));
  if (state.embed) parts.set("embed", "1");
  if (state.lang) parts.set("lang", state.lang);
  if (state.theme) parts.set("theme", state.theme);
  if (state.query) parts.set("q", state.query);
  if (state.channels.length > 0) parts.set("channels", state.channels.join(","));
  for (const key of /** @type {const} */ (["from", "to", "at"])) if (state[key]) parts.set(key, state[key]);
  formatColours(parts, state);
  for (const key of /** @type {const} */ (["open", "unfold"]))
    if (state[key].length > 0) parts.set(key, state[key].join(","));
  if (state.whole || state.network) parts.set("tree", state.whole ? "whole" : "network");
  formatTable(parts, state);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * Return the id of the one model that an id, a name, an alias or a paper means, as in the shell.
 * @param {Catalog} catalog
 * @param {string} name
 * @returns {string | null}
 */
export function findModelId(catalog, name) {
  if (!name || catalog.models.has(name)) return name || null;
  const found = findNamedModels(indexForSelectors(catalog.document), name);
  return found.length === 1 ? found[0] : null;
}
