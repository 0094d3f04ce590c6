import { h } from "../base/dom.js";
import { findStarts } from "../catalog/starts.js";
import { carries } from "../catalog/vocabulary.js";
import { makeLegend } from "../controls/legend.js";
import { findShape, makeMark } from "../drawing/marks.js";
import { findDataEnd } from "../headlines/notes.js";
import { t } from "../words/messages.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Context} from "../types/page.js"
 */

/**
 * Write what the page is about, and where to begin.
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
export function makeIntro({ catalog, select, colourOf, store }) {
  const { models, derivations } = catalog.document;
  /** @param {Channel} one */
  const count = (one) => derivations.filter(({ channel }) => channel === one).length;
  const date = findDataEnd(catalog) || "–";
  const text = t("intro.text", {
    models: t("count.models", { n: models.length }),
    derivations: t("count.derivations", { n: derivations.filter((row) => carries(row)).length }),
    code: t("count.code", { n: count("code") }),
    series: t("count.series", { n: count("series") }),
    date,
  });
  const first = findStarts(catalog);
  const buttons = first.map((model) =>
    h(
      "button",
      {
        type: "button",
        class: "chip",
        "data-points": model.id,
        colour: colourOf(model.id),
        on: { click: () => select(model.id) },
      },
      makeMark(findShape(model.architecture)),
      model.name,
    ),
  );
  return [
    h("header", {}, h("h2", { text: t("intro.title"), tabindex: "-1" })),
    h("p", { class: "short", text: t("intro.short", { date }) }),
    h("p", { class: "adds", text }),
    h(
      "section",
      { class: "start" },
      h("h3", { text: t("intro.try") }),
      h("div", { class: "start-list" }, ...buttons),
    ),
    makeLegend(store.get().colour, true),
  ];
}
