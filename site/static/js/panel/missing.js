import { h, link } from "../base/dom.js";
import { makeMissingLink } from "../catalog/citation.js";
import { findDataEnd } from "../headlines/notes.js";
import { t } from "../words/messages.js";

/** @import {Catalog} from "../types/page.js" */

/**
 * Say of what nothing is called that it is not here, where the data end, and how to have it added.
 * @param {Catalog} catalog
 * @param {string} query
 * @returns {HTMLElement}
 */
export function makeMissing(catalog, query) {
  const date = findDataEnd(catalog);
  return h(
    "p",
    { class: "missing" },
    h("span", { text: t("missing.text", { query, date }) }),
    " ",
    link(makeMissingLink(query), t("missing.report")),
  );
}
