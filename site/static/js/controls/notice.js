import { announce, h, need } from "../base/dom.js";
import { countEdits } from "../base/edits.js";
import { getKnown } from "../base/maps.js";
import { fold } from "../catalog/folding.js";
import { findNamedModels } from "../catalog/names.js";
import { nameOf } from "../catalog/relatives.js";
import { findDataEnd } from "../headlines/headline.js";
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
  /** @param {string} name */
  const findShared = (name) => findNamedModels(indexForSelectors(catalog.document), name);
  /** What a name means or is a slip of: what else a search finds is no help. @param {string} name */
  const findNear = (name) => {
    const given = fold(name);
    /** @param {string} id */
    const isNear = (id) => {
      const { name: own, aliases } = getKnown(catalog.models, id);
      const names = [id, own, ...aliases].map(fold);
      return names.some((one) => one.startsWith(given) || countEdits(given, one) < Infinity);
    };
    const shared = findShared(name);
    return shared.length > 1 ? shared : find(name).filter(isNear);
  };
  /** @param {string} name */
  const sayUnknown = (name) => {
    const said = findShared(name).length > 1 ? "notice.shared" : "notice.unknown";
    return t(said, { name: name.slice(0, LONGEST), date: findDataEnd(catalog) });
  };
  return ({ unknown: [name], settings, tooLong }) => {
    hide();
    const said = [
      name && sayUnknown(name),
      settings.length > 0 && t("notice.settings", { settings: tList(settings).slice(0, LONGEST) }),
      tooLong && t("notice.tooLong", { n: LONGEST_QUERY }),
    ].filter(Boolean);
    if (said.length === 0) return;
    const near = name ? findNear(name).slice(0, MOST_NEAR).map(makeName) : [];
    showNotice(said.join(" "), near.length > 0 && h("span", { class: "near" }, t("notice.near"), ...near));
  };
}
