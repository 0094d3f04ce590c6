import { h } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { compareText } from "../catalog/relatives.js";
import { carries } from "../catalog/vocabulary.js";
import { makeLegend } from "../controls/legend.js";
import { findShape, makeMark } from "../drawing/marks.js";
import { cutQuery } from "../headlines/narrowing.js";
import {
  listCriteria,
  makeAdvice,
  makeClear,
  makeCriteria,
  makeInstead,
  makeProblem,
} from "../state/criteria.js";
import { formatFragment } from "../state/fragment.js";
import { findLargestCount } from "../words/format.js";
import { t } from "../words/messages.js";
import { makeMissing } from "./missing.js";

/** @import {Catalog, Context, Shown, State} from "../types/page.js" */

/** How many matches stand in the list before all are asked for. */
const MOST_MATCHES = 20;

/**
 * Tell whether search, filters or time range narrow the picture.
 * @param {Catalog} catalog
 * @param {State} state
 * @returns {boolean}
 */
export function isNarrowed(catalog, state) {
  return state.query.trim() !== "" || listCriteria(catalog, state).length > 0;
}

/**
 * Write what was asked for and what was found, for the panel while no model is selected.
 * @param {Context} context
 * @param {State} state
 * @param {Shown} result
 * @returns {HTMLElement[]}
 */
export function makeMatches(context, state, { shown }) {
  const query = state.query.trim();
  const meaning = query ? context.read(state.query, state.channels) : null;
  const {
    error = null,
    miss = null,
    selector = false,
    ids = [],
    fit = "exact",
    more = [],
    conjunction = null,
    walk = null,
  } = meaning ?? {};
  const isNear = fit === "near";
  const criteria = listCriteria(context.catalog, state);
  const summary = error
    ? h("span", { class: "fine short", text: error.message })
    : h("span", { class: "fine", text: sayLines(context.catalog, state, shown) });
  const parts = [
    h(
      "header",
      { class: "asked" },
      h("h2", { tabindex: "-1" }, ...(error ? [t("asked.problem")] : sayCount(query, shown.length, isNear))),
      h("div", { class: "asked-line" }, summary, makeClear(context)),
    ),
    error && h("p", { class: "problem" }, ...makeProblem(query, error)),
    (isNear || (query && !error && !selector && ids.length === 0)) && makeMissing(context.catalog, query),
    conjunction && makeInstead(context, "asked.conjunction", conjunction),
    walk && makeInstead(context, "asked.walk", walk),
    makeCriteria(context, criteria),
    !error && shown.length === 0 && ids.length > 0 && h("p", { text: t("asked.without", { n: ids.length }) }),
    !error && shown.length > 0 && makeList(context, state, query ? shown : sortByAge(context.catalog, shown)),
    miss && h("p", { class: "problem" }, ...makeProblem(query, miss)),
    more.length > 0 && makeMore(context, state, more),
    (error || (query && ids.length === 0)) && makeAdvice(context, { spelling: !selector }),
    makeLegend(state.colour, false),
  ];
  return parts.flatMap((part) => part || []);
}

/**
 * Say how many models were found, and by which query.
 * @param {string} query
 * @param {number} n
 * @param {boolean} isNear Whether they are only like it.
 * @returns {(Node | string)[]}
 */
function sayCount(query, n, isNear) {
  if (!query) return [n > 0 ? t("asked.filtered", { n }) : t("asked.noneFiltered")];
  const [before, after] = (n > 0 ? t(isNear ? "asked.near" : "asked.found", { n }) : t("asked.none")).split(
    "{query}",
  );
  return [before, h("code", { text: cutQuery(query), dir: "auto" }), after];
}

/**
 * Say how many derivations join the models, of those that are looked at.
 * @param {Catalog} catalog
 * @param {State} state
 * @param {string[]} shown
 */
function sayLines(catalog, { channels }, shown) {
  const inside = new Set(shown);
  const among = catalog.document.derivations.filter(
    (row) => inside.has(row.parent) && inside.has(row.child) && carries(row, channels),
  );
  if (shown.length < 2) return "";
  return among.length > 0 ? t("asked.among", { n: among.length }) : t("asked.amongNone");
}

/**
 * @param {Catalog} catalog
 * @param {string[]} ids
 */
function sortByAge(catalog, ids) {
  /** @param {string} id */
  const age = (id) => catalog.models.get(id)?.released ?? "";
  return [...ids].sort((a, b) => compareText(age(a), age(b)) || compareText(a, b));
}

/**
 * List the matches as links, the first of many and then all.
 * @param {Context} context
 * @param {State} state
 * @param {string[]} shown
 */
function makeList(context, state, shown) {
  const list = h("ul", { class: "matches", "aria-label": t("search.matching") });
  list.append(...shown.slice(0, MOST_MATCHES).map((id) => makeMatch(context, state, id)));
  const rest = shown.slice(MOST_MATCHES);
  if (rest.length === 0) return list;
  const more = h("button", { type: "button", class: "small", text: t("asked.all", { n: shown.length }) });
  more.addEventListener("click", () => {
    const items = rest.map((id) => makeMatch(context, state, id));
    list.append(...items);
    items[0].querySelector("a")?.focus();
    more.remove();
  });
  return h("div", {}, list, more);
}

/**
 * List what else the words of a name are found in.
 * @param {Context} context
 * @param {State} state
 * @param {string[]} more
 */
function makeMore(context, state, more) {
  const items = more.slice(0, MOST_MATCHES).map((id) => makeMatch(context, state, id));
  return h(
    "section",
    { class: "more" },
    h("h3", { text: t("search.more") }),
    h("ul", { class: "others", "aria-label": t("search.more") }, ...items),
  );
}

/**
 * @param {Context} context
 * @param {State} state
 * @param {string} id
 */
function makeMatch({ catalog, select, colourOf }, state, id) {
  const model = getKnown(catalog.models, id);
  const address = `#${formatFragment({ ...state, model: id, path: null, compare: null })}`;
  const link = h(
    "a",
    { class: "match", href: address, colour: colourOf(id) },
    makeMark(findShape(model.architecture), { hollow: !findLargestCount(model) }),
    h("span", { class: "name", text: model.name, dir: "auto" }),
  );
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    select(id);
  });
  return h("li", { "data-points": id }, link, h("span", { class: "date", text: model.released }));
}
