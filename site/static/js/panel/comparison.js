import { say } from "../words/messages.js";
import { listFacts } from "./facts.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 *
 * A fact of two models in words.
 * @typedef {{key: string, values: string[], isSame: boolean}} ComparedFact
 */

/** Facts that are lists whose order says nothing. */
const SETS = /** @type {const} */ ([
  "labs",
  "modalities",
  "pretraining_tasks",
  "fine_tuning_tasks",
  "techniques",
]);

/**
 * Return the facts of two models side by side; lists are compared as sets, and equal ones stand in
 * the order of the first model.
 * @param {Catalog} catalog
 * @param {Model} one
 * @param {Model} other
 * @returns {ComparedFact[]}
 */
export function compareFacts(catalog, one, other) {
  const models = [one, orderAs(one, other)];
  const facts = models.map((model) => new Map([["adds", say(model, "adds")], ...listFacts(catalog, model)]));
  const told = [...facts[0].keys()].filter((key) => facts.some((some) => some.get(key)));
  return told.map((key) => {
    const values = facts.map((some) => some.get(key) || "–");
    return { key, values, isSame: values[0] === values[1] };
  });
}

/** @param {Model} one @param {Model} other @returns {Model} */
function orderAs(one, other) {
  const same = SETS.filter(
    (field) =>
      one[field].length === other[field].length &&
      new Set([...one[field], ...other[field]]).size === one[field].length,
  );
  return { ...other, ...Object.fromEntries(same.map((field) => [field, one[field]])) };
}
