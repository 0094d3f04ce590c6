import { getKnown } from "../base/maps.js";
import { nameOf } from "../catalog/relatives.js";
import { suggestSelector } from "../selectors/suggestion.js";
import { t } from "../words/messages.js";
import { completeText, listConditions, searchConditions } from "./conditions.js";
import { listExamples } from "./examples.js";

/** @import {Answer, AnswerGroup, Catalog, Context, Meaning} from "../types/page.js" */

/** How many answers a group shows. */
const MOST = Object.freeze({ models: 12, fewModels: 6, others: 4, queries: 8 });

/**
 * Methods with groups of their own; the values of all others stand among the queries.
 * @type {Record<string, AnswerGroup["name"]>}
 */
const GROUPS = { family: "families", lab: "labs", uses: "techniques" };

/**
 * Return what a text in the search box may mean: models, families, labs, techniques and queries;
 * three examples where it is empty. Groups without answers are left out.
 * @param {Pick<Context, "catalog" | "read">} context
 * @param {string} text
 * @returns {AnswerGroup[]}
 */
export function findAnswers({ catalog, read }, text) {
  if (!text) return keepFull([makeGroup("examples", listQueries(read, listExamples(catalog)), 3)]);
  const meaning = read(text);
  const offers = completeText(catalog, read, text);
  if (meaning.selector) {
    const models = makeModels(catalog, "models", meaning.ids, offers.length > 0);
    const { conjunction, walk } = meaning;
    const more = [
      ...(conjunction ? [{ query: conjunction, text: t("asked.conjoined") }] : []),
      ...(walk ? [{ query: walk, text: t("asked.kept") }] : []),
    ];
    const ways = meaning.error
      ? offers
      : offers.filter(({ isOpen, query }) => !isOpen && query.endsWith("]"));
    const queries = makeGroup("queries", [...listQueries(read, more), ...ways], MOST.queries);
    return keepFull(meaning.error ? [queries] : [models, queries]);
  }
  return keepFull(findByWords({ catalog, read }, text, meaning, offers));
}

/**
 * Return the answer that Enter takes: the one that is marked, else the first to mere words; null
 * where the text itself is sent, as a query or since nothing answers it.
 * @param {Context["read"]} read
 * @param {string} text
 * @param {readonly Answer[]} answers
 * @param {number} active The place of the one that is marked, or -1.
 * @returns {Answer | null}
 */
export function findTaken(read, text, answers, active) {
  if (active >= 0) return answers[active] ?? null;
  return text && !read(text).selector ? (answers[0] ?? null) : null;
}

/**
 * @param {Pick<Context, "catalog" | "read">} context
 * @param {string} text
 * @param {Meaning} meaning
 * @param {Answer[]} offers
 */
function findByWords({ catalog, read }, text, meaning, offers) {
  const found = searchConditions(catalog, text);
  const isFound = meaning.ids.length > 0 && meaning.fit !== "near";
  const isAlike = found.fit === "near";
  const conditions = isAlike && isFound ? [] : found.conditions;
  const ids = !isFound && !isAlike && conditions.length > 0 ? [] : meaning.ids;
  /** @param {AnswerGroup["name"]} name */
  const pick = (name) => conditions.filter(({ method }) => (GROUPS[method] ?? "queries") === name);
  /** @param {"families" | "labs" | "techniques"} name @returns {AnswerGroup} */
  const make = (name) => {
    const some = pick(name);
    const group = makeGroup(name, listConditions(read, some, false), MOST.others);
    return { ...group, count: Math.max(group.count, some.length), isNear: isAlike };
  };
  const areFew = conditions.length > 0 || offers.length > 0;
  const models = { ...makeModels(catalog, "models", ids, areFew), isNear: meaning.fit === "near" };
  const concepts = [make("families"), make("labs"), make("techniques")];
  const meant = ids.length === 0 ? suggestSelector(text, read) : null;
  const queries = [
    ...listQueries(read, meant ? [{ query: meant, text: t("asked.meant") }] : []),
    ...listQueries(read, listRelatives(catalog, meaning)),
    ...listConditions(read, pick("queries"), true),
    ...offers,
  ];
  const isModel =
    meaning.fit === "exact" ||
    (meaning.fit === "name" && found.fit !== "exact") ||
    (meaning.fit === "near" && isAlike);
  return [
    ...(isModel ? [models, ...concepts] : [...concepts, models]),
    makeGroup("queries", queries, MOST.queries),
    makeModels(catalog, "more", meaning.more, true),
  ];
}

/** @param {AnswerGroup[]} groups */
function keepFull(groups) {
  return groups.filter(({ answers }) => answers.length > 0);
}

/**
 * @param {AnswerGroup["name"]} name
 * @param {Answer[]} answers
 * @param {number} most
 * @returns {AnswerGroup}
 */
function makeGroup(name, answers, most) {
  return { name, count: answers.length, isNear: false, answers: answers.slice(0, most) };
}

/**
 * @param {Catalog} catalog
 * @param {"models" | "more"} name
 * @param {string[]} ids
 * @param {boolean} areFew Whether other groups need room.
 * @returns {AnswerGroup}
 */
function makeModels(catalog, name, ids, areFew) {
  const answers = ids.slice(0, areFew ? MOST.fewModels : MOST.models).map((id) => {
    const { released, family, labs } = getKnown(catalog.models, id);
    const facts = [
      released.slice(0, 4),
      nameOf(catalog.families, family),
      ...labs.map((lab) => nameOf(catalog.labs, lab)),
    ];
    return {
      model: id,
      query: "",
      label: nameOf(catalog.models, id),
      about: facts.join(" · "),
      isOpen: false,
    };
  });
  return { name, count: ids.length, isNear: false, answers };
}

/**
 * Queries that find something, and how much.
 * @param {Context["read"]} read
 * @param {{query: string, text: string}[]} queries
 * @returns {Answer[]}
 */
function listQueries(read, queries) {
  return queries.flatMap(({ query, text }) => {
    const n = read(query).ids.length;
    const about = [text, t("count.models", { n })].filter((one) => one).join(" · ");
    return n > 0 ? [{ model: null, query, label: query, about, isOpen: false }] : [];
  });
}

/** What a model that is named came from and passed on. @param {Catalog} catalog @param {Meaning} meaning */
function listRelatives(catalog, { ids, fit }) {
  if (ids.length !== 1 || fit !== "exact") return [];
  const name = nameOf(catalog.models, ids[0]);
  return [
    ...(catalog.children.has(ids[0])
      ? [
          { query: `${ids[0]}+`, text: t("asked.below", { name }) },
          { query: `${ids[0]}+[weights]`, text: t("asked.carry", { name }) },
        ]
      : []),
    ...(catalog.parents.has(ids[0]) ? [{ query: `+${ids[0]}`, text: t("asked.above", { name }) }] : []),
  ];
}
