import { announce, findAll, h, need } from "./dom.js";
import { FACETS, chooseIn, chosenIn, countFacet, nameValue } from "./facets.js";
import { t } from "./messages.js";

/** Facets that stand open from the beginning. */
const OPEN = new Set(["family", "arch", "into"]);

/**
 * Run the filters: a column with one group of boxes for each facet.
 * @param {any} context `catalog` and `store`.
 */
export function createFilters({ catalog, store }) {
  const column = need("filters");
  const button = need("filters-open");
  const open = new Set(OPEN);
  const setOpen = (on) => {
    column.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  };
  let last = null;
  button.addEventListener("click", () => {
    setOpen(column.hidden);
    if (!column.hidden) renderFacets();
  });
  need("filters-close").addEventListener("click", () => {
    setOpen(false);
    button.focus();
  });
  column.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    setOpen(false);
    button.focus();
    event.stopPropagation();
  });
  need("filters-clear").addEventListener("click", () => {
    store.set({ families: [], facets: {} });
    announce(t("count.models", { n: catalog.document.models.length }));
    need("filters-close").focus();
  });

  const makeFacet = (facet, state, found) => {
    const rows = countFacet(catalog, facet, state, found);
    const chosen = new Set(chosenIn(state, facet));
    const boxes = rows.map(({ value, count }) =>
      makeCheckbox({ catalog, facet, value, count, checked: chosen.has(value) }, (checked) => {
        const next = new Set(chosenIn(store.get(), facet));
        if (checked) next.add(value);
        else next.delete(value);
        store.set(chooseIn(store.get(), facet, [...next]));
        announce(need("filters-shown").textContent);
      }),
    );
    const summary = h(
      "summary",
      {},
      h("span", { text: t(`facet.${facet}`) }),
      chosen.size > 0 && h("span", { class: "count", text: String(chosen.size) }),
    );
    const fold = h(
      "details",
      { open: open.has(facet) || chosen.size > 0, on: { toggle: remember } },
      summary,
      h("div", { "class": "boxes", "role": "group", "aria-label": t(`facet.${facet}`) }, ...boxes),
    );
    function remember() {
      if (/** @type {HTMLDetailsElement} */ (fold).open) open.add(facet);
      else open.delete(facet);
    }
    return fold;
  };

  const renderFacets = () => {
    const { activeElement } = document;
    const focused = column.contains(activeElement) && activeElement?.getAttribute("data-box");
    const folds = ["family", ...FACETS].map((facet) => makeFacet(facet, last.state, last.found));
    need("facets").replaceChildren(...folds);
    if (focused) {
      findAll(`[data-box="${CSS.escape(focused)}"]`, column)[0]?.focus({ preventScroll: true });
    }
  };

  return {
    /**
     * Show how many are chosen and, while the column is open, the boxes with their numbers.
     * @param {any} state
     * @param {{found: string[], shown: string[]}} result
     */
    render(state, { found, shown }) {
      const chosen = ["family", ...FACETS].reduce(
        (sum, facet) => sum + chosenIn(state, facet).length,
        0,
      );
      need("filters-count").textContent = chosen > 0 ? String(chosen) : "";
      need("filters-clear").hidden = chosen === 0;
      need("filters-shown").textContent = t("table.shown", {
        n: shown.length,
        all: catalog.document.models.length,
      });
      last = { state, found };
      if (!column.hidden) renderFacets();
    },
  };
}

function makeCheckbox({ catalog, facet, value, count, checked }, change) {
  const input = h("input", {
    "type": "checkbox",
    "data-box": `${facet}:${value}`,
    "checked": checked,
    "on": { change: (event) => change(event.target.checked) },
  });
  return h(
    "label",
    { class: count === 0 ? "box empty" : "box" },
    input,
    h("span", { class: "value", text: nameValue(catalog, facet, value) }),
    h("span", { class: "number", text: String(count) }),
  );
}
