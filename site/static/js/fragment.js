import { FACETS, parseFacets } from "./facets.js";

/**
 * What the page shows; all of it is in the fragment.
 * @typedef {object} State
 * @property {string} view `timeline` or `table`.
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
  sort: "released",
});

/** Changes of these make a step for Back. */
const HISTORY_KEYS = ["model", "view", "path", "compare", "tour"];

/** The most generations that the depth control lights short of all. */
export const MOST_DEPTH = 3;

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
  if (["timeline", "table"].includes(given.get("view"))) state.view = given.get("view");
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
  if (SORT.test(given.get("sort") ?? "")) state.sort = given.get("sort");
  return state;
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
  if (state.sort !== DEFAULT_STATE.sort) parts.set("sort", state.sort);
  return parts.toString().replaceAll("%2C", ",");
}

/**
 * Keep the fragment and the store the same: what is chosen makes a step for Back.
 * @param {any} store
 * @param {any} catalog
 */
export function bindFragment(store, catalog) {
  const read = () => location.hash.replace(/^#/, "");
  store.subscribe((state, old) => {
    const fragment = formatFragment(state);
    if (fragment === formatFragment(parseFragment(read(), catalog))) return;
    const step = HISTORY_KEYS.some((key) => state[key] !== old[key]);
    try {
      if (step) history.pushState(null, "", `#${fragment}`);
      else history.replaceState(null, "", `#${fragment}`);
    } catch {
      // Some browsers allow few changes a minute; the page works on without them.
    }
  });
  const follow = () => store.set(parseFragment(read(), catalog));
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}
