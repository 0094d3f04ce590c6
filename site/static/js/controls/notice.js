import { announce, h, need } from "../base/dom.js";
import { countEdits } from "../base/edits.js";
import { getKnown } from "../base/maps.js";
import { fold } from "../catalog/folding.js";
import { findNamedModels } from "../catalog/names.js";
import { nameOf } from "../catalog/relatives.js";
import { findDataEnd } from "../headlines/notes.js";
import { indexForSelectors } from "../selectors/lineage.js";
import { LONGEST_QUERY } from "../state/fragment.js";
import { t, tList } from "../words/messages.js";

/**
 * @import {findUnfollowed} from "../state/address.js"
 * @import {Child, Context} from "../types/page.js"
 */

const MOST_NEAR = 3;
const LONGEST = 60;

/**
 * Say something in the line above the views; the next change takes it away.
 * @param {string} text
 * @param {...Child} more
 */
export function showNotice(text, ...more) {
  const line = need("notice");
  const hide = () => {
    line.hidden = true;
  };
  const close = h(
    "button",
    { type: "button", class: "icon", "aria-label": t("notice.close"), on: { click: hide } },
    "×",
  );
  line.replaceChildren(h("span", { dir: "auto" }, text, " ", ...more), close);
  line.hidden = false;
  announce(text);
}

/**
 * Return the models to offer where a name in a link means not one: all that it means, else what it
 * may be a slip of; what else a search finds is no help.
 * @param {Pick<Context, "catalog" | "find">} context
 * @param {string} name
 * @returns {{isShared: boolean, ids: string[]}} `isShared`: whether the name means all of them.
 */
export function findOffered({ catalog, find }, name) {
  const shared = findNamedModels(indexForSelectors(catalog.document), name);
  if (shared.length > 1) return { isShared: true, ids: shared };
  const given = fold(name);
  /** @param {string} id */
  const isNear = (id) => {
    const { name: own, aliases } = getKnown(catalog.models, id);
    const names = [id, own, ...aliases].map(fold);
    return names.some((one) => one.startsWith(given) || countEdits(given, one) < Infinity);
  };
  return { isShared: false, ids: find(name).filter(isNear).slice(0, MOST_NEAR) };
}

/**
 * Run the line that says what of a link could not be followed; the next change takes it away.
 * @param {Pick<Context, "catalog" | "find" | "select" | "store">} context
 * @returns {(unfollowed: ReturnType<typeof findUnfollowed>) => void} Says that there is no model of a
 *   name, which settings mean nothing, and that a search is too long.
 */
export function createNotice({ catalog, find, select, store }) {
  const line = need("notice");
  const hide = () => {
    line.hidden = true;
  };
  store.subscribe(hide);
  /** @param {string} id */
  const makeName = (id) =>
    h("button", {
      type: "button",
      class: "model-link",
      text: nameOf(catalog.models, id),
      on: { click: () => select(id) },
    });
  return ({ unknown: [name], settings, tooLong }) => {
    hide();
    const { isShared, ids } = name ? findOffered({ catalog, find }, name) : { isShared: false, ids: [] };
    const unmet = isShared ? "notice.shared" : "notice.unknown";
    const said = [
      name && t(unmet, { name: name.slice(0, LONGEST), date: findDataEnd(catalog) }),
      settings.length > 0 && t("notice.settings", { settings: tList(settings).slice(0, LONGEST) }),
      tooLong && t("notice.tooLong", { n: LONGEST_QUERY }),
    ].filter(Boolean);
    if (said.length === 0) return;
    const label = t(isShared ? "notice.meant" : "notice.near");
    showNotice(said.join(" "), ids.length > 0 && h("span", { class: "near" }, label, ...ids.map(makeName)));
  };
}
