import { nameOf } from "../catalog/relatives.js";
import { t, tList, tOr } from "./messages.js";

/**
 * @import {Catalog} from "../types/page.js"
 * @import {BranchRow, Trace, TraceNode, TraceQuestion} from "../types/trace.js"
 */

/** What is asked of a checkpoint alone. */
const KNOWN = new Set(["missing", "unclear", "unseen"]);
const RENAMED = /^renamed from ([^;]+)/;

/**
 * Say whose trace it is, and what of the catalog it meets.
 * @param {Pick<Catalog, "models">} catalog
 * @param {Trace} trace
 * @param {string[]} met
 * @returns {string}
 */
export function sayTrace({ models }, { subject, nodes }, met) {
  const name = nodes.get(subject)?.name ?? subject;
  if (met[0] === subject) return t("trace.itself", { name });
  if (met.length === 0) return t("trace.alone", { name });
  return t("trace.below", { name, models: tList(met.map((id) => nameOf(models, id))) });
}

/**
 * Say in a line how a checkpoint was made, under which licence, and what is special about it.
 * @param {BranchRow} row
 * @returns {string}
 */
export function sayStep({ relations, node }) {
  const made = relations.map(sayRelation).join(" + ");
  const special = sayState(node);
  const licence = node.licence || (special ? "" : t("trace.noLicence"));
  const circles = node.loops.map((name) => t("trace.loop", { name }));
  return [made, licence, special, ...circles].filter(Boolean).join(" · ");
}

/**
 * Say how many questions there are about a licence; nothing where there is none.
 * @param {TraceNode} node
 * @returns {string}
 */
export function sayAsked({ questions }) {
  return questions.length > 0 ? t("trace.asked", { n: questions.length }) : "";
}

/**
 * Say what there is to ask about a licence.
 * @param {Trace} trace
 * @param {TraceNode} node
 * @param {TraceQuestion} question
 * @returns {string}
 */
export function sayQuestion({ nodes }, { name, licence }, { about, parent, text }) {
  const above = nodes.get(parent);
  const values = { name, licence, parent: above?.name ?? "", other: above?.licence ?? "" };
  if (about === "wider") return above ? t("trace.wider", values) : text;
  return KNOWN.has(about) ? t(`trace.${about}`, values) : text;
}

/** @param {string} relation As `lineage trace` has it. */
function sayRelation(relation) {
  return tOr(`relation.${relation}`, tOr(`kind.${relation}`, relation));
}

/** @param {TraceNode} node */
function sayState({ state, says }) {
  const name = RENAMED.exec(says)?.[1];
  const words = [name && t("trace.renamed", { name }), tOr(`trace.state.${state}`, "")];
  return words.filter(Boolean).join(" · ");
}
