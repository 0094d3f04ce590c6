import { announce, h } from "../base/dom.js";
import { nameOf } from "../catalog/relatives.js";
import { t } from "../words/messages.js";
import { makePath } from "./path.js";

/** @import {Catalog, Context, State} from "../types/page.js" */

/**
 * Make the part of the panel that leads to a second model: a path to it, or a comparison.
 * @param {Context} context `catalog`, `select`, `store` and `find`.
 * @param {State} state
 * @returns {HTMLElement}
 */
export function makeRelate(context, state) {
  const { store } = context;
  const path = makePicker(context, "path", (id) => store.set({ path: id }));
  const compare = makePicker(context, "compare", (id) => store.set({ compare: id }));
  /** @param {string} key @param {boolean} open @param {...HTMLElement} content */
  const fold = (key, open, ...content) =>
    h("details", { class: `fold ${key}`, open }, h("summary", { text: t(`${key}.name`) }), ...content);
  const section = h(
    "section",
    { class: "relate" },
    fold("path", Boolean(state.path), path, h("div", { class: "way-found" })),
    fold("compare", false, compare),
  );
  showPath(section, context, state);
  return section;
}

/**
 * Go to the field for a second model, where the panel has one.
 * @param {HTMLElement} panel
 * @param {"path" | "compare"} key
 */
export function enterPicker(panel, key) {
  const fold = panel.querySelector(`.fold.${key}`);
  if (!(fold instanceof HTMLDetailsElement)) return;
  fold.open = true;
  fold.querySelector("input")?.focus();
}

/**
 * Show the path of a state in the panel.
 * @param {HTMLElement} panel
 * @param {Context} context
 * @param {State} state
 * @param {boolean} [aloud] Whether to say what was found.
 */
export function showPath(panel, context, state, aloud = false) {
  const place = panel.querySelector(".way-found");
  const fold = panel.querySelector(".fold.path");
  if (!place || !(fold instanceof HTMLDetailsElement)) return;
  const hadFocus = place.contains(document.activeElement);
  const content = state.path ? makePath(context, state) : [];
  place.replaceChildren(...content);
  const input = fold.querySelector("input");
  if (input) input.value = state.path ? nameOf(context.catalog.models, state.path) : "";
  if (state.path) fold.open = true;
  if (hadFocus) input?.focus();
  if (aloud && content.length > 0) announce(content[0].textContent ?? "");
}

/**
 * A field that takes the name of a model, with the names to choose from.
 * @param {Pick<Context, "store" | "find">} context
 * @param {string} key
 * @param {(id: string) => void} choose
 */
function makePicker({ store, find }, key, choose) {
  const note = h("p", { class: "fine", role: "status" });
  const input = h("input", {
    type: "text",
    list: "model-names",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "200",
    "aria-label": t(`${key}.label`),
    placeholder: t("pick.hint"),
  });
  input.addEventListener("change", () => {
    const field = /** @type {HTMLInputElement} */ (input);
    const text = field.value.trim();
    const id = find(text).find((one) => one !== store.get().model);
    note.textContent = text && !id ? t("pick.none", { text }) : "";
    if (id) choose(id);
  });
  return h("div", { class: "picker" }, input, note);
}

/**
 * Fill the list of names that the pickers offer.
 * @param {HTMLElement} list
 * @param {Catalog} catalog
 */
export function fillNames(list, catalog) {
  const names = catalog.document.models.map(({ name }) => name).sort();
  list.replaceChildren(...names.map((name) => h("option", { value: name })));
}
