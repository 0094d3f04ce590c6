import { saveText } from "../base/clipboard.js";
import { findAll, h, need } from "../base/dom.js";
import { createPopover } from "../base/popover.js";
import { COLUMNS, chooseColumns, DEFAULT_TABLE } from "../state/table.js";
import { getLanguage, t } from "../words/messages.js";
import { writeTableCsv, writeTableJson } from "./save.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Context, State} from "../types/page.js"
 * @import {Column} from "../state/table.js"
 */

/**
 * Run the bar above the table: which columns stand in it, its filters, and the way to take it away.
 * @param {Context} context
 * @param {() => Model[]} getModels Those in its rows.
 */
export function createTableBar({ catalog, store }, getModels) {
  const panel = need("columns");
  const clear = need("column-filters-clear");
  const toggle = need("column-filters");
  let language = "";
  createPopover(need("columns-open"), panel);
  panel.addEventListener("keydown", stepThroughBoxes);
  clear.addEventListener("click", () => {
    store.set({ columnFilters: {} });
    const input = findAll("#table [data-filter]").find((one) => one.offsetParent !== null);
    (input ?? toggle).focus({ preventScroll: true });
  });
  toggle.addEventListener("click", () => showFilters(need("table").classList.toggle("filtering")));
  if (Object.keys(store.get().columnFilters).length > 0) need("table").classList.add("filtering");
  showFilters(need("table").classList.contains("filtering"));
  const saving = createPopover(need("table-save"), need("table-formats"));
  /** @param {string} ending @param {string} type @param {typeof writeTableCsv} write */
  const offer = (ending, type, write) =>
    need(`table-${ending}`).addEventListener("click", () => {
      saving.leave();
      const { columns, channels } = store.get();
      const text = write(catalog, getModels(), columns, channels);
      saveText(text, `transformer-lineage-table.${ending}`, type);
    });
  offer("csv", "text/csv", writeTableCsv);
  offer("json", "application/json", writeTableJson);

  return {
    /**
     * @param {State} state
     * @param {{count: string, wrong: Column | null}} result
     */
    render(state, { count, wrong }) {
      if (language !== getLanguage()) panel.replaceChildren(...makeChoices(store));
      language = getLanguage();
      for (const box of findBoxes(panel)) box.checked = state.columns.some((one) => one === box.value);
      need("table-count").textContent = count;
      need("table-problem").textContent = wrong ? t(`wrong.${wrong}`) : "";
      clear.hidden = Object.keys(state.columnFilters).length === 0;
    },
  };
}

/** @param {boolean} on Whether the row of filters stands on a small screen, too. */
function showFilters(on) {
  need("column-filters").setAttribute("aria-expanded", String(on));
}

/** @param {HTMLElement} panel */
function findBoxes(panel) {
  return /** @type {HTMLInputElement[]} */ (findAll("input", panel));
}

/** @param {Context["store"]} store */
function makeChoices(store) {
  /** @param {readonly string[]} columns */
  const choose = (columns) => store.set(chooseColumns(store.get(), columns));
  const boxes = COLUMNS.filter((column) => column !== "name").map((column) => {
    const input = h("input", { type: "checkbox", value: column });
    input.addEventListener("change", () => {
      const others = store.get().columns.filter((one) => one !== column);
      choose(input.checked ? [...others, column] : others);
    });
    return h("label", { class: "box" }, input, h("span", { class: "value", text: t(`table.${column}`) }));
  });
  /** @param {string} text @param {readonly string[]} columns */
  const makeButton = (text, columns) =>
    h("button", { type: "button", class: "small", text, on: { click: () => choose(columns) } });
  return [
    h("div", { class: "choices" }, ...boxes),
    h(
      "p",
      { class: "buttons" },
      makeButton(t("table.all"), COLUMNS),
      makeButton(t("table.reset"), DEFAULT_TABLE.columns),
    ),
  ];
}

/**
 * Let arrow keys walk through the boxes.
 * @param {KeyboardEvent} event
 */
function stepThroughBoxes(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const boxes = findBoxes(need("columns"));
  const now = boxes.findIndex((box) => box.matches(":focus"));
  if (!step || now < 0) return;
  boxes[(now + step + boxes.length) % boxes.length].focus();
  event.preventDefault();
}
