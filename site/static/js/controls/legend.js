import { h } from "../base/dom.js";
import { SWITCH_CHANNELS } from "../catalog/vocabulary.js";
import { makeLine, makeMark, makeStem } from "../drawing/marks.js";
import { t } from "../words/messages.js";

/** @import {Trait} from "../types/page.js" */

/**
 * Make the legend: what every mark of the graph means.
 * @param {Trait} trait What colours speak of.
 * @param {boolean} open
 * @returns {HTMLElement}
 */
export function makeLegend(trait, open) {
  const rows = [
    [makeMark("circle"), "encoder"],
    [makeMark("square"), "decoder"],
    [makeMark("diamond"), "both"],
    [makeMark("triangle"), "other"],
    [makeMark("circle", { radius: 3 }), "small"],
    [makeMark("circle", { radius: 7.5 }), "large"],
    [makeMark("circle", { hollow: true }), "hollow"],
    [makeStem(), "stem"],
    [h("span", { class: "swatch" }), "family"],
    ...SWITCH_CHANNELS.map((channel) => [makeLine(channel), channel]),
    [makeLine("unverified"), "unverified"],
    [makeLine("ancestors"), "ancestors"],
    [makeLine("descendants"), "descendants"],
    [makeLine("pointed"), "pointed"],
    [h("span", { class: "ring selected" }), "selected"],
    [h("span", { class: "ring" }), "ring"],
    [h("span", { class: "dimmed" }, makeMark("circle")), "dimmed"],
  ];
  const items = rows.map(([mark, key]) =>
    h("li", {}, mark, h("span", { text: t(`legend.${key}`, { trait: t(`facet.${trait}`) }) })),
  );
  return h(
    "details",
    { class: "legend", open },
    h("summary", { text: t("legend.title") }),
    h("ul", {}, ...items),
  );
}
