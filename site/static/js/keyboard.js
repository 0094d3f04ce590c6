import {need} from "./dom.js";

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
    "0": () => timeline.goHome(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.isOpen()) return;
    const typing = event.target.matches?.('input[type="search"]');
    if (typing && event.key !== "Escape") return;
    if (ARROWS.has(event.key)) {
      if (store.get().view !== "timeline" || !isFree(event.target)) return;
      outline.step(event.key);
    } else if (Object.hasOwn(actions, event.key)) {
      actions[event.key]();
    } else return;
    event.preventDefault();
  });
}

/** Arrow keys belong to the graph when the focus is in it or nowhere in particular. */
function isFree(target) {
  return target === document.body || Boolean(target.closest?.("#graph")) || target.matches?.("#details h2");
}
