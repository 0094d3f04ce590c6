import { FACETS } from "../catalog/facets.js";
import { DEFAULT_STATE, findModelId, formatFragment, LONGEST_QUERY, parseFragment } from "./fragment.js";
import { createSteps } from "./steps.js";

/** @import {Catalog, Store} from "../types/page.js" */

/** Settings of which a link may ask for what there is not. */
const SETTINGS = Object.freeze([
  ...["view", "depth", "colour", "from", "to", "family", "open", "theme", "lang"],
  ...FACETS,
]);
/** What an address leaves out, since it is so anyway. @type {Readonly<Record<string, string>>} */
const USUAL = Object.freeze({
  view: DEFAULT_STATE.view,
  depth: String(DEFAULT_STATE.depth),
  colour: DEFAULT_STATE.colour,
});

/**
 * Return what of a fragment is not followed: the names that mean no model, or several, the settings
 * that mean nothing here, as they stand in it (`colour=foo`), and whether its search is too long.
 * @param {string} fragment
 * @param {Catalog} catalog
 * @returns {{unknown: string[], settings: string[], tooLong: boolean}}
 */
export function findUnfollowed(fragment, catalog) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const followed = new URLSearchParams(formatFragment(parseFragment(fragment, catalog)));
  const named = ["model", "path", "compare"].map((key) => given.get(key) ?? "");
  return {
    unknown: named.filter((name) => name && !findModelId(catalog, name)),
    settings: SETTINGS.flatMap((key) => {
      const kept = new Set((followed.get(key) ?? USUAL[key] ?? "").split(","));
      const lost = (given.get(key) ?? "").split(",").filter((value) => value && !kept.has(value));
      return lost.length > 0 ? [`${key}=${lost.join(",")}`] : [];
    }),
    tooLong: (given.get("q") ?? "").length > LONGEST_QUERY,
  };
}

/**
 * Keep the fragment and the store the same: each act of a person makes a step for Back.
 * @param {Store} store
 * @param {Catalog} catalog
 * @param {(unfollowed: ReturnType<typeof findUnfollowed>) => void} tell Gets what of a link could not be followed.
 */
export function bindFragment(store, catalog, tell) {
  const steps = createSteps(formatFragment);
  const read = () => location.hash.replace(/^#/, "");
  /** Whether there is something in the address that says nothing. @param {string} fragment What does. */
  const hasRest = (fragment) => {
    const meant = new URLSearchParams(fragment);
    return [...new URLSearchParams(read()).keys()].some((key) => !meant.has(key));
  };
  /** @param {() => boolean} isStep */
  const write = (isStep) => {
    const fragment = formatFragment(store.get());
    if (fragment === formatFragment(parseFragment(read(), catalog)) && !hasRest(fragment)) return;
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
    const given = read();
    store.set(parseFragment(given, catalog));
    write(() => false);
    tell(findUnfollowed(given, catalog));
  };
  const given = read();
  write(() => false);
  tell(findUnfollowed(given, catalog));
  addEventListener("popstate", follow);
  addEventListener("hashchange", follow);
}
