import { h } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { findPath, findTrail } from "../catalog/paths.js";
import { nameOf } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { say, t } from "../words/messages.js";
import { makeReceipt, makeSupport } from "./evidence.js";
import { makeKind, makeModelButton } from "./relative.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Catalog, Context, State, Path} from "../types/page.js"
 */

/**
 * Write the trail from the root to a model; nothing for a root.
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string} id
 * @param {readonly Channel[]} channels
 * @returns {HTMLElement | null}
 */
export function makeTrail({ catalog, select }, id, channels) {
  const trail = findTrail(catalog, id, channels);
  if (trail.length < 2) return null;
  const items = trail.map((one) =>
    h(
      "li",
      {},
      one === id
        ? h("span", { "aria-current": "true", text: nameOf(catalog.models, one) })
        : makeModelButton({ catalog, select }, one),
    ),
  );
  return h(
    "nav",
    { class: "trail", "aria-label": t("trail.label"), title: t("trail.meaning") },
    h("ol", {}, ...items),
  );
}

/**
 * Write the path from the selected model to a second one, with what each step carried over.
 * @param {Context} context `catalog`, `select` and `store`.
 * @param {State} state
 * @returns {HTMLElement[]}
 */
export function makePath(context, state) {
  const { catalog, store } = context;
  const [from, to] = [state.model ?? "", state.path ?? ""];
  const way = findPath(catalog, from, to, state.channels);
  const names = { from: nameOf(catalog.models, from), to: nameOf(catalog.models, to) };
  const clear = h("button", {
    type: "button",
    class: "small",
    text: t("path.clear"),
    on: { click: () => store.set({ path: null }) },
  });
  if (!way)
    return [
      h("p", { class: "none", text: t(state.channels.length > 0 ? "path.noneVia" : "path.none", names) }),
      clear,
    ];
  const up = [...way.up].reverse();
  const steps = [
    ...up
      .slice(1)
      .map((id, number) => makeStep(context, id, { parent: id, child: up[number] }, state.channels)),
    ...way.down
      .slice(1)
      .map((id, number) => makeStep(context, id, { parent: way.down[number], child: id }, state.channels)),
  ];
  return [
    h("p", { class: "fine", text: describePath(catalog, way, names) }),
    h("ol", { class: "way" }, h("li", {}, h("strong", { text: names.from })), ...steps),
    clear,
  ];
}

/**
 * Say in a sentence how two models are related.
 * @param {Catalog} catalog
 * @param {Path} way
 * @param {{from: string, to: string}} names
 * @returns {string}
 */
function describePath(catalog, { turn, up, down }, names) {
  const n = up.length + down.length - 2;
  if (down.length === 1) return t("path.up", { ...names, n });
  if (up.length === 1) return t("path.down", { ...names, n });
  return t("path.shared", { ...names, turn: nameOf(catalog.models, turn), n });
}

/**
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string} id
 * @param {{parent: string, child: string}} pair
 * @param {readonly Channel[]} channels
 */
function makeStep({ catalog, select }, id, { parent, child }, channels) {
  const upward = id === parent;
  const rows = getKnown(catalog.parents, child).filter(
    (row) => row.parent === parent && (channels.length === 0 || carries(row, channels)),
  );
  const parts = rows.map((row) =>
    h(
      "div",
      { class: "derivation" },
      h("div", { class: "tags" }, makeKind(row), makeSupport(row)),
      h("p", { text: say(row, "note") }),
      makeReceipt(catalog, row.evidence),
    ),
  );
  return h(
    "li",
    { class: upward ? "up" : "down" },
    h("p", { class: "direction", text: t(upward ? "path.stepUp" : "path.stepDown") }),
    ...parts,
    h("p", {}, makeModelButton({ catalog, select }, id)),
  );
}
