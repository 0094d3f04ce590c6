import { h, keepPresent, link } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { chooseIn, chosenIn } from "../catalog/facets.js";
import { nameOf } from "../catalog/relatives.js";
import { sortByAge } from "../headlines/claims.js";
import { listTechniques } from "../selectors/carrying.js";
import { languageOf, say, t } from "../words/messages.js";
import { linkPage, namePage } from "../words/readable.js";

/**
 * @import {Concept, Model} from "../types/data.js"
 * @import {Catalog, ConceptGroup, Context, Facet, State} from "../types/page.js"
 */

const MOST_NAMED = 8;

/**
 * What tells whether a model has a concept of each group, and the facet that filters by it.
 * @type {Record<ConceptGroup, {has: (model: Model, id: string, catalog: Catalog) => boolean, facet: Facet | null}>}
 */
const GROUPS = {
  families: { has: (model, id) => model.family === id, facet: "family" },
  architectures: { has: (model, id) => model.architecture === id, facet: "arch" },
  techniques: {
    has: (model, id, { document }) => listTechniques(document, model).includes(id),
    facet: "uses",
  },
  tasks: {
    has: (model, id) => [...model.pretraining_tasks, ...model.fine_tuning_tasks].includes(id),
    facet: null,
  },
};

/**
 * Write the names of concepts; a click on one explains it below.
 * @param {Context} context `catalog`, `select` and `store`.
 * @param {ConceptGroup} group
 * @param {string[]} ids
 * @returns {HTMLElement}
 */
export function makeConcepts(context, group, ids) {
  const box = h("div", { class: "concept-box", hidden: true });
  const buttons = ids.map((id) => makeButton(context, group, id, box));
  const parts = buttons.flatMap((button, number) => (number > 0 ? [t("list.comma"), button] : [button]));
  return h("div", { class: "concepts" }, ...parts, box);
}

/**
 * @param {Context} context
 * @param {ConceptGroup} group
 * @param {string} id
 * @param {HTMLElement} box
 */
function makeButton(context, group, id, box) {
  const name = nameOf(context.catalog[group], id);
  if (!context.catalog[group].get(id)?.text) return h("span", { text: name });
  const button = h("button", {
    type: "button",
    class: "concept",
    "aria-expanded": "false",
    text: name,
  });
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    for (const other of box.parentElement?.querySelectorAll("[aria-expanded]") ?? [])
      other.setAttribute("aria-expanded", String(open && other === button));
    box.hidden = !open;
    if (open) box.replaceChildren(...explain(context, group, id));
  });
  return button;
}

/** @param {Context} context @param {ConceptGroup} group @param {string} id */
function explain({ catalog, select, store }, group, id) {
  const concept = getKnown(catalog[group], id);
  const { has, facet } = GROUPS[group];
  const found = catalog.document.models.filter((model) => has(model, id, catalog));
  const users = sortByAge(
    catalog,
    found.map((model) => model.id),
  );
  const names = users.slice(0, MOST_NAMED).flatMap((model, number) => [
    number > 0 ? t("list.comma") : "",
    h("button", {
      type: "button",
      class: "model-link",
      text: model.name,
      on: { click: () => select(model.id) },
    }),
  ]);
  const filter =
    facet &&
    h("button", {
      type: "button",
      class: "small",
      text: t("concept.filter", { n: users.length }),
      on: { click: () => store.set(chooseIn(store.get(), facet, [...addTo(store.get(), facet, id)])) },
    });
  return keepPresent([
    h("p", { text: say(concept, "text") }),
    makeOrigin(catalog, concept),
    h("p", {}, t("concept.users"), ...names, users.length > MOST_NAMED ? t("concept.more") : ""),
    h("p", { class: "fine" }, linkPage(`${group}/${id}/`, namePage())),
    filter,
  ]);
}

/** @param {State} state @param {Facet} facet @param {string} id */
function addTo(state, facet, id) {
  return new Set([...chosenIn(state, facet), id]);
}

/** @param {Catalog} catalog @param {Concept} concept */
function makeOrigin(catalog, concept) {
  if (!concept.paper && !concept.paper_note) return null;
  return h(
    "p",
    { class: "fine" },
    concept.paper && t("concept.paper"),
    concept.paper && makePaperLink(catalog, concept.paper),
    concept.paper_note &&
      h("span", { lang: languageOf(concept, "paper_note"), text: ` ${say(concept, "paper_note")}` }),
  );
}

/** @param {Catalog} catalog @param {string} paper */
function makePaperLink(catalog, paper) {
  const title = catalog.papers.get(paper)?.title;
  const number = t("paper.arxiv", { id: paper });
  return link(`https://arxiv.org/abs/${paper}`, title ? `${title} (${number})` : number);
}
