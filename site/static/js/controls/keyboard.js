import { need } from "../base/dom.js";
import { haveSingleKeys } from "../base/stored_keys.js";
import { enterPicker } from "../panel/relate.js";

/** @import {Context, Outline, Store, Timeline, Traces} from "../types/page.js" */

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/**
 * Listen to the keys of the whole page.
 * @param {object} page
 * @param {Store} page.store
 * @param {Outline} page.outline
 * @param {Timeline} page.timeline
 * @param {{open: () => void}} page.help
 * @param {Context["select"]} page.select
 * @param {Pick<Traces, "close">} page.traces
 */
export function bindKeyboard({ store, outline, timeline, help, select, traces }) {
  /** @type {Record<string, () => void>} */
  const actions = {
    "/": () => need("search").focus(),
    "?": () => help.open(),
    p: () => enterPicker(need("details"), "path"),
    c: () => enterPicker(need("details"), "compare"),
    Escape() {
      const { tour, model } = store.get();
      if (tour) store.set({ tour: 0 });
      else if (model) select(null);
      else traces.close();
    },
    "+": () => timeline.zoom(1.4),
    "=": () => timeline.zoom(1.4),
    "-": () => timeline.zoom(1 / 1.4),
    0: () => timeline.fit(),
  };
  addEventListener("keydown", (event) => {
    const { ctrlKey, metaKey, altKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || isComposing || document.querySelector("dialog[open]")) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.matches('input:not([type="radio"], [type="checkbox"])');
    if (typing && event.key !== "Escape") return;
    if (ARROWS.has(event.key)) {
      if (store.get().view === "table" || !isFree(target)) return;
      outline.step(event.key);
    } else if (Object.hasOwn(actions, event.key) && (event.key.length > 1 || haveSingleKeys())) {
      actions[event.key]();
    } else return;
    event.preventDefault();
  });
}

/**
 * Arrow keys belong to the graph when the focus is in it or nowhere in particular.
 * @param {Element} target
 */
function isFree(target) {
  return target === document.body || target.closest("#graph, #details h2") !== null;
}
