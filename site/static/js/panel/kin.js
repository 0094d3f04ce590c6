import { h, keepPresent } from "../base/dom.js";
import { getKnown, groupBy } from "../base/maps.js";
import { findVisible } from "../catalog/visible.js";
import { ANCESTRY_CHANNELS, CHANNELS, carries, KINDS } from "../catalog/vocabulary.js";
import { t, tNumber } from "../words/messages.js";
import { isMachineCode, makeCodeOnly, makeKind, makeRelative, makeShortRelative } from "./relative.js";

/**
 * @import {Derivation, Kind} from "../types/data.js"
 * @import {Context, State} from "../types/page.js"
 *
 * @typedef {Pick<Context, "catalog" | "select" | "store">} KinContext
 *
 * A parent or child, and what joins it, the most substantial first.
 * @typedef {[string, Derivation[]]} Relative
 */

/** How many children of a kind stand there before all are asked for. */
const MOST_OF_A_KIND = 6;

/** @type {readonly Kind[]} */
const ALL_KINDS = CHANNELS.flatMap((channel) => KINDS[channel]);

/**
 * Write what a model builds on, or what builds upon it, grouped by kind: through the channels that
 * count, among the models that time range and legend leave.
 * @param {KinContext} context
 * @param {State} state
 * @param {"parents" | "children"} side
 * @returns {HTMLElement}
 */
export function makeKin(context, state, side) {
  const id = state.model ?? "";
  const { kin, beside, others, unseen } = findKin(context.catalog, state, side);
  const items = kin.map(([other, rows]) => makeRelative(context, other, rows));
  const none = getKnown(context.catalog.models, id).no_parents ?? "noParents";
  const isEmpty = kin.length === 0 && others + unseen === 0;
  return h(
    "section",
    {},
    h(
      "h3",
      { class: side, text: t(`details.${side}`) },
      h("span", { class: "count", text: tNumber(kin.length) }),
    ),
    isEmpty &&
      h("p", { class: "none", text: t(side === "parents" ? `details.${none}` : "details.noChildren") }),
    ...(side === "parents" && items.length > 0 ? [h("ul", { class: "kin" }, ...items)] : []),
    ...(side === "children" ? makeGroups(context, kin) : []),
    ...makeBeside(context, beside),
    others > 0 && h("p", { class: "fine", text: t("details.otherChannels", { n: others }) }),
    unseen > 0 && h("p", { class: "fine", text: t("details.unseen", { n: unseen }) }),
  );
}

/**
 * Sort the derivations of a model on one side.
 * @param {Context["catalog"]} catalog
 * @param {State} state
 * @param {"parents" | "children"} side
 * @returns {{kin: Relative[], beside: Relative[], others: number, unseen: number}} Those that count,
 *   those that would count as no ancestry, how many rows other channels have, and how many models
 *   time range and legend take away.
 */
function findKin(catalog, state, side) {
  const { channels } = state;
  const end = side === "parents" ? "parent" : "child";
  const visible = findVisible(catalog, state);
  const all = [...groupBy(catalog[side].get(state.model ?? "") ?? [], (row) => row[end])];
  /** @param {Derivation} row */
  const rank = (row) => (carries(row, channels) ? 0 : CHANNELS.length) + CHANNELS.indexOf(row.channel);
  /** @type {Relative[]} */
  const seen = all
    .filter(([id]) => visible.has(id))
    .map(([id, rows]) => [id, [...rows].sort((a, b) => rank(a) - rank(b))]);
  const kin = seen.filter(([, rows]) => carries(rows[0], channels));
  if (channels.length === 0) {
    const beside = seen.filter((one) => !kin.includes(one));
    return { kin, beside, others: 0, unseen: all.length - seen.length };
  }
  /** @param {Derivation[]} rows */
  const choose = (rows) => rows.filter((row) => carries(row, channels));
  const chosen = kin.map(([id, rows]) => /** @type {Relative} */ ([id, choose(rows)]));
  const others = seen.flatMap(([, rows]) => rows).filter((row) => !carries(row, channels)).length;
  return { kin: chosen, beside: [], others, unseen: all.length - seen.length };
}

/**
 * Write children in groups of one kind, in the order of kinds, the first few of each.
 * @param {KinContext} context
 * @param {Relative[]} kin
 */
function makeGroups(context, kin) {
  const groups = groupBy(kin, ([, rows]) => rows[0].kind);
  return ALL_KINDS.flatMap((kind) => {
    const group = groups.get(kind);
    if (!group) return [];
    const heading = h(
      "h4",
      { class: "kind-head" },
      makeKind(group[0][1][0]),
      h("span", { class: "count", text: tNumber(group.length) }),
    );
    return [h("div", { class: "kind-group" }, heading, ...makeGroup(context, group))];
  });
}

/** @param {KinContext} context @param {Relative[]} group */
function makeGroup(context, group) {
  const items = group.map(([other, rows]) => makeShortRelative(context, other, rows));
  const rest = items.slice(MOST_OF_A_KIND);
  const list = h("ul", { class: "kin short-kin" }, ...items.slice(0, MOST_OF_A_KIND));
  if (rest.length === 0) return [list];
  const more = h("button", { type: "button", class: "small", text: t("asked.all", { n: items.length }) });
  more.addEventListener("click", () => {
    list.append(...rest);
    rest[0].querySelector("button")?.focus();
    more.remove();
  });
  return [list, more];
}

/** @param {KinContext} context @param {Relative[]} beside */
function makeSeriesButton({ store }, beside) {
  if (!beside.some(([, rows]) => rows.some(({ channel }) => channel === "series"))) return null;
  const click = () => store.set({ channels: [...ANCESTRY_CHANNELS, "series"] });
  return h("button", { type: "button", class: "small", text: t("details.showSeries"), on: { click } });
}

/**
 * Write what is no ancestry: neighbours in a series, and shared code.
 * @param {KinContext} context
 * @param {Relative[]} beside
 */
function makeBeside(context, beside) {
  const code = beside.filter(([, rows]) => rows.every(isMachineCode)).map(([id]) => id);
  const read = beside.filter(([id]) => !code.includes(id));
  return keepPresent([
    read.length > 0 && h("h4", { class: "kind-head" }, t("details.beside"), makeSeriesButton(context, read)),
    read.length > 0 &&
      h(
        "ul",
        { class: "kin short-kin" },
        ...read.map(([other, rows]) => makeShortRelative(context, other, rows, true)),
      ),
    code.length > 0 && makeCodeOnly(context, code),
  ]);
}
