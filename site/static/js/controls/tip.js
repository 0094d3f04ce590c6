import { getTypeScale, h, keepPresent, toRem } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { nameOf } from "../catalog/relatives.js";
import { findVisibleKin } from "../catalog/visible.js";
import { formatLargest } from "../words/format.js";
import { say, t, tList, tOr } from "../words/messages.js";
import { sayQuestion } from "../words/trace.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Under} from "../stage/under.js"
 * @import {Edge, Point, Size, Stand} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 * @import {Trace} from "../types/trace.js"
 */

/** So many of the models are named for which one mark stands. */
const MOST_NAMED = 5;

/**
 * Show the few facts of what is under the pointer, or nothing.
 * @param {HTMLElement} tip
 * @param {Catalog} catalog
 * @param {Pick<Under, "model" | "edge" | "checkpoint"> & {stand: Stand | undefined, at: Point | null}} under
 * @param {{size: Size, channels: readonly Channel[], visible: Set<string>, trace: Trace | null}} stage
 *   Its size, through what and among which models descent counts, and the trace in the picture.
 */
export function showTip(tip, catalog, { model, stand, edge, checkpoint, at }, stage) {
  const { size, trace } = stage;
  const facts = stand
    ? describeStand(catalog, stand)
    : model
      ? describeModel(catalog, model, stage)
      : edge
        ? describeEdge(catalog, edge)
        : checkpoint && trace && describeCheckpoint(trace, checkpoint);
  tip.hidden = !at || !facts;
  if (!at || !facts) return;
  tip.replaceChildren(...facts);
  const scale = getTypeScale();
  const [width, height] = [tip.offsetWidth / scale, tip.offsetHeight / scale];
  const left = Math.min(at.x + 14, size.width - width - 8);
  const below = at.y + 18 + height < size.height;
  tip.style.left = toRem(Math.max(4, left));
  tip.style.top = toRem(below ? at.y + 18 : at.y - height - 12);
}

/** @param {Catalog} catalog @param {string} id @param {{channels: readonly Channel[], visible: Set<string>}} look */
function describeModel(catalog, id, look) {
  const model = getKnown(catalog.models, id);
  const labs = tList(model.labs.map((lab) => nameOf(catalog.labs, lab)));
  const facts = [model.released, labs, formatLargest(model)].join(" · ");
  const { ancestors, descendants } = findVisibleKin(catalog, id, look);
  const kin = t("details.counts", {
    ancestors: t("count.ancestors", { n: ancestors.length }),
    descendants: t("count.descendants", { n: descendants.length }),
  });
  return [h("strong", { text: model.name }), h("span", { text: facts }), h("span", { text: kin })];
}

/** @param {Trace} trace @param {string} id */
function describeCheckpoint(trace, id) {
  const node = getKnown(trace.nodes, id);
  const facts = [node.released, node.licence, ...node.questions.map((one) => sayQuestion(trace, node, one))];
  return [h("strong", { text: node.name }), ...keepPresent(facts).map((text) => h("span", { text }))];
}

/**
 * Return the names of the first few models, and a sign that there are more.
 * @param {Catalog} catalog
 * @param {string[]} ids
 * @returns {string}
 */
export function nameSome(catalog, ids) {
  const first = ids.slice(0, MOST_NAMED).map((id) => nameOf(catalog.models, id));
  return tList(first) + (ids.length > MOST_NAMED ? t("concept.more") : "");
}

/** @param {Catalog} catalog @param {Stand} stand */
function describeStand(catalog, { ids, family }) {
  const title = family ? nameOf(catalog.families, family) : t("count.models", { n: ids.length });
  const more = family && h("span", { text: t("count.models", { n: ids.length }) });
  const names = h("span", { text: nameSome(catalog, ids) });
  return keepPresent([h("strong", { text: title }), more, names, h("span", { text: t("tree.open") })]);
}

/** @param {Catalog} catalog @param {Edge} edge */
function describeEdge(catalog, { rows }) {
  const { parent, child } = rows[0];
  const names = [parent, child].map((id) => nameOf(catalog.models, id)).join(" → ");
  const lines = rows
    .filter((row) => row.parent === parent && row.child === child)
    .flatMap((row) => [
      h("b", {
        text: t("tip.kind", {
          kind: tOr(`kind.${row.kind}`, row.kind),
          channel: tOr(`channel.${row.channel}`, row.channel),
        }),
      }),
      h("span", { text: say(row, "note") }),
      h("span", {
        text: [
          ...(row.support === "supported" ? [] : [tOr(`support.${row.support}`, row.support)]),
          t("count.sources", { n: row.evidence.length }),
        ].join(" · "),
      }),
    ]);
  return [h("strong", { text: names }), ...lines];
}
