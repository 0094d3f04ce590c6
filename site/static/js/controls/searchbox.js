import { announce, findAll, h } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { nameOf } from "../catalog/relatives.js";
import { suggestSelector } from "../selectors/suggestion.js";
import { makeProblem, sayProblem } from "../state/criteria.js";
import { t } from "../words/messages.js";

/** @import {Catalog, Child, Context, Meaning} from "../types/page.js" */

const MOST = 12;

/**
 * Run the search box: a list of matches below it, walked with arrow keys.
 * @param {Pick<Context, "catalog" | "read" | "store"> & {
 *   input: HTMLInputElement, clear: HTMLElement, list: HTMLElement, leave: () => void
 * }} given `clear` is the button in the box; `leave` is called when a model was chosen by keyboard.
 */
export function createSearchbox({ input, clear, list, catalog, read, store, leave }) {
  /** @type {string[]} */
  let found = [];
  let active = -1;
  /** The list takes the focus, too: where it is too long for the window, keys must scroll it. */
  const parts = [input, list];

  const close = () => {
    list.hidden = true;
    active = -1;
    for (const part of parts) part.removeAttribute("aria-activedescendant");
  };
  /** @param {string} id */
  const choose = (id) => {
    close();
    const { view, query, model } = store.get();
    const keep = view === "table" || read(query).selector;
    const change = { query: keep ? query : "", model: id, path: null, compare: null };
    store.set(id === model ? { query: change.query } : change);
  };
  /** @param {number} number */
  const setActive = (number) => {
    active = number;
    findAll("[id]", list).forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === active));
      if (index === active) option.scrollIntoView({ block: "nearest" });
    });
    for (const part of parts) {
      if (active >= 0) part.setAttribute("aria-activedescendant", `option-${active}`);
      else part.removeAttribute("aria-activedescendant");
    }
  };
  const open = () => {
    const text = input.value.trim();
    list.hidden = !text;
    if (!text) return;
    const meaning = read(text);
    found = [...meaning.ids, ...meaning.more].slice(0, MOST);
    const options = found.map((id, number) => makeOption(catalog, id, number, choose));
    const others = options.splice(meaning.ids.length);
    const meant = found.length === 0 ? suggestSelector(text, read) : null;
    const more = others.length > 0 ? [makeNote(t("search.more"))] : [];
    list.replaceChildren(...makeNotes(text, meaning, meant), ...options, ...more, ...others);
    setActive(-1);
    announce(sayMeaning(meaning, meant));
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
  input.addEventListener("focus", () => input.value && open());
  /** @param {KeyboardEvent} event */
  const obey = (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && found.length > 0 && input.value) {
      if (list.hidden) open();
      const count = found.length + 1;
      setActive(((active + 1 + (key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
      event.preventDefault();
    } else if (key === "Enter" && !list.hidden && active < 0 && read(input.value).selector) {
      input.focus();
      close();
      event.preventDefault();
    } else if (key === "Enter" && !list.hidden && found.length > 0) {
      choose(found[Math.max(0, active)]);
      leave();
      event.preventDefault();
    } else if (key === "Escape" && (input.value || !list.hidden)) {
      if (list.hidden) store.set({ query: "" });
      input.focus();
      close();
      event.preventDefault();
      event.stopPropagation();
    }
  };
  for (const part of parts) part.addEventListener("keydown", obey);
  for (const part of [...parts, clear]) {
    part.addEventListener("blur", ({ relatedTarget }) => {
      if (![...parts, clear].some((one) => one === relatedTarget)) close();
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

/** @param {Meaning} meaning @param {string | null} meant */
function sayMeaning({ ids, error, miss, more, conjunction }, meant) {
  if (error) return sayProblem(error);
  const parts = [
    ids.length > 0 ? t("search.count", { n: ids.length }) : t("search.none"),
    meant && t("search.meant", { query: meant }),
    !meant && miss && sayProblem(miss),
    more.length > 0 && t("search.moreCount", { n: more.length }),
    conjunction && t("search.conjunction", { query: conjunction }),
  ];
  return parts.filter((part) => part).join(" ");
}

/**
 * What stands above the matches: how many a selector finds, or what is wrong with it.
 * @param {string} text
 * @param {Meaning} meaning
 * @param {string | null} meant The selector that the text may stand for.
 */
function makeNotes(text, { selector, ids, near, error, miss, conjunction }, meant) {
  if (error) return [makeUnchosen("problem", ...makeProblem(text, error))];
  const hint = conjunction ? [makeNote(t("search.conjunction", { query: conjunction }))] : [];
  if (selector) return [makeNote(t("search.filters", { n: ids.length })), ...hint];
  if (ids.length > 0) return near ? [makeNote(t("search.near", { text }))] : [];
  const none = makeNote(t("search.noneHint", { text }), meant && ` ${t("search.meant", { query: meant })}`);
  return miss && !meant ? [none, makeUnchosen("problem", ...makeProblem(text, miss))] : [none];
}

/** @param {...Child} content */
function makeNote(...content) {
  return makeUnchosen("note", ...content);
}

/** Something in the list that cannot be chosen. @param {string} look @param {...Child} content */
function makeUnchosen(look, ...content) {
  return h(
    "li",
    { role: "option", class: look, "aria-disabled": "true", "aria-selected": "false" },
    ...content,
  );
}

/**
 * @param {Catalog} catalog
 * @param {string} id
 * @param {number} number
 * @param {(id: string) => void} choose
 */
function makeOption(catalog, id, number, choose) {
  const model = getKnown(catalog.models, id);
  const facts = [
    model.released.slice(0, 4),
    nameOf(catalog.families, model.family),
    ...model.labs.map((lab) => nameOf(catalog.labs, lab)),
  ];
  return h(
    "li",
    {
      role: "option",
      id: `option-${number}`,
      "aria-selected": "false",
      on: {
        pointerdown: (event) => event.preventDefault(),
        click: () => choose(id),
      },
    },
    h("strong", { text: model.name }),
    " ",
    h("span", { text: facts.join(" · ") }),
  );
}
