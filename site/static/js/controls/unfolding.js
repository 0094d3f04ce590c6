import { h, need } from "../base/dom.js";
import { createToolbar } from "../base/toolbar.js";
import { nameOf } from "../catalog/relatives.js";
import { getLanguage, t } from "../words/messages.js";
import { nameSome } from "./tip.js";

/**
 * @import {Arrangement, Frame, Stand} from "../types/drawing.js"
 * @import {Catalog, Store} from "../types/page.js"
 */

/**
 * Open marks of the tree that stand for several models: one by one, all at once, or from a list
 * that says the same as they do. The list is one stop of the Tab key; arrows walk through it.
 * @param {object} given
 * @param {Store} given.store
 * @param {Catalog} given.catalog
 * @param {(id: string | null) => void} given.focus Points a mark out.
 * @param {(id: string) => void} given.enter Goes on to a model that was opened.
 */
export function createUnfolding({ store, catalog, focus, enter }) {
  const button = need("unfold");
  const list = need("stands");
  const toolbar = createToolbar(list);
  const isAll = () => store.get().unfold.includes("all");
  button.addEventListener("click", () => store.set({ unfold: isAll() ? [] : ["all"] }));
  /** A family is shown alone, gathered models one by one. @param {Stand} stand */
  const open = ({ family, ids }) => {
    if (family) store.set({ families: [family] });
    else store.set({ unfold: [...store.get().unfold, ids[0]].sort() });
  };
  /** @param {string} id @param {Stand} stand */
  const makeEntry = (id, stand) => {
    const { family, ids, text } = stand;
    const label = family
      ? t("families.only", { name: nameOf(catalog.families, family), n: ids.length })
      : t("tree.gathered", { text, names: nameSome(catalog, ids) });
    const click = () => {
      open(stand);
      enter(ids[0]);
    };
    const on = { click, focus: () => focus(id), blur: () => focus(null) };
    return h("button", { type: "button", "data-key": id, text: label, on });
  };
  /** @type {Arrangement["stands"]} */
  let listed;
  let language = "";
  return {
    open,
    /** @param {Frame} frame */
    show({ arrangement: { stands } }) {
      const { view, unfold } = store.get();
      const isGathered = [...(stands?.values() ?? [])].some(({ family }) => !family);
      button.hidden = view !== "tree" || !(isGathered || unfold.length > 0);
      button.setAttribute("aria-pressed", String(isAll()));
      list.hidden = !stands?.size;
      if (listed === stands && language === getLanguage()) return;
      [listed, language] = [stands, getLanguage()];
      list.setAttribute("aria-label", t("tree.marks"));
      toolbar.fill([...(stands ?? [])].map(([id, stand]) => makeEntry(id, stand)));
    },
  };
}
