import { nameOf } from "./catalog.js";
import { announce, h } from "./dom.js";
import { t } from "./messages.js";

const MOST = 12;

/**
 * Run the search box: a list of matches below it, walked with arrow keys.
 * @param {any} given `input`, `list`, `catalog`, `find` (text to ids), `select`, `store`,
 *   `leave` (called when a model was chosen by keyboard).
 */
export function createSearchbox({ input, list, catalog, find, select, store, leave }) {
  let found = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    active = -1;
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (id) => {
    close();
    store.set({ query: store.get().view === "table" ? store.get().query : "", model: id });
    select(id);
  };
  const setActive = (number) => {
    active = number;
    [...list.children].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === active));
      if (index === active) option.scrollIntoView({ block: "nearest" });
    });
    if (active >= 0) input.setAttribute("aria-activedescendant", `option-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = () => {
    const text = input.value.trim();
    const all = find(text);
    found = all.slice(0, MOST);
    list.replaceChildren(...found.map((id, number) => makeOption(catalog, id, number, choose)));
    if (text && found.length === 0) {
      list.replaceChildren(
        h("li", {
          "role": "option",
          "aria-disabled": "true",
          "aria-selected": "false",
          "text": t("search.noneHint", { text }),
        }),
      );
    }
    list.hidden = !text;
    setActive(-1);
    if (text) announce(all.length > 0 ? t("search.count", { n: all.length }) : t("search.none"));
  };

  input.addEventListener("input", () => {
    store.set({ query: input.value });
    open();
  });
  input.addEventListener("focus", () => input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && found.length > 0 && input.value) {
      if (list.hidden) open();
      const count = found.length + 1;
      setActive(((active + 1 + (key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
      event.preventDefault();
    } else if (key === "Enter" && !list.hidden && found.length > 0) {
      choose(found[Math.max(0, active)]);
      leave();
      event.preventDefault();
    } else if (key === "Escape" && (input.value || !list.hidden)) {
      if (list.hidden) store.set({ query: "" });
      close();
      event.preventDefault();
      event.stopPropagation();
    }
  });
  return {
    /** @param {string} query Show this text, unless the person is typing it. */
    show(query) {
      if (input.value !== query) input.value = query;
      if (!query) close();
    },
  };
}

function makeOption(catalog, id, number, choose) {
  const model = catalog.models.get(id);
  const facts = [
    model.released.slice(0, 4),
    nameOf(catalog.families, model.family),
    ...model.labs.map((lab) => nameOf(catalog.labs, lab)),
  ];
  return h(
    "li",
    {
      "role": "option",
      "id": `option-${number}`,
      "aria-selected": "false",
      "on": {
        pointerdown: (event) => event.preventDefault(),
        click: () => choose(id),
      },
    },
    h("strong", { text: model.name }),
    " ",
    h("span", { text: facts.join(" · ") }),
  );
}
