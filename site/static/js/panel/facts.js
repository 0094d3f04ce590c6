import { h, link } from "../base/dom.js";
import { nameOf } from "../catalog/relatives.js";
import { listCarried } from "../selectors/carrying.js";
import { formatSizes } from "../words/format.js";
import { say, t, tList, tOr } from "../words/messages.js";
import { makeConcepts } from "./concepts.js";
import { makeReceipt, makeSource } from "./evidence.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog, ConceptGroup, Context} from "../types/page.js"
 */

/**
 * Return the facts of a model as pairs of a name and a text; the text may be empty.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {[string, string][]}
 */
export function listFacts(catalog, model) {
  /** @param {ReadonlyMap<string, {name: string}>} records @param {string[]} ids */
  const names = (records, ids) => tList(ids.map((id) => nameOf(records, id)));
  const access = tOr(`access.${model.licence.access}`, model.licence.access);
  return [
    ["released", model.released],
    ["labs", names(catalog.labs, model.labs)],
    ["family", nameOf(catalog.families, model.family)],
    ["architecture", nameOf(catalog.architectures, model.architecture)],
    ["parameters", formatSizes(model)],
    ["licence", t("fact.remarked", { text: say(model.licence, "text"), remark: access })],
    ["modalities", tList(model.modalities.map((one) => tOr(`modality.${one}`, one)))],
    ["pretraining", names(catalog.tasks, model.pretraining_tasks)],
    ["tuning", names(catalog.tasks, model.fine_tuning_tasks)],
    ["techniques", names(catalog.techniques, model.techniques)],
    ["carried", names(catalog.techniques, listCarried(catalog.document, model))],
    ["corpus", say(model, "corpus") ?? ""],
    ["application", say(model, "application") ?? ""],
  ];
}

/**
 * Which facts are names of concepts that the panel can explain.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {Record<string, [ConceptGroup, string[]]>}
 */
function findConcepts({ document }, model) {
  return {
    family: ["families", [model.family]],
    architecture: ["architectures", [model.architecture]],
    pretraining: ["tasks", model.pretraining_tasks],
    tuning: ["tasks", model.fine_tuning_tasks],
    techniques: ["techniques", model.techniques],
    carried: ["techniques", listCarried(document, model)],
  };
}

/**
 * Write the facts of a model as a list of terms.
 * @param {Context} context `catalog`, `select` and `store`.
 * @param {Model} model
 * @returns {HTMLElement}
 */
export function makeFacts(context, model) {
  const concepts = findConcepts(context.catalog, model);
  const pairs = listFacts(context.catalog, model)
    .filter(([, text]) => text)
    .map(([key, text]) => {
      const value = Object.hasOwn(concepts, key) ? makeConcepts(context, ...concepts[key]) : text;
      return h("div", {}, h("dt", { text: t(`fact.${key}`) }), h("dd", {}, value));
    });
  return h("section", {}, h("h3", { text: t("details.facts") }), h("dl", {}, ...pairs));
}

/**
 * Return the name of a field of the catalog, as the table heads its column.
 * @param {string} field
 */
function nameField(field) {
  return tOr(`table.${field === "derivations" ? "parents" : field}`, field.replaceAll("_", " "));
}

/**
 * Write where sources are wrong about a model.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {HTMLElement | null}
 */
export function makeCorrections(catalog, model) {
  if (model.corrections.length === 0) return null;
  const items = model.corrections.map((correction) => {
    const field = nameField(correction.field);
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
      h("p", { text: say(correction, "reason") }),
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
 * Write what is true of the making of a model and is no derivation.
 * @param {Catalog} catalog
 * @param {Model} model
 * @returns {HTMLElement | null}
 */
export function makeRemarks(catalog, model) {
  if (model.remarks.length === 0) return null;
  const items = model.remarks.flatMap((remark) => [
    h("p", { text: say(remark, "text") }),
    makeReceipt(catalog, remark.evidence),
  ]);
  return h("section", {}, h("h3", { text: t("details.remarks") }), ...items);
}

/**
 * Write the repositories that hold the weights of a model.
 * @param {Model} model
 * @returns {HTMLElement | null}
 */
export function makeHub({ hub }) {
  if (hub.length === 0) return null;
  const items = hub.map((name) => h("li", {}, link(`https://huggingface.co/${name}`, name)));
  return h("section", {}, h("h3", { text: t("details.hub") }), h("ul", { class: "links" }, ...items));
}

/**
 * Write the links of a model and where its facts come from.
 * @param {Catalog} catalog
 * @param {Model} model
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
    const names = tList(fields.map(nameField));
    return h(
      "li",
      {},
      h("strong", { text: t("fact.from", { names }) }),
      makeSource(catalog, source),
      h("span", { class: "locator", lang: "en", text: locator }),
    );
  });
  const listed = model.catalog ? [h("p", { text: t("details.catalog", { name: model.catalog }) })] : [];
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
