import { announce, need } from "../base/dom.js";
import { findExtent, formatMonth } from "../catalog/months.js";
import { compareStates } from "../state/store.js";
import { t } from "../words/messages.js";
import { createChannels } from "./channels.js";
import { createColouring } from "./colouring.js";
import { createRange, isYearsPlaying } from "./range.js";

/** @import {Catalog, Context, Lit, State} from "../types/page.js" */

/**
 * Run the bar below the views: channels, the choice of the tree, the time range.
 * @param {Context} context `catalog`, `store`, `read`, `theme`.
 * @param {() => void} onStop Is told when the years have been played.
 */
export function createViewbar(context, onStop) {
  const { catalog, store } = context;
  const range = createRange({ catalog, store }, onStop);
  const colouring = createColouring(context);
  const channels = createChannels(need("channels"), store);
  need("whole").addEventListener("click", () => store.set({ whole: !store.get().whole, network: false }));
  need("network-toggle").addEventListener("click", () =>
    store.set({ network: !store.get().network, whole: false }),
  );
  return {
    /**
     * @param {State} state
     * @param {State | null} old Null where everything has to be shown anew.
     * @param {{visible: Set<string>, lit: Map<string, Lit> | null}} models Those that the time range
     *   leaves, and those that are lit.
     */
    render(state, old, { visible, lit }) {
      const changed = compareStates(state, old);
      if (changed("from", "to", "lang")) range.show(state);
      if (changed("channels", "lang")) channels.show();
      colouring.render(state, old, lit);
      showWhole(state);
      if (old && changed("from", "to") && !isYearsPlaying()) announceRange(catalog, state, visible.size);
    },
  };
}

/**
 * The tree shows the ancestry of the selection, or all: the choice stands where there is one.
 * @param {State} state
 */
function showWhole({ view, model, whole, network }) {
  const button = need("whole");
  button.hidden = view !== "tree" || !model;
  button.setAttribute("aria-pressed", String(whole));
  const other = need("network-toggle");
  other.hidden = button.hidden;
  other.setAttribute("aria-pressed", String(network));
}

/** @param {Catalog} catalog @param {State} state @param {number} n */
function announceRange(catalog, { from, to }, n) {
  const { first, last } = findExtent(catalog);
  announce(t("live.range", { n, from: from || formatMonth(first), to: to || formatMonth(last) }));
}
