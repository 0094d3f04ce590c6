import { announce, findAll, need } from "../base/dom.js";
import { findDataEnd } from "../headlines/notes.js";
import { suggestSelector } from "../selectors/suggestion.js";
import { t } from "../words/messages.js";
import { findAnswers, findTaken } from "./answers.js";
import { makeGroups, makeNotes, sayMeaning } from "./groups.js";

/** @import {Answer, Context} from "../types/page.js" */

/** The change that looks at no model. */
const NO_SELECTION = Object.freeze({ model: null, path: null, compare: null });

/**
 * Run the search box: answers in groups below it, walked with arrow keys; examples while it is
 * empty.
 * @param {Pick<Context, "catalog" | "read" | "store"> & {leave: () => void}} given
 *   `leave` is called when a model was chosen by keyboard.
 */
export function createSearchbox({ catalog, read, store, leave }) {
  const box = need("ask");
  const input = need("search", HTMLInputElement);
  const clear = need("search-clear");
  const popup = need("answers");
  const notes = need("answer-notes");
  const list = need("results");
  /** @type {Answer[]} */
  let found = [];
  let active = -1;
  /** The list takes the focus, too: where it is too long for the window, keys must scroll it. */
  const listeners = [input, list];

  /** @param {boolean} isOpen */
  const show = (isOpen) => {
    popup.hidden = !isOpen;
    box.setAttribute("aria-expanded", String(isOpen));
  };
  const close = () => {
    show(false);
    setActive(-1);
  };
  /** @param {number} number */
  const setActive = (number) => {
    active = number;
    findAll('[role="option"]', list).forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === active));
      if (index === active) option.scrollIntoView({ block: "nearest" });
    });
    for (const part of listeners) {
      if (active >= 0) part.setAttribute("aria-activedescendant", `option-${active}`);
      else part.removeAttribute("aria-activedescendant");
    }
  };
  const open = () => {
    const text = input.value.trim();
    const groups = findAnswers({ catalog, read }, text);
    found = groups.flatMap(({ answers }) => answers);
    list.replaceChildren(...makeGroups(groups, choose));
    list.hidden = found.length === 0;
    notes.replaceChildren();
    if (text) {
      const meaning = read(text);
      const meant = meaning.ids.length === 0 ? suggestSelector(text, read) : null;
      notes.replaceChildren(...makeNotes(text, meaning, { meant, end: findDataEnd(catalog), groups }));
      announce(sayMeaning(meaning, { meant, offers: found.length }));
    }
    show(found.length > 0 || text !== "");
    list.tabIndex = list.scrollHeight > list.clientHeight ? 0 : -1;
    setActive(-1);
  };
  /** @param {Answer} answer */
  const choose = ({ model, query, isOpen }) => {
    close();
    if (model) return chooseModel(model);
    store.set(isOpen ? { query } : { query, ...NO_SELECTION });
    input.value = query;
    input.focus();
    if (isOpen) open();
    else announce(sayMeaning(read(query), { meant: null, offers: 0 }));
  };
  /** @param {string} id */
  const chooseModel = (id) => {
    const { view, query, model } = store.get();
    const keep = view === "table" || read(query).selector;
    const change = { query: keep ? query : "", model: id, path: null, compare: null };
    store.set(id === model ? { query: change.query } : change);
  };

  const ask = () => {
    store.set({ query: input.value });
    open();
  };
  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) ask();
  });
  input.addEventListener("compositionend", ask);
  clear.addEventListener("click", () => {
    store.set({ query: "" });
    announce(t("count.models", { n: catalog.document.models.length }));
    input.focus();
  });
  input.addEventListener("focus", () => popup.hidden && open());
  input.addEventListener("click", () => popup.hidden && open());
  /** @param {"ArrowDown" | "ArrowUp"} key */
  const step = (key) => {
    if (popup.hidden) open();
    const count = found.length + 1;
    setActive(((active + 1 + (key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
  };
  /** A text that is sent is answered: what was looked at gives way to what matches. */
  const enter = () => {
    const text = input.value.trim();
    const answer = findTaken(read, text, found, active);
    if (answer) {
      choose(answer);
      if (answer.model) leave();
      return;
    }
    input.focus();
    close();
    if (!text || !store.get().model) return;
    store.set(NO_SELECTION);
    announce(sayMeaning(read(text), { meant: null, offers: 0 }));
  };
  /** @param {KeyboardEvent} event */
  const obey = (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") step(key);
    else if (key === "Enter" && !popup.hidden) enter();
    else if (key === "Escape" && (input.value || !popup.hidden)) {
      if (popup.hidden) store.set({ query: "" });
      input.focus();
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  for (const part of listeners) part.addEventListener("keydown", obey);
  for (const part of [...listeners, clear]) {
    part.addEventListener("blur", ({ relatedTarget }) => {
      if (![...listeners, clear].some((one) => one === relatedTarget)) close();
    });
  }
  return {
    /** @param {string} query Show this text, unless the person is typing it. */
    show(query) {
      if (input.value !== query) input.value = query;
      input.setAttribute("aria-invalid", String(Boolean(query.trim() && read(query).error)));
      if (!query) close();
    },
  };
}
