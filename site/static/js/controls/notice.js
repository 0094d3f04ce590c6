import { announce, h, need } from "../base/dom.js";
import { findNamedModels } from "../catalog/names.js";
import { nameOf } from "../catalog/relatives.js";
import { findDataEnd } from "../headlines/headline.js";
import { indexForSelectors } from "../selectors/lineage.js";
import { LONGEST_QUERY } from "../state/fragment.js";
import { t } from "../words/messages.js";

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
 * @returns {(unfollowed: ReturnType<typeof findUnfollowed>) => void} Says that there are no models of
 *   some names, or else that a search is too long.
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
  const sayUnknown = (name) => {
    const shared = findNamedModels(indexForSelectors(catalog.document), name).length > 1;
    const said = shared ? "notice.shared" : "notice.unknown";
    return t(said, { name: name.slice(0, LONGEST), date: findDataEnd(catalog) });
  };
  return ({ unknown: [name], tooLong }) => {
    hide();
    if (!name && !tooLong) return;
    const text = name ? sayUnknown(name) : t("notice.tooLong", { n: LONGEST_QUERY });
    const near = name ? find(name).slice(0, MOST_NEAR).map(makeName) : [];
    showNotice(text, near.length > 0 && h("span", { class: "near" }, t("notice.near"), ...near));
  };
}
