import { FACETS, parseFacets } from "./facets.js";
import { createSteps } from "./steps.js";

/**
 * What the page shows; all of it is in the fragment.
 * @typedef {object} State
 * @property {string} view One of `VIEWS`.
 * @property {string | null} model Id of the selected model.
 * @property {number} depth How many generations are lit.
 * @property {readonly string[]} families Ids of the families to show; none: all.
 * @property {Readonly<Record<string, string[]>>} facets What is chosen under each facet.
 * @property {string | null} path Id of the model to which a path is shown.
 * @property {string | null} compare Id of the model that the selected one is compared with.
 * @property {string} lang `en`, `zh`, or nothing: what the browser prefers.
 * @property {number} tour Stop of the tour, from 1; 0: no tour.
 * @property {boolean} embed Whether the graph is shown without anything around it.
 * @property {string} theme `light`, `dark`, or nothing: what the system has.
 * @property {string} query What is searched for.
 * @property {readonly string[]} channels What must be inherited for a line to count; none: all.
 * @property {string} from First month to show, as `2018-01`, or nothing: from the beginning.
 * @property {string} to Last month to show, or nothing: to the end.
 * @property {boolean} whole Whether the tree shows all models even when one is selected.
 * @property {string} sort Column of the table, with `-` in front for the other way.
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
  sort: "released",
});

/** The views, in the order of their tabs; all but the table are drawn. */
export const VIEWS = Object.freeze(["timeline", "size", "tree", "table"]);

/** What a child can inherit, the most substantial first. */
export const CHANNELS = Object.freeze(["weights", "architecture", "knowledge", "idea"]);

/** The most generations that the depth control lights short of all. */
export const MOST_DEPTH = 3;

const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;
const SORT = /^-?(name|released|family|labs|architecture|parameters|licence|parents)$/;

/**
 * Read the state from a fragment; what is unknown or broken is left out.
 * @param {string} fragment With or without `#`.
 * @param {any} catalog
 * @returns {State}
 */
export function parseFragment(fragment, catalog) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = { ...DEFAULT_STATE };
  if (VIEWS.includes(given.get("view"))) state.view = given.get("view");
  if (catalog.models.has(given.get("model"))) state.model = given.get("model");
  for (const key of ["path", "compare"]) {
    const other = given.get(key);
    if (state.model && other !== state.model && catalog.models.has(other)) state[key] = other;
  }
  state.facets = parseFacets(given, catalog);
  state.depth = parseDepth(given.get("depth"));
  const families = (given.get("family") ?? "").split(",").filter((id) => catalog.families.has(id));
  state.families = [...new Set(families)].sort();
  if (["light", "dark"].includes(given.get("theme"))) state.theme = given.get("theme");
  if (["en", "zh"].includes(given.get("lang"))) state.lang = given.get("lang");
  state.tour = /^[1-9]\d?$/.test(given.get("tour") ?? "") ? Number(given.get("tour")) : 0;
  state.embed = given.get("embed") === "1";
  state.query = (given.get("q") ?? "").slice(0, 200);
  const channels = (given.get("channels") ?? "").split(",");
  state.channels = CHANNELS.filter((one) => channels.includes(one));
  if (state.channels.length === CHANNELS.length) state.channels = [];
  Object.assign(state, parseRange(given.get("from") ?? "", given.get("to") ?? ""));
  state.whole = given.get("tree") === "whole";
  if (SORT.test(given.get("sort") ?? "")) state.sort = given.get("sort");
  return state;
}

function parseRange(from, to) {
  const range = { from: MONTH.test(from) ? from : "", to: MONTH.test(to) ? to : "" };
  return range.from && range.to && range.from > range.to ? { from: "", to: "" } : range;
}

function parseDepth(text) {
  if (text === "all") return Infinity;
  const depth = Number(text);
  return Number.isInteger(depth) && depth >= 1 && depth <= MOST_DEPTH
    ? depth
    : DEFAULT_STATE.depth;
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
    if (state.facets[facet]) parts.set(facet, state.facets[facet].join(","));
  }
  if (state.tour) parts.set("tour", String(state.tour));
  if (state.embed) parts.set("embed", "1");
  if (state.lang) parts.set("lang", state.lang);
  if (state.theme) parts.set("theme", state.theme);
  if (state.query) parts.set("q", state.query);
  if (state.channels.length > 0) parts.set("channels", state.channels.join(","));
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  if (state.whole) parts.set("tree", "whole");
  if (state.sort !== DEFAULT_STATE.sort) parts.set("sort", state.sort);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * Return the ids in a fragment that no model has.
 * @param {string} fragment
 * @param {any} catalog
 * @returns {string[]}
 */
export function findUnknown(fragment, catalog) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const named = ["model", "path", "compare"].map((key) => given.get(key) ?? "");
  return named.filter((id) => id && !catalog.models.has(id));
}

/**
 * Keep the fragment and the store the same: each act of a person makes a step for Back.
 * @param {any} store
 * @param {any} catalog
 * @param {(ids: string[]) => void} tellUnknown Gets the ids in a link that no model has.
 */
export function bindFragment(store, catalog, tellUnknown) {
  const steps = createSteps(formatFragment);
  const read = () => location.hash.replace(/^#/, "");
  const write = (isStep) => {
    const fragment = formatFragment(store.get());
    if (fragment === formatFragment(parseFragment(read(), catalog))) return;
    try {
      if (isStep()) history.pushState(null, "", `#${fragment}`);
      else history.replaceState(null, "", `#${fragment}`);
    } catch {
      // Some browsers allow few changes a minute; the page works on without them.
    }
  };
  store.subscribe((state, old) => write(() => steps.isNew(state, old)));
  const follow = () => {
    steps.forget();
    store.set(parseFragment(read(), catalog));
    tellUnknown(findUnknown(read(), catalog));
  };
  write(() => false);
  tellUnknown(findUnknown(read(), catalog));
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}
