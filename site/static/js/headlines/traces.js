import { findMet } from "../catalog/trace.js";
import { layOutRows } from "../layout/branch_rows.js";
import { t } from "../words/messages.js";
import { sayTrace } from "../words/trace.js";

/**
 * @import {Catalog} from "../types/page.js"
 * @import {Trace} from "../types/trace.js"
 * @import {Headline} from "./headline.js"
 */

/**
 * Say what the trace in the picture shows.
 * @param {Catalog} catalog
 * @param {Trace} trace
 * @returns {Headline}
 */
export function makeTraceHeadline(catalog, trace) {
  const met = findMet(trace, catalog);
  const { rows } = layOutRows(trace, met);
  const asked = rows.reduce((sum, { node }) => sum + node.questions.length, 0);
  const notes = [t("trace.checkpoints", { n: rows.length }), t("trace.questions", { n: asked })];
  return { claim: sayTrace(catalog, trace, met), notes, filtered: "", warning: "" };
}
