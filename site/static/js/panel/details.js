import { h, keepPresent, link, prefersStillness } from "../base/dom.js";
import { makeIssueLink } from "../catalog/citation.js";
import { nameOf } from "../catalog/relatives.js";
import { findVisible, findVisibleKin } from "../catalog/visible.js";
import { makeLegend } from "../controls/legend.js";
import { findShape, makeMark } from "../drawing/marks.js";
import { MOST_DEPTH } from "../state/fragment.js";
import { say, t, tList } from "../words/messages.js";
import { linkPage, namePage } from "../words/readable.js";
import { makeCorrections, makeFacts, makeHub, makeReferences, makeRemarks } from "./facts.js";
import { makeIntro } from "./intro.js";
import { makeKin } from "./kin.js";
import { isNarrowed, makeMatches } from "./matches.js";
import { makePaper } from "./paper.js";
import { makeTrail } from "./path.js";
import { makeRelate } from "./relate.js";
import { makeDisputes } from "./relative.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Context, Shown, State} from "../types/page.js"
 */

/**
 * Fill the panel with the model that is selected, with what was asked for, or with what the page
 * is about.
 * @param {HTMLElement} panel
 * @param {Context} context `catalog`, `select`, `store`, `find`, `theme`.
 * @param {State} state
 * @param {Shown} result
 */
export function renderDetails(panel, context, state, result) {
  const model = context.catalog.models.get(state.model ?? "");
  const makeOther = () =>
    isNarrowed(context.catalog, state) ? makeMatches(context, state, result) : makeIntro(context);
  const content = model ? makeModel(context, model, state) : makeOther();
  const hadFocus = panel.contains(document.activeElement);
  if (panel.firstChild) panel.scrollTop = 0; // An empty one would have the page laid out for nothing.
  panel.replaceChildren(...content);
  if (hadFocus) panel.querySelector("h2")?.focus({ preventScroll: true });
  panel.classList.toggle("empty", !model);
}

/**
 * Bring the receipt of one derivation into sight and open it.
 * @param {HTMLElement} panel
 * @param {string} parent
 */
export function showReceipt(panel, parent) {
  const item = panel.querySelector(`.kin [data-relative="${CSS.escape(parent)}"]`);
  for (const fold of item?.querySelectorAll("details") ?? []) fold.open = true;
  item?.classList.add("pointed-out");
  item?.scrollIntoView({ block: "nearest", behavior: prefersStillness() ? "auto" : "smooth" });
}

/** @param {Context} context @param {Model} model @param {State} state */
function makeModel(context, model, state) {
  const { catalog } = context;
  return keepPresent([
    makeHead(context, model, state.channels),
    h("p", { class: "adds", dir: "auto", text: say(model, "adds") }),
    makeDepth(context, model, state),
    makeKin(context, state, "parents"),
    makeKin(context, state, "children"),
    makeDisputes(context, model.id),
    makeRelate(context, state),
    makeRemarks(catalog, model),
    makeFacts(context, model),
    makePaper(catalog, model),
    makeCorrections(catalog, model),
    makeHub(model),
    ...makeReferences(catalog, model),
    h(
      "p",
      { class: "fine" },
      linkPage(`models/${model.id}/`, namePage()),
      " · ",
      link(makeIssueLink(model), t("about.reportModel", { name: model.name })),
    ),
    makeLegend(state.colour, false),
  ]);
}

/** @param {Context} context @param {Model} model @param {readonly Channel[]} channels */
function makeHead(context, model, channels) {
  const { catalog, select } = context;
  const colour = context.colourOf(model.id);
  const family = t("details.family", { name: nameOf(catalog.families, model.family) });
  const aliases =
    model.aliases.length > 0 &&
    h("p", {
      class: "aliases",
      text: t("details.aliases", { names: tList(model.aliases) }),
    });
  return h(
    "header",
    {},
    makeTrail(context, model.id, channels),
    h(
      "div",
      { class: "title" },
      h("h2", { text: model.name, dir: "auto", tabindex: "-1", id: "details-title" }),
      h(
        "button",
        {
          type: "button",
          class: "icon",
          "aria-label": t("details.close"),
          title: t("details.close"),
          on: { click: () => select(null) },
        },
        "×",
      ),
    ),
    h("p", { class: "family-line", colour }, makeMark(findShape(model.architecture)), family),
    aliases,
  );
}

/**
 * Show how many generations are lit.
 * @param {HTMLElement} panel
 * @param {number} depth
 */
export function markDepth(panel, depth) {
  for (const input of panel.querySelectorAll("input[name=depth]"))
    if (input instanceof HTMLInputElement) input.checked = input.value === String(depth);
}

/** @param {Context} context @param {Model} model @param {State} state */
function makeDepth({ catalog, store }, model, state) {
  const look = { channels: state.channels, visible: findVisible(catalog, state) };
  const { ancestors, descendants } = findVisibleKin(catalog, model.id, look);
  const counts = t("details.counts", {
    ancestors: t("count.ancestors", { n: ancestors.length }),
    descendants: t("count.descendants", { n: descendants.length }),
  });
  const choices = [...Array.from({ length: MOST_DEPTH }, (_, number) => number + 1), Infinity].map(
    (depth) => {
      const input = h("input", {
        type: "radio",
        name: "depth",
        value: String(depth),
        checked: depth === state.depth,
        on: { change: () => store.set({ depth }) },
      });
      return h(
        "label",
        {},
        input,
        h("span", { text: depth === Infinity ? t("details.depthAll") : String(depth) }),
      );
    },
  );
  return h(
    "section",
    { class: "depth" },
    h("p", { text: counts }),
    h("fieldset", {}, h("legend", { text: t("details.depth") }), ...choices),
  );
}
