import { h } from "../base/dom.js";
import { getKnown, groupBy } from "../base/maps.js";
import { compareText } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { say, t, tOr } from "../words/messages.js";
import { makeEvidence, makeReach, makeReceipt, makeSupport } from "./evidence.js";

/**
 * @import {Channel, Derivation} from "../types/data.js"
 * @import {Catalog, Context} from "../types/page.js"
 */

/**
 * Write the derivations of a model from its parents, or of its children from it.
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string} id
 * @param {"parents" | "children"} side
 * @param {readonly Channel[]} channels Only through these; none: all, whether ancestry or not.
 * @returns {HTMLElement}
 */
export function makeKin({ catalog, select }, id, side, channels) {
  const end = side === "parents" ? "parent" : "child";
  const all = catalog[side].get(id) ?? [];
  const rows = channels.length > 0 ? all.filter((row) => carries(row, channels)) : all;
  const hidden = all.length - rows.length;
  const rest = hidden > 0 && h("p", { class: "fine", text: t("details.otherChannels", { n: hidden }) });
  const [codeOnly, groups] = splitCode(groupBy(rows, (row) => row[end]));
  const heading = h(
    "h3",
    { class: side, text: t(`details.${side}`) },
    h("span", { class: "count", text: String(groups.size) }),
  );
  const code = codeOnly.length > 0 && makeCodeOnly({ catalog, select }, codeOnly);
  if (groups.size === 0) {
    const reason = getKnown(catalog.models, id).no_parents ?? "noParents";
    const none = t(side === "parents" ? `details.${reason}` : "details.noChildren");
    return h("section", {}, heading, rest || h("p", { class: "none", text: none }), code);
  }
  const items = [...groups].map(([other, group]) => makeRelative({ catalog, select }, other, group, side));
  return h("section", {}, heading, h("ul", { class: "kin" }, ...items), code, rest);
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
 * Set apart the relatives of which nothing is known but that machines found shared code.
 * @param {Map<string, Derivation[]>} groups
 * @returns {[string[], Map<string, Derivation[]>]}
 */
function splitCode(groups) {
  const codeOnly = [...groups].filter(([, rows]) => rows.every(isMachineCode)).map(([id]) => id);
  return [codeOnly, new Map([...groups].filter(([id]) => !codeOnly.includes(id)))];
}

/**
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string[]} ids
 */
function makeCodeOnly({ catalog, select }, ids) {
  const items = ids.map((id) =>
    h(
      "li",
      {},
      h("button", {
        type: "button",
        class: "model-link",
        text: getKnown(catalog.models, id).name,
        on: { click: () => select(id) },
      }),
    ),
  );
  const summary = h("summary", { text: t("details.codeOnly", { n: ids.length }) });
  return h("details", { class: "derivation brief" }, summary, h("ul", { class: "kin" }, ...items));
}

/**
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string} other
 * @param {Derivation[]} rows
 * @param {"parents" | "children"} side
 */
function makeRelative({ catalog, select }, other, rows, side) {
  const model = getKnown(catalog.models, other);
  const button = h("button", {
    type: "button",
    class: "model-link",
    text: model.name,
    on: { click: () => select(other) },
  });
  const head = h("div", { class: "kin-head" }, button, h("span", { class: "date", text: model.released }));
  const parts = rows.map((row) => (side === "parents" ? makeFull(catalog, row) : makeBrief(catalog, row)));
  return h("li", { "data-relative": other }, head, ...parts);
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

/** @param {Catalog} catalog @param {Derivation} row */
function makeFull(catalog, row) {
  return h(
    "div",
    { class: "derivation" },
    h("div", { class: "tags" }, makeKind(row), makeSupport(row)),
    h("p", { text: say(row, "note") }),
    makeReach(row),
    makeReceipt(catalog, row.evidence),
  );
}

/** @param {Catalog} catalog @param {Derivation} row */
function makeBrief(catalog, row) {
  const summary = h("summary", {}, makeKind(row), makeSupport(row));
  return h(
    "details",
    { class: "derivation brief" },
    summary,
    h("p", { text: say(row, "note") }),
    makeReach(row),
    makeEvidence(catalog, row.evidence),
  );
}

/**
 * Write the parents that a source claims and the catalog does not accept.
 * @param {Pick<Context, "catalog" | "select">} context
 * @param {string} id
 * @returns {HTMLElement | null}
 */
export function makeDisputes({ catalog, select }, id) {
  const disputes = catalog.disputes.get(id) ?? [];
  if (disputes.length === 0) return null;
  const items = [...disputes]
    .sort((a, b) => compareText(a.parent, b.parent))
    .map((dispute) => {
      const name = catalog.models.get(dispute.parent)?.name ?? dispute.parent;
      const button = h("button", {
        type: "button",
        class: "model-link",
        text: name,
        on: { click: () => select(dispute.parent) },
      });
      return h(
        "li",
        {},
        h("div", { class: "kin-head" }, button),
        h("p", { text: say(dispute, "reason") }),
        makeReceipt(catalog, dispute.evidence),
      );
    });
  return h(
    "section",
    {},
    h("h3", { text: t("details.disputes") }),
    h("ul", { class: "kin disputed" }, ...items),
  );
}
