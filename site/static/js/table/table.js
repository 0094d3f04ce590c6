import { announce, findAll, h, need } from "../base/dom.js";
import { getLanguage, t } from "../words/messages.js";
import { createTableBar } from "./bar.js";
import { makeRow } from "./cells.js";
import { findWrongFilter } from "./filters.js";
import { makeTableHead } from "./head.js";
import { listRows } from "./rows.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Context, State} from "../types/page.js"
 */

/**
 * Run the table view. Its head stays while rows change: nobody loses what they are typing.
 * @param {Context} context
 */
export function createTable(context) {
  const { catalog } = context;
  const container = need("table");
  const [columns, caption, body] = [h("colgroup"), h("caption"), h("tbody")];
  const showRows = createRows(context, body);
  const table = h("table", {}, caption, columns, body);
  const none = h("p", { class: "none" });
  container.replaceChildren(table, none);
  /** @type {Model[]} */
  let models = [];
  const bar = createTableBar(context, () => models);
  const showHead = createHead(context, table, columns);
  /** @type {string | null} */
  let last = null;
  return {
    /**
     * @param {State} state
     * @param {Set<string>} shown Ids of the models that pass everything but the filters of columns.
     */
    render(state, shown) {
      models = listRows(catalog, shown, state);
      const wrong = findWrongFilter(state.columnFilters);
      const count = t("table.shown", { n: models.length, all: catalog.document.models.length });
      showHead(state, wrong);
      caption.textContent = count;
      showRows(state, models);
      none.textContent = models.length === 0 ? t("table.empty") : "";
      bar.render(state, { count, wrong });
      const filtered = JSON.stringify(state.columnFilters);
      if (last !== null && last !== filtered) announce(wrong ? t(`wrong.${wrong}`) : count);
      last = filtered;
    },
    /** @param {string | null} selected Mark the row of this model. */
    mark: (selected) => markRow(body, selected),
  };
}

/**
 * Return what shows the rows of a state: a row that stood before is not made anew.
 * @param {Context} context
 * @param {HTMLElement} body
 * @returns {(state: State, models: readonly Model[]) => void}
 */
function createRows(context, body) {
  let made = "";
  /** @type {Map<string, HTMLElement>} */
  let rows = new Map();
  return (state, models) => {
    const key = [getLanguage(), context.theme(), ...state.columns, ...state.channels].join();
    if (key !== made) rows = new Map();
    made = key;
    const shown = models.map((model) => {
      const row = rows.get(model.id) ?? makeRow(context, model, state.columns);
      rows.set(model.id, row);
      return row;
    });
    body.replaceChildren(...shown);
    markRow(body, state.model);
  };
}

/** @param {HTMLElement} body @param {string | null} selected */
function markRow(body, selected) {
  for (const row of findAll("[data-model]", body)) {
    if (row.dataset.model === selected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

/**
 * Return what shows the head of a state, made anew only where it must be.
 * @param {Context} context
 * @param {HTMLElement} table
 * @param {HTMLElement} columns
 * @returns {(state: State, wrong: string | null) => void}
 */
function createHead(context, table, columns) {
  let made = "";
  /** @type {ReturnType<typeof makeTableHead>} */
  let head = { element: h("thead"), inputs: new Map() };
  columns.after(head.element);
  return (state, wrong) => {
    const key = [getLanguage(), state.sort, ...state.columns].join();
    if (key !== made) {
      const sorting = document.activeElement?.closest("th");
      const focused = table.contains(sorting ?? null) && sorting?.dataset.column;
      const next = makeTableHead(context, state);
      head.element.replaceWith(next.element);
      columns.replaceChildren(...state.columns.map((column) => h("col", { class: column })));
      if (focused) findAll(`th[data-column="${focused}"] button`, table)[0]?.focus({ preventScroll: true });
      [head, made] = [next, key];
    }
    for (const [column, input] of head.inputs) {
      const text = state.columnFilters[column] ?? "";
      if (input.value.trim() !== text) input.value = text;
      input.setAttribute("aria-invalid", String(column === wrong));
    }
  };
}
