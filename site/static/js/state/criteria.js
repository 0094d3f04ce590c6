import { announce, h } from "../base/dom.js";
import { nameClass } from "../catalog/classes.js";
import { chooseIn, chosenIn, FACETS, nameValue } from "../catalog/facets.js";
import { findExtent, formatMonth } from "../catalog/months.js";
import { listExamples } from "../search/examples.js";
import { suggestSelector } from "../selectors/suggestion.js";
import { t, tList } from "../words/messages.js";

/**
 * @import {Catalog, Context, Facet, Problem, State} from "../types/page.js"
 *
 * One of the things that narrow the picture.
 * @typedef {object} Criterion
 * @property {string} facet What it is about: a facet, or `range`.
 * @property {string} name
 * @property {string} value
 * @property {Partial<State>} without The change that takes it away.
 */

/** The change that takes every filter away. */
export const NO_FILTERS = Object.freeze({ families: [], facets: {}, from: "", to: "", off: [] });

/** The change that takes everything away that narrows the picture. */
const NOTHING_ASKED = Object.freeze({ query: "", ...NO_FILTERS });

/**
 * Return the filters that narrow the picture, besides the search.
 * @param {Catalog} catalog
 * @param {State} state
 * @returns {Criterion[]}
 */
export function listCriteria(catalog, state) {
  /** @type {Facet[]} */
  const all = ["family", ...FACETS];
  const facets = all.filter((facet) => chosenIn(state, facet).length > 0);
  /** @type {Criterion[]} */
  const criteria = facets.map((facet) => ({
    facet,
    name: t(`facet.${facet}`),
    value: tList(chosenIn(state, facet).map((value) => nameValue(catalog, facet, value))),
    without: chooseIn(state, facet, []),
  }));
  if (state.off.length > 0) criteria.push(makeClassCriterion(catalog, state));
  if (!state.from && !state.to) return criteria;
  const { first, last } = findExtent(catalog);
  const value = t("range.text", {
    from: state.from || formatMonth(first),
    to: state.to || formatMonth(last),
  });
  return [...criteria, { facet: "range", name: t("range.label"), value, without: { from: "", to: "" } }];
}

/** What the legend leaves, or takes away where that is shorter. @param {Catalog} catalog @param {State} state */
function makeClassCriterion(catalog, { colour, off }) {
  const on = catalog.classes(colour).all.flatMap(({ id }) => (off.includes(id) ? [] : [id]));
  const isShort = on.length > 0 && on.length < off.length;
  const names = tList((isShort ? on : off).map((id) => nameClass(catalog, colour, id)));
  const value = isShort ? names : t("colour.not", { names });
  return { facet: "class", name: t(`facet.${colour}`), value, without: { off: [] } };
}

/**
 * Write the filters, each with a button that takes it away.
 * @param {Context} context
 * @param {Criterion[]} criteria
 * @returns {HTMLElement | null}
 */
export function makeCriteria({ store }, criteria) {
  if (criteria.length === 0) return null;
  const items = criteria.map(({ name, value, without }) => {
    const label = t("asked.remove", { name });
    const click = () => {
      store.set(without);
      announce(label);
    };
    return h(
      "li",
      {},
      h("span", { class: "criterion" }, h("span", { class: "date", text: name }), " ", value),
      h("button", { type: "button", class: "icon", "aria-label": label, title: label, on: { click } }, "×"),
    );
  });
  return h("ul", { class: "criteria", "aria-label": t("filters.label") }, ...items);
}

/**
 * Make the button that shows everything again.
 * @param {Context} context
 * @returns {HTMLElement}
 */
export function makeClear({ catalog, store }) {
  const click = () => {
    store.set(NOTHING_ASKED);
    announce(t("asked.cleared", { n: catalog.document.models.length }));
  };
  const title = t("asked.clearAll");
  return h("button", { type: "button", class: "small", title, text: t("asked.clear"), on: { click } });
}

/**
 * Write what is wrong with a selector, with a caret below the place.
 * @param {string} text
 * @param {Problem} problem
 * @returns {HTMLElement[]}
 */
export function makeProblem(text, problem) {
  const pointer = `${" ".repeat(Math.max(0, problem.column - 1))}^`;
  return [h("code", { text: `${text}\n${pointer}` }), h("span", { text: sayProblem(problem) })];
}

/**
 * Say what is wrong with a selector, and what to write instead.
 * @param {Problem} problem
 * @returns {string}
 */
export function sayProblem({ message, hint }) {
  const said = t("search.error", { message });
  return hint ? `${said} ${hint}` : said;
}

/**
 * Write another query, which a text may mean instead.
 * @param {Context} context
 * @param {"asked.conjunction" | "asked.walk"} key What the difference is.
 * @param {string} query
 * @returns {HTMLElement}
 */
export function makeInstead({ read, store }, key, query) {
  const { ids } = read(query);
  const click = () => store.set({ query });
  const button = h(
    "button",
    { type: "button", class: "model-link", on: { click } },
    h("code", { text: query }),
  );
  const [before, after] = t(key, { n: ids.length }).split("{query}");
  return h("p", { class: "conjunction" }, before, button, after);
}

/**
 * Write what to try where nothing is found.
 * @param {Context} context
 * @param {{spelling: boolean}} advice Whether the text may be misspelt.
 * @returns {HTMLElement}
 */
export function makeAdvice({ catalog, read, store }, { spelling }) {
  const meant = suggestSelector(store.get().query, read);
  const all = [...(meant ? [{ query: meant, text: t("asked.meant") }] : []), ...listExamples(catalog)];
  const examples = all.map(({ query, text }) => {
    const click = () => store.set({ query });
    const code = h(
      "button",
      { type: "button", class: "model-link", on: { click } },
      h("code", { text: query }),
    );
    return h("li", {}, code, " ", h("span", { class: "date", text }));
  });
  return h(
    "section",
    { class: "advice" },
    h("h3", { text: t("asked.try") }),
    spelling && h("p", { text: t("asked.trySpelling") }),
    examples.length > 0 && h("p", { text: t("asked.trySelector") }),
    h("ul", {}, ...examples),
  );
}
