import { getKnown } from "../base/maps.js";
import { prepareEntry, searchEntries } from "../catalog/search.js";
import { completeSelector, writeCondition } from "../selectors/completion.js";
import { indexForSelectors } from "../selectors/lineage.js";
import { findMethod, METHOD_NAMES } from "../selectors/methods.js";
import { getLanguage, say, t, tOr } from "../words/messages.js";

/**
 * @import {Answer, Catalog, Context, Fit, Searched} from "../types/page.js"
 * @import {SelectorValue} from "../types/selectors.js"
 *
 * A value of a method, as one searches for it.
 * @typedef {{method: string, value: SelectorValue}} Condition
 *
 * What is searched, and what each id of it means.
 * @typedef {{entries: Searched[], byId: Map<string, Condition>}} Prepared
 */

/** Methods whose values nobody looks for by name. */
const NOT_SEARCHED = new Set(["arxiv", "primary", "catalog"]);

/** How many conditions are tried at most, to say how many models meet each. */
const MOST_TRIED = 12;

/** By catalog and language. @type {WeakMap<Catalog, Map<string, Prepared>>} */
const prepared = new WeakMap();

/**
 * Return the conditions whose value a text names: families, labs, techniques, licences and so on.
 * @param {Catalog} catalog
 * @param {string} text
 * @returns {{conditions: Condition[], fit: Fit}} The best first.
 */
export function searchConditions(catalog, text) {
  const { entries, byId } = prepareConditions(catalog);
  const { ids, fit } = searchEntries(entries, text);
  return { conditions: ids.map((id) => getKnown(byId, id)), fit };
}

/** @param {Catalog} catalog @returns {Prepared} */
function prepareConditions(catalog) {
  /** @type {Map<string, Prepared>} */
  const ready = prepared.get(catalog) ?? new Map();
  prepared.set(catalog, ready);
  const known = ready.get(getLanguage());
  if (known) return known;
  const index = indexForSelectors(catalog.document);
  /** @type {Map<string, Condition>} */
  const byId = new Map();
  const entries = METHOD_NAMES.filter((method) => !NOT_SEARCHED.has(method)).flatMap((method) =>
    (findMethod(method)?.list?.(index) ?? []).map((value, place) => {
      const id = writeCondition(method, value.value);
      byId.set(id, { method, value });
      return prepareEntry(id, [value.value, nameValue(value), ...value.names], { weight: -place });
    }),
  );
  const made = { entries, byId };
  ready.set(getLanguage(), made);
  return made;
}

/**
 * Return conditions as answers, with how many models meet each; what none meets is left out.
 * @param {Context["read"]} read
 * @param {Condition[]} conditions
 * @param {boolean} isMixed Whether conditions of several methods stand together.
 * @returns {Answer[]}
 */
export function listConditions(read, conditions, isMixed) {
  return conditions.slice(0, MOST_TRIED).flatMap(({ method, value }) => {
    const query = writeCondition(method, value.value);
    const n = read(query).ids.length;
    const name = nameValue(value);
    const about = [...(isMixed && name !== value.value ? [name] : []), t("count.models", { n })];
    const label = isMixed ? query : name;
    return n > 0 ? [{ model: null, query, label, about: about.join(" · "), isOpen: false }] : [];
  });
}

/**
 * Return what an unfinished query may become, with what each finds.
 * @param {Catalog} catalog
 * @param {Context["read"]} read
 * @param {string} text
 * @returns {Answer[]}
 */
export function completeText(catalog, read, text) {
  const offers = completeSelector(indexForSelectors(catalog.document), text);
  const others = offers.filter(({ query }) => query !== text).slice(0, MOST_TRIED);
  return others.flatMap(({ query, method, value, isOpen }) => {
    const open = { model: null, query, label: query, isOpen: true };
    if (isOpen) return [{ ...open, about: t(`noun.${findMethod(method ?? "")?.noun ?? "channel"}`) }];
    const { ids, error } = read(query);
    const name = value ? nameValue(value) : "";
    if (error) return [{ ...open, about: name }];
    const about = [...(name && name !== value?.value ? [name] : []), t("count.models", { n: ids.length })];
    return ids.length > 0 ? [{ ...open, about: about.join(" · "), isOpen: false }] : [];
  });
}

/** @param {SelectorValue} value */
function nameValue({ value, record, text }) {
  return record ? say(record, "name") : text ? tOr(text, value) : value;
}
