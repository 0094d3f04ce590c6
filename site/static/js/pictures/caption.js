import { REPOSITORY } from "../catalog/citation.js";
import { findShown } from "../catalog/reading.js";
import { findVisible } from "../catalog/visible.js";
import { makeHeadline } from "../headlines/headline.js";
import { findDataEnd } from "../headlines/notes.js";
import { makeTraceHeadline } from "../headlines/traces.js";
import { formatFragment } from "../state/fragment.js";
import { findHighlight } from "../state/highlight.js";
import { say, t, tList } from "../words/messages.js";

/**
 * @import {Context, State} from "../types/page.js"
 *
 * What stands around a picture that is taken away.
 * @typedef {object} Caption
 * @property {string} claim The headline.
 * @property {string[]} notes Below it, a line or more each.
 * @property {string[]} credits At the foot: what it is, whose facts, until when, under which terms, and where.
 */

/** A longer address is of no use on paper: the page alone is named. */
const LONGEST_ADDRESS = 300;

/**
 * Write what makes a picture complete: what it says, and whose facts it shows.
 * @param {Pick<Context, "catalog" | "read" | "store" | "traces">} context
 * @returns {Caption}
 */
export function makeCaption({ catalog, read, store, traces }) {
  const state = store.get();
  const { shown } = findShown(catalog, read, state, findVisible(catalog, state));
  const seen = state.view === "table" ? { ...state, view: /** @type {const} */ ("timeline") } : state;
  const { trace, lit } = findHighlight(catalog, seen, traces.get());
  const headline =
    trace && !state.model ? makeTraceHeadline(catalog, trace) : makeHeadline(catalog, read, seen, shown);
  const { claim, notes, filtered, warning } = headline;
  const model = catalog.models.get(state.model ?? "");
  const sources = tList([t("footer.catalog"), t("footer.epoch"), t("footer.transformers")]);
  const date = findDataEnd(catalog);
  const source = t("picture.source", { site: t("app.title"), date: date && t("headline.dataEnd", { date }) });
  return {
    claim,
    notes: [
      model ? say(model, "adds") : "",
      notes.join(" · "),
      filtered,
      warning,
      model && lit ? sayPart(state, lit.size) : "",
    ].filter((note) => note),
    credits: [
      `${source} ${t("footer.credits", { sources })} ${t("footer.licence")}`,
      `${writeAddress(state)} · ${REPOSITORY}`,
    ],
  };
}

/**
 * Say how far from the selected model a picture goes, where it does not go all the way.
 * @param {State} state
 * @param {number} count How many models are lit.
 */
function sayPart({ depth, path, compare }, count) {
  if (depth === Infinity || path || compare) return "";
  return t("picture.part", { n: depth, models: t("count.models", { n: count }) });
}

/** @param {State} state */
function writeAddress(state) {
  const page = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? "";
  const fragment = formatFragment({ ...state, embed: false, tour: 0 });
  const address = fragment ? `${page}#${fragment}` : page;
  return address.length > LONGEST_ADDRESS ? page : address;
}
