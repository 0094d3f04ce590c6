import { h, keepPresent, need } from "../base/dom.js";
import { findNearestCommon } from "../catalog/paths.js";
import { findAncestors, nameOf } from "../catalog/relatives.js";
import { t, tList } from "../words/messages.js";
import { compareFacts } from "./comparison.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog, Context, State} from "../types/page.js"
 */

/**
 * Run the dialog that shows two models side by side.
 * @param {Context} context `catalog`, `select` and `store`.
 */
export function createCompare(context) {
  const { store } = context;
  const dialog = need("compare", HTMLDialogElement);
  dialog.addEventListener("close", () => store.get().compare && store.set({ compare: null }));
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  need("compare-close").addEventListener("click", () => dialog.close());
  return {
    /** @param {State} state */
    render(state) {
      if (!state.compare) {
        dialog.close();
        return;
      }
      need("compare-content").replaceChildren(...makeComparison(context, state));
      if (!dialog.open) dialog.showModal();
    },
  };
}

/** @param {Context} context @param {State} state */
function makeComparison(context, state) {
  const { catalog } = context;
  const models = [state.model, state.compare].flatMap((id) => catalog.models.get(id ?? "") ?? []);
  const head = h(
    "tr",
    {},
    h("th", { scope: "col", text: t("compare.fact") }),
    ...models.map((model) => h("th", { scope: "col", text: model.name })),
  );
  const table = h(
    "table",
    { class: "comparison" },
    h("thead", {}, head),
    h("tbody", {}, ...listRowsOf(catalog, models)),
  );
  return [...makeKinship(context, models, state.channels), table];
}

/** @param {Catalog} catalog @param {Model[]} models */
function listRowsOf(catalog, [one, other]) {
  return compareFacts(catalog, one, other).map(({ key, values, isSame }) =>
    h(
      "tr",
      { class: isSame ? "same" : null },
      h(
        "th",
        { scope: "row" },
        t(`fact.${key}`),
        h("small", { text: t(isSame ? "compare.same" : "compare.differs") }),
      ),
      ...values.map((value) => h("td", { text: value })),
    ),
  );
}

/**
 * What both share: their nearest common ancestors, and the ancestors of only one.
 * @param {Context} context
 * @param {Model[]} models
 * @param {readonly Channel[]} channels
 */
function makeKinship({ catalog, store }, [one, other], channels) {
  const [first, second] = [one, other].map(({ id }) =>
    findAncestors(catalog, id, Infinity, channels).set(id, 0),
  );
  const common = findNearestCommon(catalog, one.id, other.id, channels);
  const near = common.map(({ id, distances }) =>
    t("compare.shared", {
      name: nameOf(catalog.models, id),
      one: t("count.steps", { n: distances[0] }),
      other: t("count.steps", { n: distances[1] }),
    }),
  );
  /** @param {Map<string, number>} mine @param {Map<string, number>} theirs @param {string} id */
  const only = (mine, theirs, id) =>
    tList(
      [...mine.keys()]
        .filter((key) => !theirs.has(key) && key !== id)
        .map((key) => nameOf(catalog.models, key)),
    ) || "–";
  const path = h("button", {
    type: "button",
    class: "small",
    text: t("compare.path"),
    on: { click: () => store.set({ compare: null, path: other.id }) },
  });
  /** @param {string} term @param {string} text */
  const row = (term, text) => h("div", {}, h("dt", { text: term }), h("dd", { text }));
  return keepPresent([
    h(
      "dl",
      { class: "kinship" },
      row(t("compare.common"), near.length > 0 ? near.join(t("list.semicolon")) : t("compare.none")),
      row(t("compare.only", { name: one.name }), only(first, second, one.id)),
      row(t("compare.only", { name: other.name }), only(second, first, other.id)),
    ),
    common.length > 0 && path,
  ]);
}
