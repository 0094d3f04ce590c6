import { need } from "./dom.js";

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/**
 * Listen to the keys of the whole page.
 * @param {any} given `store`, `outline`, `timeline`, `help`, `select`.
 */
export function bindKeyboard({ store, outline, timeline, help, select }) {
  const actions = {
    "/": () => need("search").focus(),
    "?": () => help.open(),
    "Escape": () => select(null),
    "+": () => timeline.zoom(1.4),
    "=": () => timeline.zoom(1.4),
    "-": () => timeline.zoom(1 / 1.4),
    "0": () => timeline.fit(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const typing = target.matches('input:not([type="radio"], [type="checkbox"])');
    if (typing && event.key !== "Escape") return;
    if (ARROWS.has(event.key)) {
      if (store.get().view !== "timeline" || !isFree(target)) return;
      outline.step(event.key);
    } else if (Object.hasOwn(actions, event.key)) {
      actions[event.key]();
    } else return;
    event.preventDefault();
  });
}

/** Arrow keys belong to the graph when the focus is in it or nowhere in particular. */
function isFree(target) {
  return target === document.body || target.closest("#graph, #details h2") !== null;
}
