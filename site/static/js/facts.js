import { nameOf } from "./catalog.js";
import { h, link } from "./dom.js";
import { makeReceipt, makeSource } from "./evidence.js";
import { formatAuthors, formatCount } from "./format.js";
import { t, tOr } from "./messages.js";

/**
 * Write the facts of a model as a list of terms.
 * @param {any} catalog
 * @param {any} model
 * @returns {HTMLElement}
 */
export function makeFacts(catalog, model) {
  const names = (records, ids) => ids.map((id) => nameOf(records, id)).join(", ");
  const rows = [
    ["released", model.released],
    ["labs", names(catalog.labs, model.labs)],
    ["architecture", nameOf(catalog.architectures, model.architecture)],
    ["parameters", listSizes(model)],
    [
      "licence",
      `${model.licence.text} (${tOr(`access.${model.licence.access}`, model.licence.access)})`,
    ],
    ["modalities", model.modalities.join(", ")],
    ["pretraining", names(catalog.tasks, model.pretraining_tasks)],
    ["tuning", names(catalog.tasks, model.fine_tuning_tasks)],
    ["techniques", names(catalog.techniques, model.techniques)],
    ["corpus", model.corpus],
    ["application", model.application],
  ];
  const pairs = rows
    .filter(([, value]) => value)
    .map(([key, value]) =>
      h("div", {}, h("dt", { text: t(`fact.${key}`) }), h("dd", { text: value })),
    );
  return h("section", {}, h("h3", { text: t("details.facts") }), h("dl", {}, ...pairs));
}

function listSizes(model) {
  if (model.parameters.length === 0) return t("value.unknown");
  return model.parameters
    .map(({ label, count, active }) => {
      const size = active
        ? `${formatCount(count)}, ${t("fact.active", { count: formatCount(active) })}`
        : formatCount(count);
      return model.parameters.length > 1 ? `${label} ${size}` : size;
    })
    .join("; ");
}

/**
 * Write where sources are wrong about a model.
 * @param {any} catalog
 * @param {any} model
 * @returns {HTMLElement | null}
 */
export function makeCorrections(catalog, model) {
  if (model.corrections.length === 0) return null;
  const items = model.corrections.map((correction) => {
    const field = tOr(`fact.${correction.field}`, correction.field.replaceAll("_", " "));
    const source =
      correction.source === "catalog" ? "2302.07730" : nameOf(catalog.sources, correction.source);
    const head = t("correction.field", { field, source, printed: correction.printed });
    const verdict = h("span", {
      class: `verdict ${correction.verdict}`,
      text: t(`correction.${correction.verdict}`),
    });
    return h(
      "li",
      {},
      h("p", { class: "printed" }, head, " ", verdict),
      h("p", { text: correction.reason }),
      makeReceipt(catalog, correction.evidence),
    );
  });
  return h(
    "section",
    {},
    h("h3", { text: t("details.corrections") }),
    h("ul", { class: "corrections" }, ...items),
  );
}

/**
 * Write the paper of a model, or why there is none.
 * @param {any} catalog
 * @param {any} model
 * @returns {HTMLElement}
 */
export function makePaper(catalog, model) {
  const heading = h("h3", { text: t("details.paper") });
  if (!model.paper)
    return h("section", {}, heading, h("p", { text: model.no_paper ?? t("value.unknown") }));
  const paper = catalog.papers.get(model.paper);
  const address = link(
    `https://arxiv.org/abs/${model.paper}`,
    t("paper.arxiv", { id: model.paper }),
  );
  if (!paper) return h("section", {}, heading, h("p", {}, address));
  return h(
    "section",
    {},
    heading,
    h("p", { class: "paper-title", text: paper.title }),
    h("p", { class: "authors", text: formatAuthors(paper.authors) }),
    paper.authors_note && h("p", { class: "fine", text: paper.authors_note }),
    h("p", {}, address),
    h("p", {
      class: "fine",
      text: t("paper.metadata", {
        source: nameSource(catalog, paper.source),
        date: paper.retrieved,
      }),
    }),
  );
}

/**
 * Return the name of where a paper's record comes from.
 * @param {any} catalog
 * @param {string} source
 * @returns {string}
 */
export function nameSource(catalog, source) {
  return source === "arxiv" ? "arXiv" : nameOf(catalog.sources, source);
}

/**
 * Write the links of a model and where its facts come from.
 * @param {any} catalog
 * @param {any} model
 * @returns {(HTMLElement | null)[]}
 */
export function makeReferences(catalog, model) {
  const links =
    model.links.length === 0
      ? null
      : h(
          "section",
          {},
          h("h3", { text: t("details.links") }),
          h(
            "ul",
            { class: "links" },
            ...model.links.map((address) =>
              h("li", {}, link(address, address.replace(/^https?:\/\/(www\.)?/, ""))),
            ),
          ),
        );
  const facts = model.fact_sources.map(({ fields, source, locator }) => {
    const names = fields
      .map((field) => tOr(`fact.${field}`, field.replaceAll("_", " ")))
      .join(", ");
    return h(
      "li",
      {},
      h("strong", { text: `${names}: ` }),
      makeSource(catalog, source),
      h("span", { class: "locator", text: locator }),
    );
  });
  const listed = model.catalog
    ? [h("p", { text: t("details.catalog", { name: model.catalog }) })]
    : [];
  if (model.catalog) listed.push(h("p", { class: "fine", text: t("details.sourcesCatalog") }));
  if (facts.length + listed.length === 0) return [links];
  return [
    links,
    h(
      "section",
      {},
      h("h3", { text: t("details.sources") }),
      ...listed,
      h("ul", { class: "evidence" }, ...facts),
    ),
  ];
}
