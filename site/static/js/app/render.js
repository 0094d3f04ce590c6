import { announce, need } from "../base/dom.js";
import { findKept, findShown } from "../catalog/reading.js";
import { nameOf } from "../catalog/relatives.js";
import { findPlaced, findVisible, findVisibleKin } from "../catalog/visible.js";
import { isYearsPlaying } from "../controls/range.js";
import { showHeadline } from "../headlines/bar.js";
import { makeHeadline } from "../headlines/headline.js";
import { makeTraceHeadline } from "../headlines/traces.js";
import { markDepth, renderDetails } from "../panel/details.js";
import { speak } from "../panel/panel.js";
import { findFramed, findHighlight } from "../state/highlight.js";
import { compareStates } from "../state/store.js";
import { getLanguage, t } from "../words/messages.js";

/** @import {Catalog, Page, State, Theme} from "../types/page.js" */

/** What a headline tells of, besides what narrows the picture. @type {readonly (keyof State)[]} */
const SAID = ["view", "model", "path", "compare", "open", "lang", "columnFilters", "whole", "network"];

/**
 * Show a state.
 * @param {Page} page
 * @param {State} state
 * @param {State | null} old Null where everything has to be shown anew.
 */
export function renderPage(page, state, old) {
  const changed = compareStates(state, old);
  const { catalog, timeline, theme } = page;
  if (changed("lang")) speak(state);
  if (changed("theme", "lang")) setTheme(theme());
  if (changed("view")) page.showTab(state.view);
  const visible = findVisible(catalog, state);
  if (changed("from", "to", "colour", "off")) page.outline.filter(visible);
  const result = findShown(catalog, page.read, state, visible);
  const shown = new Set(result.shown);
  const narrowed = changed("families", "facets", "query", "channels", "from", "to", "off", "colour");
  const retabled = narrowed || changed("view", "theme", "lang", "sort", "columns", "columnFilters");
  if (retabled && state.view === "table") page.table.render(state, shown);
  if (changed("model", "theme", "lang", "channels", "colour", "off") || (narrowed && !state.model))
    renderDetails(need("details"), page, state, result);
  else if (changed("depth")) markDepth(need("details"), state.depth);
  const lighting = findHighlight(catalog, state, page.traces.get());
  const { lit, onPath, trace } = lighting;
  if (trace && !state.model) showHeadline(makeTraceHeadline(catalog, trace));
  else if (narrowed || changed(...SAID)) showHeadline(makeHeadline(catalog, page.read, state, result.shown));
  page.panel.render(state, old, result);
  if (changed("query")) page.searchbox.show(state.query);
  if (changed("model")) {
    page.outline.mark(state.model);
    page.table.mark(state.model);
    page.sheet.lower();
    document.body.classList.toggle("selected", Boolean(state.model));
    if (old) announceModel(catalog, state, visible);
  }
  if (changed("lang")) page.traces.renderList();
  page.viewbar.render(state, old, { visible, lit });
  if (changed("model", "path", "depth", "lang", "channels")) page.outline.describe(lit);
  // Where nothing is found there is nothing to point out: the picture stays whole.
  timeline.update({
    view: state.view,
    language: getLanguage(),
    lit,
    onPath,
    trace,
    ...findFramed(state, lighting, shown),
    selected: state.model,
    channels: state.channels,
    whole: state.whole,
    network: state.network,
    open: state.open,
    unfold: state.unfold,
    at: state.at,
    narrowed: state.query.trim() !== "" || Object.keys(state.facets).length > 0,
    colour: state.colour,
    ...placeModels(page, state),
    shown: shown.size > 0 ? shown : visible,
    visible,
    shownFamilies: new Set(state.families.length > 0 ? state.families : page.lanes),
    theme: theme(),
  });
  if (old && changed("path", "model", "tour")) timeline.show();
}

/**
 * Return which models have a place in the picture, as a look has them.
 * @param {Pick<Page, "catalog" | "read">} page
 * @param {State} state
 */
export function placeModels({ catalog, read }, state) {
  const placed = findPlaced(catalog, state, isYearsPlaying());
  return { placed, kept: findKept(catalog, read, state, placed) };
}

/** @param {Theme} name */
function setTheme(name) {
  document.documentElement.dataset.theme = name;
  const button = need("theme");
  button.setAttribute("aria-pressed", String(name === "dark"));
  button.title = t(name === "dark" ? "theme.toLight" : "theme.toDark");
}

/** @param {Catalog} catalog @param {State} state @param {Set<string>} visible */
function announceModel(catalog, { model: id, channels }, visible) {
  if (!id) {
    announce(t("live.cleared"));
    return;
  }
  const { ancestors, descendants } = findVisibleKin(catalog, id, { channels, visible });
  announce(
    t("live.selected", {
      name: nameOf(catalog.models, id),
      ancestors: t("count.ancestors", { n: ancestors.length }),
      descendants: t("count.descendants", { n: descendants.length }),
    }),
  );
}
