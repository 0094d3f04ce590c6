import { copyText } from "../base/clipboard.js";
import { h, link, need } from "../base/dom.js";
import { getKnown, groupBy } from "../base/maps.js";
import { CITATION, CITATION_CFF, makeIssueLink } from "../catalog/citation.js";
import { nameOf } from "../catalog/relatives.js";
import { CHANNELS } from "../catalog/vocabulary.js";
import { makeReceipt } from "../panel/evidence.js";
import { languageOf, say, t, tOr } from "../words/messages.js";
import { linkPage } from "../words/readable.js";
import { listCredits } from "./furniture.js";

/**
 * @import {Source} from "../types/data.js"
 * @import {Catalog, Child, Context} from "../types/page.js"
 */

/**
 * Make the dialog open and close; it is filled when it opens.
 * @param {Context} context
 */
export function createAbout(context) {
  const dialog = need("about", HTMLDialogElement);
  const open = () => {
    renderAbout(context);
    if (!dialog.open) dialog.showModal();
    need("about-content").scrollTop = 0;
  };
  need("about-open").addEventListener("click", open);
  need("about-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  return { render: () => dialog.open && renderAbout(context) };
}

/** @param {Context} context */
function renderAbout({ catalog, store }) {
  const model = catalog.models.get(store.get().model ?? "") ?? null;
  /** @param {string} key @param {...Child} content */
  const part = (key, ...content) => h("section", {}, h("h3", { text: t(`about.${key}`) }), ...content);
  need("about-content").replaceChildren(
    h("p", { text: t("about.text") }),
    part("kinds", h("p", { text: t("about.kindsText") }), makeKinds(catalog)),
    part("sources", h("p", { text: t("about.sourcesText") }), makeSources(catalog)),
    part("pages", h("p", { text: t("about.pagesText") }), makePages()),
    part("cite", ...makeCitations()),
    part(
      "error",
      h("p", { text: t("about.errorText") }),
      h(
        "p",
        {},
        link(makeIssueLink(model), model ? t("about.reportModel", { name: model.name }) : t("about.report")),
      ),
    ),
    part(
      "licence",
      h("p", { text: t("about.licenceText") }),
      h("p", {}, link("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")),
      h("p", { class: "fine" }, ...listCredits(catalog)),
    ),
  );
}

/**
 * The kinds that the catalog uses, by channel, with how often.
 * @param {Catalog} catalog
 */
function makeKinds(catalog) {
  const rows = groupBy(catalog.document.derivations, ({ kind }) => kind);
  const channels = groupBy([...rows.keys()], (kind) => getKnown(rows, kind)[0].channel);
  const groups = [...channels].sort(([a], [b]) => CHANNELS.indexOf(a) - CHANNELS.indexOf(b));
  const items = groups.map(([channel, kinds]) =>
    h(
      "li",
      {},
      h("h4", { text: tOr(`channel.${channel}`, channel) }),
      h(
        "dl",
        { class: "kinds" },
        ...[...kinds]
          .sort()
          .map((kind) =>
            h(
              "div",
              {},
              h("dt", { text: `${tOr(`kind.${kind}`, kind)} (${getKnown(rows, kind).length})` }),
              h("dd", { text: tOr(`meaning.${kind}`, "") }),
            ),
          ),
      ),
    ),
  );
  return h("ul", { class: "channels" }, ...items);
}

/**
 * Sources with a name of their own, each with its terms and where it is wrong.
 * @param {Catalog} catalog
 */
function makeSources(catalog) {
  const named = catalog.document.sources.filter(
    ({ id, corrections }) => corrections.length > 0 || !/^(https?|arxiv):/.test(id),
  );
  const others = catalog.document.sources.length - named.length;
  const items = named.map((source) =>
    h(
      "li",
      {},
      h("p", {}, link(source.url, source.name)),
      h("p", { class: "fine", text: writeTerms(source) }),
      source.note && h("p", { class: "fine", lang: languageOf(source, "note"), text: say(source, "note") }),
      source.corrections.length > 0 && makeSourceCorrections(catalog, source),
    ),
  );
  return h("ul", { class: "sources" }, ...items, h("li", { text: t("about.otherSources", { n: others }) }));
}

/** @param {Source} source */
function writeTerms(source) {
  const [licence, date] = [say(source, "licence"), say(source, "retrieved")];
  return date ? t("about.terms", { licence, date }) : t("about.termsOnly", { licence });
}

/** @param {Catalog} catalog @param {Source} source */
function makeSourceCorrections(catalog, { corrections }) {
  const items = corrections.map((one) => {
    const source = one.source.startsWith("catalog") ? "2302.07730" : nameOf(catalog.sources, one.source);
    const head = t("correction.field", { field: one.field, source, printed: one.printed });
    return h(
      "li",
      {},
      h("p", { class: "printed", text: head }),
      h("p", { text: say(one, "reason") }),
      makeReceipt(catalog, one.evidence),
    );
  });
  return h(
    "details",
    { class: "receipt" },
    h("summary", { text: t("about.corrections", { n: corrections.length }) }),
    h("ul", { class: "corrections" }, ...items),
  );
}

/** The lists of readable pages, and the feed. */
function makePages() {
  const lists = ["models", "families", "techniques", "tasks", "architectures"].map((name) =>
    linkPage(`${name}/`, t(`readable.${name}`)),
  );
  const links = [
    ...lists,
    linkPage("feed.xml", t("readable.feed")),
    linkPage("docs/index.html", t("readable.docs")),
  ];
  return h("ul", { class: "pages" }, ...links.map((one) => h("li", {}, one)));
}

function makeCitations() {
  /** @param {string} text @param {string} key */
  const copy = (text, key) => {
    const button = h("button", { type: "button", class: "small", text: t(key) });
    button.addEventListener("click", () => copyText(text, button));
    return button;
  };
  return [
    h("p", { text: t("about.citeText") }),
    h("pre", { tabindex: "0", role: "region", "aria-label": "BibTeX", text: CITATION }),
    h("p", { class: "buttons" }, copy(CITATION, "copy.bibtex"), copy(CITATION_CFF, "copy.cff")),
  ];
}
