import { announce, findAll, h, need } from "../base/dom.js";
import { ALL_FACETS, chooseIn, chosenIn, countFacet, nameValue } from "../catalog/facets.js";
import { listCriteria, NO_FILTERS } from "../state/criteria.js";
import { t, tNumber } from "../words/messages.js";

/** @import {Catalog, Context, Facet, Shown, State} from "../types/page.js" */

/**
 * A value of a facet that can be ticked.
 * @typedef {{catalog: Catalog, facet: Facet, value: string, count: number, checked: boolean}} Choice
 */

/**
 * Facets that stand open from the beginning.
 * @type {ReadonlySet<Facet>}
 */
const OPEN = new Set(["family", "arch", "into"]);

/**
 * Run the filters: a column with one group of boxes for each facet.
 * @param {Context} context `catalog` and `store`.
 */
export function createFilters({ catalog, store }) {
  const column = need("filters");
  const button = need("filters-open");
  const open = new Set(OPEN);
  /** @param {boolean} on */
  const setOpen = (on) => {
    column.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  };
  /** @type {{state: State, found: string[]} | null} */
  let last = null;
  button.addEventListener("click", () => {
    setOpen(column.hidden !== false);
    if (!column.hidden) renderFacets();
  });
  const leave = () => {
    setOpen(false);
    button.focus();
  };
  need("filters-close").addEventListener("click", leave);
  need("filters-done").addEventListener("click", leave);
  for (const place of [column, button]) {
    place.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || column.hidden) return;
      leave();
      event.stopPropagation();
    });
  }
  need("filters-clear").addEventListener("click", () => {
    store.set(NO_FILTERS);
    announce(t("count.models", { n: catalog.document.models.length }));
    need("filters-close").focus();
  });

  /** @param {Facet} facet @param {State} state @param {string[]} found */
  const makeFacet = (facet, state, found) => {
    const rows = countFacet(catalog, facet, state, found);
    const chosen = new Set(chosenIn(state, facet));
    const boxes = rows.map(({ value, count }) =>
      makeCheckbox({ catalog, facet, value, count, checked: chosen.has(value) }, (checked) => {
        const next = new Set(chosenIn(store.get(), facet));
        if (checked) next.add(value);
        else next.delete(value);
        store.set(chooseIn(store.get(), facet, [...next]));
        announce(need("filters-shown").textContent ?? "");
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
      h("div", { class: "boxes", role: "group", "aria-label": t(`facet.${facet}`) }, ...boxes),
    );
    function remember() {
      if (fold.open) open.add(facet);
      else open.delete(facet);
    }
    return fold;
  };

  const renderFacets = () => {
    if (!last) return;
    const { state, found } = last;
    const { activeElement } = document;
    const focused = column.contains(activeElement) && activeElement?.getAttribute("data-box");
    const folds = ALL_FACETS.map((facet) => makeFacet(facet, state, found));
    need("facets").replaceChildren(...folds);
    if (focused) {
      findAll(`[data-box="${CSS.escape(focused)}"]`, column)[0]?.focus({ preventScroll: true });
    }
  };

  return {
    /**
     * Show how many narrow the picture and, while the column is open, the boxes with their numbers.
     * @param {State} state
     * @param {Shown} result
     */
    render(state, { found, shown }) {
      const chosen = listCriteria(catalog, state).length;
      need("filters-count").textContent = chosen > 0 ? String(chosen) : "";
      need("filters-clear").hidden = chosen === 0;
      need("filters-shown").textContent = t("table.shown", {
        n: shown.length,
        all: catalog.document.models.length,
      });
      need("filters-done").textContent = t("filters.done", { n: shown.length });
      last = { state, found };
      if (!column.hidden) renderFacets();
    },
  };
}

/** @param {Choice} choice @param {(checked: boolean) => void} change */
function makeCheckbox({ catalog, facet, value, count, checked }, change) {
  const input = h("input", {
    type: "checkbox",
    "data-box": `${facet}:${value}`,
    checked: checked,
    on: { change: () => change(input.checked) },
  });
  return h(
    "label",
    { class: count === 0 ? "box empty" : "box" },
    input,
    h("span", { class: "value", text: nameValue(catalog, facet, value) }),
    h("span", { class: "number", text: tNumber(count) }),
  );
}
