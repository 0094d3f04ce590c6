import { announce, findAll, h, need } from "../base/dom.js";
import { getLanguage, t } from "../words/messages.js";
import { createTableBar } from "./bar.js";
import { makeRow } from "./cells.js";
import { findWrongFilter } from "./filters.js";
import { makeTableHead } from "./head.js";
import { listRows } from "./rows.js";
import { createRowWindow } from "./window.js";

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
  const table = h("table", {}, caption, columns, body);
  const rows = createRows(context, createRowWindow(container, table, body));
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
      rows.show(state, models);
      none.textContent = models.length === 0 ? t("table.empty") : "";
      bar.render(state, { count, wrong });
      const filtered = JSON.stringify(state.columnFilters);
      if (last !== null && last !== filtered) announce(wrong ? t(`wrong.${wrong}`) : count);
      last = filtered;
    },
    mark: rows.mark,
  };
}

/**
 * Show the rows of a state: a row that stood before is not made anew.
 * @param {Context} context
 * @param {ReturnType<typeof createRowWindow>} sight
 */
function createRows(context, sight) {
  let made = "";
  /** @type {Map<string, HTMLElement>} */
  let rows = new Map();
  /** @type {string | null} */
  let marked = null;
  /** @type {readonly Model[]} */
  let shown = [];
  /** @param {string | null} selected Mark the row of this model. */
  const mark = (selected) => {
    rows.get(marked ?? "")?.removeAttribute("aria-current");
    rows.get(selected ?? "")?.setAttribute("aria-current", "true");
    const number = marked === selected ? -1 : shown.findIndex(({ id }) => id === selected);
    marked = selected;
    if (number >= 0) sight.reveal(number);
  };
  return {
    mark,
    /** @param {State} state @param {readonly Model[]} models */
    show(state, models) {
      const look = [getLanguage(), context.theme(), state.colour];
      const key = [...look, ...state.columns, "", ...state.channels].join();
      if (key !== made) rows = new Map();
      made = key;
      shown = models;
      sight.show(models.length, (number) => {
        const model = models[number];
        const row = rows.get(model.id) ?? makeRow(context, model, state.columns);
        rows.set(model.id, row);
        if (model.id === marked) row.setAttribute("aria-current", "true");
        return row;
      });
      mark(state.model);
    },
  };
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
