import { copyText } from "../base/clipboard.js";
import { h, link } from "../base/dom.js";
import { writeBibtex } from "../catalog/citation.js";
import { nameOf } from "../catalog/relatives.js";
import { formatAuthors } from "../words/format.js";
import { languageOf, say, t } from "../words/messages.js";

/**
 * @import {Model, Paper} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 */

/**
 * Write the paper of a model, or why there is none.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {HTMLElement}
 */
export function makePaper(catalog, model) {
  const heading = h("h3", { text: t("details.paper") });
  if (!model.paper)
    return h(
      "section",
      {},
      heading,
      h("p", { lang: languageOf(model, "no_paper"), text: say(model, "no_paper") ?? t("value.unknown") }),
    );
  const paper = catalog.papers.get(model.paper);
  const address = link(`https://arxiv.org/abs/${model.paper}`, t("paper.arxiv", { id: model.paper }));
  if (!paper) return h("section", {}, heading, h("p", {}, address));
  return h(
    "section",
    {},
    heading,
    h("p", { class: "paper-title", dir: "auto", lang: "en", text: paper.title }),
    h("p", {
      class: "authors",
      dir: "auto",
      text: formatAuthors(paper.authors, { others: paper.more_authors }),
    }),
    paper.authors_note && h("p", { class: "fine", lang: "en", text: paper.authors_note }),
    h("p", { class: "buttons" }, address, makeCopyButton(paper)),
    h("p", {
      class: "fine",
      text: t("paper.metadata", {
        source: nameSource(catalog, paper.source),
        date: paper.retrieved,
      }),
    }),
  );
}

/** @param {Paper} paper */
function makeCopyButton(paper) {
  const button = h("button", { type: "button", class: "small", text: t("copy.bibtex") });
  button.addEventListener("click", () => copyText(writeBibtex(paper), button));
  return button;
}

/**
 * Return the name of where a paper's record comes from.
 * @param {Catalog} catalog
 * @param {string} source
 * @returns {string}
 */
function nameSource(catalog, source) {
  return source === "arxiv" ? "arXiv" : nameOf(catalog.sources, source);
}
