import { h } from "../base/dom.js";
import { chooseFilter, LONGEST_FILTER } from "../state/table.js";
import { t, tOr } from "../words/messages.js";

/**
 * @import {Context, State} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 */

/**
 * Make the head of the table: a row of headings that sort, and a row of filters.
 * @param {Pick<Context, "store">} context
 * @param {State} state
 * @returns {{element: HTMLElement, inputs: Map<Column, HTMLInputElement>}}
 */
export function makeTableHead({ store }, { columns, sort }) {
  const inputs = new Map(columns.map((column) => [column, makeFilter(store, column)]));
  const headings = columns.map((column) => makeHeading(store, column, sort));
  const cells = [...inputs.values()].map((input) => h("td", {}, input));
  const element = h(
    "thead",
    {},
    h("tr", { "aria-rowindex": 1 }, ...headings),
    h("tr", { "aria-rowindex": 2, class: "column-filters" }, ...cells),
  );
  return { element, inputs };
}

/** @param {Context["store"]} store @param {Column} column @param {string} sort */
function makeHeading(store, column, sort) {
  const sorted = sort.replace(/^-/, "") === column;
  const down = sorted && sort.startsWith("-");
  const click = () => store.set({ sort: sorted && !down ? `-${column}` : column });
  const arrow = h("span", {
    class: "arrow",
    "aria-hidden": "true",
    text: sorted ? (down ? "▼" : "▲") : "↕",
  });
  return h(
    "th",
    {
      scope: "col",
      "data-column": column,
      "aria-sort": sorted ? (down ? "descending" : "ascending") : null,
    },
    h("button", { type: "button", on: { click } }, t(`table.${column}`), arrow),
  );
}

/** @param {Context["store"]} store @param {Column} column */
function makeFilter(store, column) {
  const input = h("input", {
    type: "search",
    "data-filter": column,
    "aria-label": t("table.filterBy", { column: t(`table.${column}`) }),
    placeholder: tOr(`hint.${column}`, " "),
    maxlength: LONGEST_FILTER,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const apply = () => store.set(chooseFilter(store.get(), column, input.value));
  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) apply();
  });
  input.addEventListener("compositionend", apply);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(input.value || event.isComposing)) return;
    event.stopPropagation();
    if (event.isComposing) return;
    input.value = "";
    apply();
  });
  return input;
}
