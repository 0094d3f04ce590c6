import { getKnown } from "../base/maps.js";
import { findExtent, formatMonth } from "../catalog/months.js";
import { findDescent, findPath } from "../catalog/paths.js";
import { findAncestors } from "../catalog/relatives.js";
import { findVisible, findVisibleKin } from "../catalog/visible.js";
import { findLargestCount, formatCount } from "../words/format.js";
import { t } from "../words/messages.js";
import { findLargestBefore, sortByAge } from "./claims.js";
import { tSized } from "./sets.js";
import { tDated, tNames } from "./texts.js";

/**
 * @import {Channel, Model} from "../types/data.js"
 * @import {Catalog, State} from "../types/page.js"
 * @import {Said} from "./sets.js"
 */

/**
 * Say what is remarkable about the selected model, or what joins it with another.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {Model} model
 * @returns {Said & {isDated: boolean}} `isDated`: whether the claim says the time range.
 */
export function describeSelection(catalog, state, model) {
  const { view, path, compare, channels } = state;
  const other = catalog.models.get(path ?? compare ?? "");
  const visible = findVisible(catalog, state);
  if (other && path)
    return { claim: sayPath(catalog, model, other, { channels, visible }), counted: true, isDated: false };
  if (other) return sayShared(catalog, model, other, { state, visible });
  if (view === "size") return { claim: saySize(catalog, model), counted: false, isDated: false };
  const kin = findVisibleKin(catalog, model.id, { channels, visible });
  const hasParents = findAncestors(catalog, model.id, 1, channels).size > 0;
  const claim = sayDescent(catalog, model, kin, hasParents);
  return {
    claim: sayWhen(catalog, state, claim),
    counted: hasParents || !isSilent(model),
    isDated: Boolean(state.from || state.to),
  };
}

/** Say until when was counted, or between when. @param {Catalog} catalog @param {State} state @param {string} claim */
function sayWhen(catalog, { from, to }, claim) {
  if (!from) return to ? t("headline.until", { claim, to }) : claim;
  return t("headline.during", { claim, from, to: to || formatMonth(findExtent(catalog).last) });
}

/** @param {Model} model */
function isSilent({ no_parents }) {
  return no_parents === "undisclosed";
}

/**
 * @param {Catalog} catalog
 * @param {Model} model
 * @param {ReturnType<typeof findVisibleKin>} kin
 * @param {boolean} hasParents Also such as are not visible.
 */
function sayDescent(catalog, model, { ancestors, descendants }, hasParents) {
  const above = sortByAge(catalog, ancestors);
  const isHidden = hasParents && above.length === 0;
  const claim = isHidden
    ? t("headline.unseenParents", { name: model.name })
    : sayAncestors(model, above, model.name);
  const heirs = descendants.length;
  if (heirs === 0) return claim;
  return t("headline.heirs", { n: heirs, claim, models: t("headline.models", { n: heirs }) });
}

/** @param {Model} model @param {Model[]} above Oldest first. @param {string} name */
function sayAncestors(model, above, name) {
  if (above.length === 0) return t(isSilent(model) ? "headline.undisclosed" : "headline.root", { name });
  const key = above.length === 1 ? "headline.parent" : "headline.ancestors";
  return t(key, { name, models: t("headline.models", { n: above.length }), founder: tDated(above[0]) });
}

/**
 * Say how two models are joined, and what of that the picture does not show.
 * @param {Catalog} catalog
 * @param {Model} one
 * @param {Model} other
 * @param {{channels: readonly Channel[], visible: Set<string>}} seen
 */
function sayPath(catalog, one, other, { channels, visible }) {
  const way = findPath(catalog, one.id, other.id, channels);
  if (!way) return t("headline.apart", { one: one.name, other: other.name });
  const line = sayLine(catalog, one, other, { channels, visible });
  if (line) return line;
  const [up, down] = [way.up, way.down].map((steps) => t("headline.steps", { n: steps.length - 1 }));
  const turn = tDated(getKnown(catalog.models, way.turn));
  const claim = t("headline.meet", { one: one.name, other: other.name, turn, up, down });
  return sayUnseen(catalog, visible, claim, [...way.up, ...way.down]);
}

/**
 * Say that one of two models descends from the other; nothing if neither does.
 * @param {Catalog} catalog
 * @param {Model} one
 * @param {Model} other
 * @param {{channels: readonly Channel[], visible: Set<string>}} seen
 */
function sayLine(catalog, one, other, { channels, visible }) {
  for (const [parent, child] of [
    [one, other],
    [other, one],
  ]) {
    const line = findDescent(catalog, parent.id, child.id, channels);
    if (line.length < 2) continue;
    const steps = t("headline.steps", { n: line.length - 1 });
    const claim = t("headline.descends", { child: child.name, parent: tDated(parent), steps });
    return sayUnseen(catalog, visible, claim, line);
  }
  return "";
}

/**
 * Add to a claim which of its models are not in the picture, oldest first.
 * @param {Catalog} catalog
 * @param {Set<string>} visible
 * @param {string} claim
 * @param {string[]} ids
 */
function sayUnseen(catalog, visible, claim, ids) {
  const unseen = sortByAge(catalog, new Set(ids.filter((id) => !visible.has(id))));
  if (unseen.length === 0) return claim;
  return t("headline.unseen", { claim, names: tNames(unseen.map(({ name }) => name)) });
}

/**
 * Say what two models share, of what is in the picture.
 * @param {Catalog} catalog
 * @param {Model} one
 * @param {Model} other
 * @param {{state: State, visible: Set<string>}} seen
 * @returns {Said & {isDated: boolean}}
 */
function sayShared(catalog, one, other, { state, visible }) {
  const { channels } = state;
  const line = sayLine(catalog, one, other, { channels, visible });
  if (line) return { claim: line, counted: true, isDated: false };
  const names = { one: one.name, other: other.name };
  const above = findAncestors(catalog, other.id, Infinity, channels);
  const own = [...findAncestors(catalog, one.id, Infinity, channels).keys()];
  const all = own.filter((id) => above.has(id));
  const shared = sortByAge(
    catalog,
    all.filter((id) => visible.has(id)),
  );
  if (shared.length === 0)
    return {
      claim: t(all.length > 0 ? "headline.shareUnseen" : "headline.shareNone", names),
      counted: true,
      isDated: false,
    };
  const ancestors = t("count.ancestors", { n: shared.length });
  const claim = t("headline.share", { ...names, ancestors, founder: tDated(shared[0]) });
  const dated = sayWhen(catalog, state, claim);
  return {
    claim: sayUnseen(catalog, visible, dated, [one.id, other.id]),
    counted: true,
    isDated: dated !== claim,
  };
}

/** @param {Catalog} catalog @param {Model} model */
function saySize(catalog, model) {
  const { name, parameters } = model;
  const count = findLargestCount(model);
  if (!count && parameters.length > 0) return t("headline.modelSizeUndisclosed", { name });
  if (!count) return t("headline.modelSizeUnknown", { name });
  const size = formatCount(count);
  const before = findLargestBefore(catalog, model);
  if (!before) return t("headline.modelSizeFirst", { name, size });
  return t("headline.modelSize", { name, size, largest: tSized(before) });
}
