import { h, need } from "../base/dom.js";
import { t } from "../words/messages.js";

/** @import {Headline} from "./headline.js" */

/**
 * Show what a state says above its picture, and as the title of the page.
 * @param {Headline} headline
 */
export function showHeadline({ claim, notes, filtered, warning }) {
  need("claim").textContent = claim;
  document.title = t("headline.title", { claim, site: t("app.title") });
  need("notes").replaceChildren(...notes.map((text) => h("li", { text })));
  need("filtered").textContent = filtered;
  need("outside").textContent = warning;
}
