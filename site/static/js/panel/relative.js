import { h, keepPresent } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { compareText } from "../catalog/relatives.js";
import { say, t, tOr } from "../words/messages.js";
import { makeEvidence, makeReach, makeReceipt, makeSupport } from "./evidence.js";

/**
 * @import {Derivation} from "../types/data.js"
 * @import {Catalog, Context} from "../types/page.js"
 *
 * @typedef {Pick<Context, "catalog" | "select">} LinkContext
 */

/**
 * Make the name of a model, which selects it.
 * @param {LinkContext} context
 * @param {string} id
 */
export function makeModelButton({ catalog, select }, id) {
  const text = catalog.models.get(id)?.name ?? id;
  return h("button", { type: "button", class: "model-link", text, on: { click: () => select(id) } });
}

/** @param {LinkContext} context @param {string} id @param {...(HTMLElement | null)} more */
function makeHead(context, id, ...more) {
  const { released } = getKnown(context.catalog.models, id);
  const date = h("span", { class: "date", text: released });
  return h("div", { class: "kin-head" }, makeModelButton(context, id), date, ...more);
}

/**
 * Write a relative with all that joins it: kind, what was carried over, who says so.
 * @param {LinkContext} context
 * @param {string} other
 * @param {Derivation[]} rows
 * @returns {HTMLElement}
 */
export function makeRelative(context, other, rows) {
  const parts = rows.map((row) =>
    h(
      "div",
      { class: "derivation" },
      h("div", { class: "tags" }, makeKind(row), makeSupport(row)),
      h("p", { text: say(row, "note") }),
      makeReach(row),
      makeReceipt(context.catalog, row.evidence),
    ),
  );
  return h("li", { "data-relative": other, "data-points": other }, makeHead(context, other), ...parts);
}

/**
 * Write a relative in one line, with its receipts folded away; its kind stands above it.
 * @param {LinkContext} context
 * @param {string} other
 * @param {Derivation[]} rows
 * @param {boolean} [isMixed] Whether kinds differ from line to line.
 * @returns {HTMLElement}
 */
export function makeShortRelative(context, other, rows, isMixed = false) {
  const kinds = (isMixed ? rows : rows.slice(1)).map(makeKind);
  const head = makeHead(context, other, ...kinds, ...rows.slice(0, 1).map(makeSupport));
  const n = rows.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const receipts = h(
    "details",
    { class: "derivation brief" },
    h("summary", { text: t("count.sources", { n }) }),
    ...rows.flatMap((row) =>
      keepPresent([
        rows.length > 1 && makeKind(row),
        h("p", { text: say(row, "note") }),
        makeReach(row),
        makeEvidence(context.catalog, row.evidence),
      ]),
    ),
  );
  return h("li", { "data-relative": other, "data-points": other }, head, receipts);
}

/**
 * Tell whether a derivation says only that machines found shared code.
 * @param {Derivation} row
 * @returns {boolean}
 */
export function isMachineCode({ channel, evidence }) {
  return channel === "code" && evidence.every(({ basis }) => basis === "generated");
}

/**
 * Fold away the names of models of which nothing is known but that machines found shared code.
 * @param {LinkContext} context
 * @param {string[]} ids
 */
export function makeCodeOnly(context, ids) {
  const items = ids.map((id) => h("li", { "data-points": id }, makeModelButton(context, id)));
  const summary = h("summary", { text: t("details.codeOnly", { n: ids.length }) });
  return h("details", { class: "derivation brief" }, summary, h("ul", { class: "kin" }, ...items));
}

/**
 * Write the kind of a derivation, and what it carried over.
 * @param {Derivation} row
 * @returns {HTMLElement}
 */
export function makeKind({ kind, channel }) {
  const carried = t("channel.carried", { channel: tOr(`channel.${channel}`, channel) });
  return h(
    "span",
    { class: `kind ${channel}`, title: carried },
    tOr(`kind.${kind}`, kind),
    h("small", { text: tOr(`channel.${channel}`, channel) }),
  );
}

/**
 * Write the parents that a source claims and the catalog does not accept.
 * @param {LinkContext & {catalog: Catalog}} context
 * @param {string} id
 * @returns {HTMLElement | null}
 */
export function makeDisputes(context, id) {
  const disputes = context.catalog.disputes.get(id) ?? [];
  if (disputes.length === 0) return null;
  const items = [...disputes]
    .sort((a, b) => compareText(a.parent, b.parent))
    .map((dispute) =>
      h(
        "li",
        { "data-points": dispute.parent },
        h("div", { class: "kin-head" }, makeModelButton(context, dispute.parent)),
        h("p", { text: say(dispute, "reason") }),
        makeReceipt(context.catalog, dispute.evidence),
      ),
    );
  return h(
    "section",
    {},
    h("h3", { text: t("details.disputes") }),
    h("ul", { class: "kin disputed" }, ...items),
  );
}
