import { announce, h, keepPresent, need } from "../base/dom.js";
import { growBranch, LARGEST_TRACE, readTrace } from "../catalog/trace.js";
import { t } from "../words/messages.js";

/**
 * @import {Trace, Twig} from "../catalog/trace.js"
 * @import {Context} from "../types/page.js"
 */

const ID = "dropped-trace";

/**
 * Open a trace that is dropped on the page, as a branch below the catalog's tree.
 * @param {Context} context
 */
export function bindDrop(context) {
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    openTrace(context, file);
  });
}

/**
 * Let a person choose the file of a trace.
 * @param {Context} context
 */
export function pickTrace(context) {
  const input = h("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) openTrace(context, file);
  });
  input.click();
}

/** @param {Context} context @param {File} file */
async function openTrace(context, file) {
  const trace = file.size <= LARGEST_TRACE ? readTrace(await file.text()) : null;
  document.getElementById(ID)?.remove();
  if (!trace) {
    const close = makeClose();
    need("details").before(h("section", { id: ID }, h("p", { text: t("trace.wrong") }), close));
    announce(t("trace.wrong"));
    return;
  }
  const branch = growBranch(trace);
  const top = branch.find((twig) => context.catalog.models.has(twig.node.id));
  context.store.set({ view: "tree", model: top?.node.id ?? null, path: null, compare: null });
  need("details").before(makeSection(context, trace, branch));
  announce(t("trace.title", { name: trace.subject }));
}

/** @param {Context} context @param {Trace} trace @param {Twig[]} branch */
function makeSection(context, trace, branch) {
  const questions = trace.questions.map((text) => h("li", { text, dir: "auto" }));
  const title = h("h2", { text: t("trace.title", { name: trace.subject }), dir: "auto", id: `${ID}-title` });
  return h(
    "section",
    { id: ID, "aria-labelledby": `${ID}-title` },
    h("div", { class: "title" }, title, makeClose()),
    makeList(context, branch),
    questions.length > 0 && h("h3", { text: t("trace.questions") }),
    questions.length > 0 && h("ul", { class: "fine" }, ...questions),
  );
}

/** @param {Context} context @param {Twig[]} twigs @returns {HTMLElement} */
function makeList(context, twigs) {
  return h("ul", { class: "branch" }, ...twigs.map((twig) => makeItem(context, twig)));
}

/** @param {Context} context @param {Twig} twig */
function makeItem(context, { node, relation, again, below }) {
  const known = context.catalog.models.has(node.id) && node.type === "model";
  const name = known
    ? h("button", {
        type: "button",
        class: "model-link",
        text: node.name,
        on: { click: () => context.select(node.id) },
      })
    : h("b", { text: node.name, dir: "auto" });
  const words = keepPresent([node.licence, node.says, again && t("trace.again")]).join(", ");
  return h(
    "li",
    {},
    relation && h("span", { class: "fine", text: `${relation}: ` }),
    name,
    words && h("span", { class: "fine", text: ` ${words}`, dir: "auto" }),
    below.length > 0 && makeList(context, below),
  );
}

function makeClose() {
  return h(
    "button",
    {
      type: "button",
      class: "icon",
      "aria-label": t("trace.close"),
      title: t("trace.close"),
      on: { click: () => document.getElementById(ID)?.remove() },
    },
    "×",
  );
}
