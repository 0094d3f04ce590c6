import { announce, findAll, h, need } from "../base/dom.js";
import { findMet, LARGEST_TRACE, readTrace } from "../catalog/trace.js";
import { layOutRows } from "../layout/branch_rows.js";
import { t } from "../words/messages.js";
import { sayQuestion, sayStep, sayTrace } from "../words/trace.js";
import { showNotice } from "./notice.js";

/**
 * @import {Context} from "../types/page.js"
 * @import {BranchRow, Trace} from "../types/trace.js"
 */

const ID = "trace";

/**
 * Open traces that are dropped on the page or chosen, one at a time: as a branch of the picture,
 * and as a list above the panel that says the same.
 * @param {Pick<Context, "catalog" | "store" | "select">} context
 * @param {() => void} showAll Shows the page anew: the trace is no part of its state.
 */
export function createTraces(context, showAll) {
  const { catalog, store } = context;
  /** @type {Trace | null} */
  let trace = null;
  let before = store.get();
  const renderList = () => {
    document.getElementById(ID)?.remove();
    if (trace) need("details").before(makeSection(context, trace, close));
  };
  const close = () => {
    if (!trace) return;
    const { view, model, path, compare, at } = before;
    const hadFocus = document.getElementById(ID)?.contains(document.activeElement);
    trace = null;
    showAll();
    if (store.get().view === "tree" && !store.get().model) store.set({ view, model, path, compare, at });
    if (hadFocus) need("share").focus();
    announce(t("trace.closed"));
  };
  /** @param {File} file */
  const open = async (file) => {
    const isLarge = file.size > LARGEST_TRACE;
    const found = isLarge ? null : await readFile(file);
    if (!found) {
      showNotice(t(isLarge ? "trace.large" : "trace.wrong"));
      return;
    }
    if (!trace) before = store.get();
    trace = found;
    store.set({ view: "tree", model: null, path: null, compare: null, whole: false, network: false, at: "" });
    showAll();
    need(`${ID}-title`).focus({ preventScroll: true });
    announce(sayTrace(catalog, found, findMet(found, catalog)));
  };
  /** @param {boolean} isOver Whether a file is held over the page. */
  const mark = (isOver) => document.body.classList.toggle("dropping", isOver);
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
  document.addEventListener("drop", (event) => {
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open(file);
  });
  return {
    /** @returns {Trace | null} The trace that is open. */
    get: () => trace,
    close,
    renderList,
    /** Let a person choose the file of a trace. */
    choose() {
      const input = h("input", { type: "file", accept: ".json,application/json" });
      input.addEventListener("change", () => input.files?.[0] && open(input.files[0]));
      input.click();
    },
    /** @param {string} id Show in the list what is said of a checkpoint. */
    point(id) {
      const item = findAll(`#${ID} li`).find(({ dataset }) => dataset.id === id);
      item?.focus();
    },
  };
}

/** @param {File} file */
async function readFile(file) {
  try {
    return readTrace(await file.text());
  } catch {
    return null; // a folder, or a file that went away
  }
}

/** @param {Pick<Context, "catalog" | "select">} context @param {Trace} trace @param {() => void} close */
function makeSection({ catalog, select }, trace, close) {
  const met = findMet(trace, catalog);
  const { rows } = layOutRows(trace, met);
  const title = h("h2", {
    text: sayTrace(catalog, trace, met),
    dir: "auto",
    id: `${ID}-title`,
    tabindex: "-1",
  });
  const name = t("trace.close");
  const button = { type: "button", class: "icon", "aria-label": name, title: name, on: { click: close } };
  /** @param {string} id */
  const makeName = (id) =>
    met.includes(id)
      ? h("button", {
          type: "button",
          class: "model-link",
          text: trace.nodes.get(id)?.name,
          on: { click: () => select(id) },
        })
      : h("bdi", { text: trace.nodes.get(id)?.name });
  return h(
    "section",
    { id: ID, "aria-labelledby": `${ID}-title` },
    h("div", { class: "title" }, title, h("button", button, "×")),
    h("ol", {}, ...rows.map((row) => makeItem(trace, row, makeName))),
    rows.some(({ node }) => node.questions.length > 0) && h("p", { class: "fine", text: t("trace.advice") }),
  );
}

/** @param {Trace} trace @param {BranchRow} row @param {(id: string) => HTMLElement} makeName */
function makeItem(trace, row, makeName) {
  const { node, parents } = row;
  const names = parents.flatMap((id, number) => [number > 0 && t("list.comma"), makeName(id)]);
  const made = parents.length > 0 && h("span", {}, `${t("trace.from")} `, ...names);
  const questions = node.questions.map((one) =>
    h("li", { text: sayQuestion(trace, node, one), dir: "auto" }),
  );
  return h(
    "li",
    { "data-id": node.id, tabindex: "-1" },
    h("b", { text: node.name, dir: "auto" }),
    h("span", { class: "fine" }, sayStep(row), made && " · ", made),
    questions.length > 0 && h("ul", { class: "asked" }, ...questions),
  );
}
