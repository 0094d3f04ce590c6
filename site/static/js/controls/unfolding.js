import { need } from "../base/dom.js";

/**
 * @import {Frame, Stand} from "../types/drawing.js"
 * @import {Store} from "../types/page.js"
 */

/**
 * Open marks of the tree that stand for several models, one by one or all at once.
 * @param {Store} store
 */
export function createUnfolding(store) {
  const button = need("unfold");
  const isAll = () => store.get().unfold.includes("all");
  button.addEventListener("click", () => store.set({ unfold: isAll() ? [] : ["all"] }));
  return {
    /** A family is shown alone, gathered models one by one. @param {Stand} stand */
    open({ family, ids }) {
      if (family) store.set({ families: [family] });
      else store.set({ unfold: [...store.get().unfold, ids[0]].sort() });
    },
    /** @param {Frame} frame */
    show({ arrangement }) {
      const { view, unfold } = store.get();
      const isGathered = [...(arrangement.stands?.values() ?? [])].some(({ family }) => !family);
      button.hidden = view !== "tree" || !(isGathered || unfold.length > 0);
      button.setAttribute("aria-pressed", String(isAll()));
    },
  };
}
