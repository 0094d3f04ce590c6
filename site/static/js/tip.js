import { findAncestors, findDescendants, nameOf } from "./catalog.js";
import { h } from "./dom.js";
import { formatLargest } from "./format.js";
import { say, t, tList, tOr } from "./messages.js";

/**
 * Show the few facts of what is under the pointer, or nothing.
 * @param {HTMLElement} tip
 * @param {any} catalog
 * @param {{model?: string | null, edge?: any, at: {x: number, y: number} | null}} under
 * @param {{width: number, height: number}} size Of the stage.
 */
export function showTip(tip, catalog, { model, edge, at }, size) {
  tip.hidden = !at || !(model || edge);
  if (tip.hidden) return;
  tip.replaceChildren(
    ...(model ? describeModel(catalog, catalog.models.get(model)) : describeEdge(catalog, edge)),
  );
  const left = Math.min(at.x + 14, size.width - tip.offsetWidth - 8);
  const below = at.y + 18 + tip.offsetHeight < size.height;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${below ? at.y + 18 : at.y - tip.offsetHeight - 12}px`;
}

function describeModel(catalog, model) {
  const labs = tList(model.labs.map((lab) => nameOf(catalog.labs, lab)));
  const facts = [model.released, labs, formatLargest(model)].join(" · ");
  const kin = t("details.counts", {
    ancestors: t("count.ancestors", { n: findAncestors(catalog, model.id).size }),
    descendants: t("count.descendants", { n: findDescendants(catalog, model.id).size }),
  });
  return [h("strong", { text: model.name }), h("span", { text: facts }), h("span", { text: kin })];
}

function describeEdge(catalog, { parent, child }) {
  const names = [parent, child].map((id) => nameOf(catalog.models, id)).join(" → ");
  const rows = catalog.parents.get(child).filter((row) => row.parent === parent);
  const lines = rows.flatMap((row) => [
    h("b", {
      text: t("tip.kind", {
        kind: tOr(`kind.${row.kind}`, row.kind),
        channel: tOr(`channel.${row.channel}`, row.channel),
      }),
    }),
    h("span", { text: say(row, "note") }),
    h("span", {
      text: `${tOr(`support.${row.support}`, row.support)} · ${t("count.sources", { n: row.evidence.length })}`,
    }),
  ]);
  return [h("strong", { text: names }), ...lines];
}
