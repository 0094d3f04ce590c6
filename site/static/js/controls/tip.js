import { h, keepPresent } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { findAncestors, findDescendants, nameOf } from "../catalog/relatives.js";
import { formatLargest } from "../words/format.js";
import { say, t, tList, tOr } from "../words/messages.js";
import { sayQuestion } from "../words/trace.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Under} from "../stage/under.js"
 * @import {Point, Size} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Trace} from "../types/trace.js"
 */

/**
 * Show the few facts of what is under the pointer, or nothing.
 * @param {HTMLElement} tip
 * @param {Catalog} catalog
 * @param {Pick<Under, "model" | "edge" | "checkpoint"> & {at: Point | null}} under
 * @param {{size: Size, channels: readonly Channel[], trace: Trace | null}} stage Its size, through
 *   what descent counts, and the trace in the picture.
 */
export function showTip(tip, catalog, { model, edge, checkpoint, at }, { size, channels, trace }) {
  const facts = model
    ? describeModel(catalog, model, channels)
    : edge
      ? describeEdge(catalog, edge)
      : checkpoint && trace
        ? describeCheckpoint(trace, checkpoint)
        : null;
  tip.hidden = !at || !facts;
  if (!at || !facts) return;
  tip.replaceChildren(...facts);
  const left = Math.min(at.x + 14, size.width - tip.offsetWidth - 8);
  const below = at.y + 18 + tip.offsetHeight < size.height;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${below ? at.y + 18 : at.y - tip.offsetHeight - 12}px`;
}

/** @param {Catalog} catalog @param {string} id @param {readonly Channel[]} channels */
function describeModel(catalog, id, channels) {
  const model = getKnown(catalog.models, id);
  const labs = tList(model.labs.map((lab) => nameOf(catalog.labs, lab)));
  const facts = [model.released, labs, formatLargest(model)].join(" · ");
  const kin = t("details.counts", {
    ancestors: t("count.ancestors", { n: findAncestors(catalog, model.id, Infinity, channels).size }),
    descendants: t("count.descendants", { n: findDescendants(catalog, model.id, Infinity, channels).size }),
  });
  return [h("strong", { text: model.name }), h("span", { text: facts }), h("span", { text: kin })];
}

/** @param {Trace} trace @param {string} id */
function describeCheckpoint(trace, id) {
  const node = getKnown(trace.nodes, id);
  const facts = [node.released, node.licence, ...node.questions.map((one) => sayQuestion(trace, node, one))];
  return [h("strong", { text: node.name }), ...keepPresent(facts).map((text) => h("span", { text }))];
}

/** @param {Catalog} catalog @param {{parent: string, child: string}} edge */
function describeEdge(catalog, { parent, child }) {
  const names = [parent, child].map((id) => nameOf(catalog.models, id)).join(" → ");
  const rows = getKnown(catalog.parents, child).filter((row) => row.parent === parent);
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
