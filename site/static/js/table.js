import { findAll, h } from "./dom.js";
import { getKnown } from "./maps.js";
import { findShape, makeMark } from "./marks.js";
import { t } from "./messages.js";
import { getFamilyColour } from "./palette.js";
import { COLUMNS, listRows } from "./table_rows.js";

/** @import {Column, Context, Row, State} from "./page.js" */

/**
 * Fill the table view.
 * @param {HTMLElement} container
 * @param {Context} context `catalog`, `select`, `store`, `theme`.
 * @param {State} state
 * @param {Set<string>} shown Ids of the models to show.
 */
export function renderTable(container, context, state, shown) {
  const focused =
    container.contains(document.activeElement) &&
    document.activeElement?.closest("th")?.dataset.column;
  const { catalog } = context;
  const rows = listRows(catalog, shown, state.sort);
  const caption = t("table.shown", { n: rows.length, all: catalog.document.models.length });
  const head = h("tr", {}, ...COLUMNS.map((column) => makeHeading(context, column, state.sort)));
  const body = rows.map((row) => makeRowElement(context, row, state.model));
  const table = h(
    "table",
    {},
    h("caption", { text: caption }),
    h("thead", {}, head),
    h("tbody", {}, ...body),
  );
  container.replaceChildren(
    table,
    rows.length === 0 ? h("p", { class: "none", text: t("table.empty") }) : "",
  );
  if (focused)
    findAll(`th[data-column="${focused}"] button`, container)[0]?.focus({ preventScroll: true });
}

/**
 * Mark the row of the selected model.
 * @param {HTMLElement} container
 * @param {string | null} selected
 */
export function markRow(container, selected) {
  for (const row of findAll("tr[data-model]", container)) {
    if (row.dataset.model === selected) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}

/** @param {Pick<Context, "store">} context @param {Column} column @param {string} sort */
function makeHeading({ store }, column, sort) {
  const sorted = sort.replace(/^-/, "") === column;
  const down = sorted && sort.startsWith("-");
  const click = () => store.set({ sort: sorted && !down ? `-${column}` : column });
  const arrow = h("span", {
    "class": "arrow",
    "aria-hidden": "true",
    "text": sorted ? (down ? "▼" : "▲") : "↕",
  });
  return h(
    "th",
    {
      "scope": "col",
      "data-column": column,
      "aria-sort": sorted ? (down ? "descending" : "ascending") : null,
    },
    h("button", { type: "button", on: { click } }, t(`table.${column}`), arrow),
  );
}

/** @param {Context} context @param {Row} row @param {string | null} selected */
function makeRowElement({ catalog, select, theme }, row, selected) {
  const model = getKnown(catalog.models, row.id);
  const colour = getFamilyColour(model.family, theme());
  /** @param {string} id @param {string} text */
  const open = (id, text) =>
    h("button", { type: "button", class: "model-link", text, on: { click: () => select(id) } });
  const cells = COLUMNS.map((column) => {
    if (column === "name") {
      const name = h(
        "span",
        {},
        makeMark(findShape(model.architecture)),
        open(row.id, model.name),
      );
      return h("th", { scope: "row", colour }, name);
    }
    if (column === "parents") {
      const buttons = row.parents.flatMap((id, number) => [
        number > 0 ? t("list.comma") : "",
        open(id, getKnown(catalog.models, id).name),
      ]);
      return h("td", {}, ...buttons);
    }
    return h("td", { class: column, text: row.cells[column] });
  });
  return h(
    "tr",
    { "data-model": row.id, "aria-current": row.id === selected ? "true" : null },
    ...cells,
  );
}
