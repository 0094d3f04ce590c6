import { findAncestors, findDescendants, indexDocument } from "./catalog.js";
import { renderChips } from "./chips.js";
import { renderDetails, showReceipt } from "./details.js";
import { announce, need } from "./dom.js";
import { createChannels } from "./channels.js";
import { createExportMenu, download } from "./exportmenu.js";
import { bindFragment, parseFragment } from "./fragment.js";
import { applyMessages, createHelp, createSheet, createTabs, renderFooter } from "./furniture.js";
import { bindKeyboard } from "./keyboard.js";
import { t } from "./messages.js";
import { findExtent, findReleased, formatMonth } from "./months.js";
import { createOutline } from "./outline.js";
import { writePng, writeSvg } from "./picture.js";
import { createRange, isYearsPlaying } from "./range.js";
import { prepareSearch, searchModels } from "./search.js";
import { createSearchbox } from "./searchbox.js";
import { createStore } from "./store.js";
import { markRow, renderTable } from "./table.js";
import { findLit } from "./lit.js";
import { createTimeline } from "./timeline.js";
import { unpackData } from "./unpack.js";

/** Bring the page to life; done when the first picture stands. */
async function start() {
  applyMessages();
  const layouts = await unpackData(JSON.parse(need("lineage-data").textContent));
  const catalog = indexDocument(layouts.document);
  const store = createStore(parseFragment(location.hash, catalog));
  const prepared = prepareSearch(catalog);
  const find = (text) => searchModels(prepared, text);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => store.get().theme || (dark.matches ? "dark" : "light");
  const select = (id) => store.set({ model: id !== null && catalog.models.has(id) ? id : null });
  const context = {
    catalog,
    store,
    select,
    theme,
    lanes: layouts.timeline.lanes.map((lane) => lane.family),
  };

  const timeline = createTimeline({
    stage: need("stage"),
    tip: need("tip"),
    catalog,
    layouts,
    select,
    selectEdge({ parent, child }) {
      select(child);
      showReceipt(need("details"), parent);
    },
  });
  const outline = createOutline({
    list: need("outline"),
    catalog,
    timeline: layouts.timeline,
    select,
    getChannels: () => store.get().channels,
    focus(id) {
      timeline.update({ focus: id });
      if (id) timeline.reveal(id);
    },
  });
  const leave = () =>
    store.get().view !== "table" ? outline.enter() : need("details-title").focus();
  const searchbox = createSearchbox({
    input: need("search"),
    list: need("results"),
    catalog,
    find,
    select,
    store,
    leave,
  });
  const sheet = createSheet(need("details-region"));
  const page = {
    ...context,
    timeline,
    outline,
    find,
    searchbox,
    sheet,
    showTab: createTabs(store),
    range: createRange(context),
    channels: createChannels(need("channels"), store),
  };
  const render = (state, old) => renderPage(page, state, old);
  store.subscribe(render);
  bindFragment(store, catalog);
  bindControls(page, dark, () => render(store.get(), null));
  renderFooter(catalog);
  render(store.get(), null);
  new ResizeObserver(() => timeline.resize()).observe(need("stage"));
  timeline.resize();
  Object.assign(running, { store, find, select });
  if (store.get().view !== "table") await timeline.ready;
}

function bindControls({ store, select, timeline, outline, theme }, dark, renderAll) {
  need("theme").addEventListener("click", () =>
    store.set({ theme: theme() === "dark" ? "light" : "dark" }),
  );
  dark.addEventListener("change", renderAll);
  need("zoom-in").addEventListener("click", () => timeline.zoom(1.4));
  need("zoom-out").addEventListener("click", () => timeline.zoom(1 / 1.4));
  need("zoom-fit").addEventListener("click", () => timeline.fit());
  need("whole").addEventListener("click", () => store.set({ whole: !store.get().whole }));
  createExportMenu(need("export"), need("export-menu"), listExports(store, timeline));
  bindKeyboard({ store, outline, timeline, select, help: createHelp() });
}

/** What the menu gives: more entries may stand in this list. */
function listExports(store, timeline) {
  const name = (kind) => {
    const { view } = store.get();
    return `transformer-lineage-${view === "table" ? "timeline" : view}.${kind}`;
  };
  const saveSvg = () =>
    download(name("svg"), new Blob([writeSvg(timeline.getFrame())], { type: "image/svg+xml" }));
  const savePng = async () => download(name("png"), await writePng(timeline.getFrame()));
  return [
    { label: t("export.svg"), action: saveSvg },
    { label: t("export.png"), action: savePng },
  ];
}

/** Show a state; `old` is null where everything has to be shown anew. */
function renderPage(page, state, old) {
  const changed = (...keys) => !old || keys.some((key) => state[key] !== old[key]);
  const { catalog, timeline, theme } = page;
  if (changed("theme")) setTheme(theme());
  if (changed("view")) page.showTab(state.view);
  if (changed("families", "theme")) renderChips(need("chips"), page, state);
  if (changed("from", "to")) page.range.show(state);
  if (changed("channels")) page.channels.show(state);
  showWhole(state);
  const visible = findReleased(catalog, state);
  if (changed("from", "to")) page.outline.filter(visible);
  const shown = findShown(page, state, visible);
  if (changed("view", "theme", "families", "query", "sort", "from", "to") && state.view === "table") {
    renderTable(need("table"), page, state, shown);
  }
  if (changed("model", "theme", "channels")) renderDetails(need("details"), page, state);
  if (changed("query")) page.searchbox.show(state.query);
  if (changed("model")) {
    page.outline.mark(state.model);
    markRow(need("table"), state.model);
    page.sheet.lower();
    document.body.classList.toggle("selected", Boolean(state.model));
    if (old) announceModel(catalog, state);
  }
  timeline.update({
    view: state.view,
    lit: findLit(catalog, state),
    selected: state.model,
    channels: state.channels,
    whole: state.whole,
    shown,
    visible,
    shownFamilies: new Set(state.families.length > 0 ? state.families : page.lanes),
    theme: theme(),
  });
  if (changed("model") && state.model && old) timeline.reveal(state.model);
  if (old && changed("from", "to") && !isYearsPlaying()) announceRange(catalog, state, visible);
}

/** The tree shows the ancestry of the selection, or all: the choice stands where there is one. */
function showWhole({ view, model, whole }) {
  const button = need("whole");
  button.hidden = view !== "tree" || !model;
  button.setAttribute("aria-pressed", String(whole));
}

function announceRange(catalog, { from, to }, visible) {
  const { first, last } = findExtent(catalog);
  const values = { n: visible.size, from: from || formatMonth(first), to: to || formatMonth(last) };
  announce(t("live.range", values));
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  const button = need("theme");
  button.setAttribute("aria-pressed", String(name === "dark"));
  button.title = t(name === "dark" ? "theme.toLight" : "theme.toDark");
}

function findShown({ catalog, find }, { families, query }, visible) {
  const chosen = new Set(families);
  const all = query.trim() ? find(query) : [...catalog.models.keys()];
  return new Set(
    all.filter(
      (id) =>
        visible.has(id) && (chosen.size === 0 || chosen.has(catalog.models.get(id).family)),
    ),
  );
}

function announceModel(catalog, { model: id, channels }) {
  if (!id) {
    announce(t("live.cleared"));
    return;
  }
  announce(
    t("live.selected", {
      name: catalog.models.get(id).name,
      ancestors: t("count.ancestors", { n: findAncestors(catalog, id, Infinity, channels).size }),
      descendants: t("count.descendants", { n: findDescendants(catalog, id, Infinity, channels).size }),
    }),
  );
}

/** @type {any} */
const running = {};

/** @type {any} */ (window).lineage = Object.freeze({
  /** Fulfilled when the first picture stands. */
  ready: start(),
  /** @returns {any} The state that the fragment holds, too. */
  get state() {
    return running.store.get();
  },
  /** @param {string | null} id Select a model; null clears the selection. */
  select: (id) => running.select(id),
  /**
   * Search as the box does.
   * @param {string} text
   * @returns {string[]} Ids of the models that match, the best first.
   */
  query(text) {
    running.store.set({ query: text });
    return running.find(text);
  },
});
