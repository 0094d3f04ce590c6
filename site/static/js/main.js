import { findAncestors, findDescendants, indexDocument } from "./catalog.js";
import { renderChips } from "./chips.js";
import { markDepth, renderDetails, showReceipt } from "./details.js";
import { announce, need } from "./dom.js";
import { bindFragment, parseFragment } from "./fragment.js";
import { createHelp, createSheet, createTabs } from "./furniture.js";
import { bindKeyboard } from "./keyboard.js";
import { findLighting, findTaken } from "./lighting.js";
import { getLanguage, t } from "./messages.js";
import { findReleased } from "./months.js";
import { createNotice } from "./notice.js";
import { createOutline } from "./outline.js";
import { createPanel, speak } from "./panel.js";
import { createReader, findShown } from "./query.js";
import { prepareSearch } from "./search.js";
import { createSearchbox } from "./searchbox.js";
import { selectModels } from "./selector_select.js";
import { createStore } from "./store.js";
import { markRow, renderTable } from "./table.js";
import { createTimeline } from "./timeline.js";
import { unpackData } from "./unpack.js";
import { createViewbar } from "./viewbar.js";

/** Bring the page to life; done when the first picture stands. */
async function start() {
  const layouts = await unpackData(JSON.parse(need("lineage-data").textContent));
  const catalog = indexDocument(layouts.document);
  const store = createStore(parseFragment(location.hash, catalog));
  speak(store.get());
  const read = createReader(prepareSearch(catalog), (text) => selectModels(catalog.document, text));
  const find = (text) => read(text).ids;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = () => store.get().theme || (dark.matches ? "dark" : "light");
  const select = (id) => {
    const model = id !== null && catalog.models.has(id) ? id : null;
    if (model !== store.get().model) store.set({ model, path: null, compare: null });
  };
  const context = {
    catalog,
    store,
    select,
    theme,
    find,
    read,
    findTaken: (state) => findTaken(catalog, read, state),
    getFrame: () => timeline.getFrame(),
    repaint: () => timeline.update({ theme: document.documentElement.dataset.theme }),
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
    read,
    store,
    leave,
  });
  const panel = createPanel(context, layouts.tour);
  const sheet = createSheet(need("details-region"));
  const page = {
    ...context,
    timeline,
    outline,
    panel,
    searchbox,
    sheet,
    showTab: createTabs(store),
    viewbar: createViewbar(context),
  };
  const render = (state, old) => renderPage(page, state, old);
  store.subscribe(render);
  bindControls(page, dark, () => render(store.get(), null));
  render(store.get(), null);
  new ResizeObserver(() => timeline.resize()).observe(need("stage"));
  timeline.resize();
  Object.assign(running, { store, find, select });
  panel.startTour();
  bindFragment(store, catalog, createNotice(context));
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
  bindKeyboard({ store, outline, timeline, select, help: createHelp() });
}

/** Show a state; `old` is null where everything has to be shown anew. */
function renderPage(page, state, old) {
  const changed = (...keys) => !old || keys.some((key) => state[key] !== old[key]);
  const { catalog, timeline, theme } = page;
  if (changed("lang")) speak(state);
  if (changed("theme", "lang")) setTheme(theme());
  if (changed("view")) page.showTab(state.view);
  if (changed("families", "theme", "lang")) renderChips(need("chips"), page, state);
  const visible = findReleased(catalog, state);
  if (changed("from", "to")) page.outline.filter(visible);
  const result = findShown(catalog, page.read, state, visible);
  const shown = new Set(result.shown);
  const narrowed = changed("families", "facets", "query", "from", "to");
  if ((narrowed || changed("view", "theme", "lang", "sort")) && state.view === "table") {
    renderTable(need("table"), page, state, shown);
  }
  if (changed("model", "theme", "lang", "channels")) renderDetails(need("details"), page, state);
  else if (changed("depth")) markDepth(need("details"), state.depth);
  page.panel.render(state, old, result);
  page.viewbar.render(state, old, visible);
  if (changed("query")) page.searchbox.show(state.query);
  if (changed("model")) {
    page.outline.mark(state.model);
    markRow(need("table"), state.model);
    page.sheet.lower();
    document.body.classList.toggle("selected", Boolean(state.model));
    if (old) announceModel(catalog, state);
  }
  const { lit, onWay } = findLighting(catalog, state);
  const framed = onWay || state.tour ? [...(lit ?? shown).keys()] : [];
  if (changed("model", "path", "depth", "lang", "channels")) page.outline.describe(lit);
  timeline.update({
    view: state.view,
    language: getLanguage(),
    lit,
    onWay,
    framed,
    selected: state.model,
    channels: state.channels,
    whole: state.whole,
    shown,
    visible,
    shownFamilies: new Set(state.families.length > 0 ? state.families : page.lanes),
    theme: theme(),
  });
  if (!old) return;
  if (framed.length > 0 && changed("path", "model", "tour")) timeline.frame(framed);
  else if (changed("model") && state.model) timeline.reveal(state.model);
}

function setTheme(name) {
  document.documentElement.dataset.theme = name;
  const button = need("theme");
  button.setAttribute("aria-pressed", String(name === "dark"));
  button.title = t(name === "dark" ? "theme.toLight" : "theme.toDark");
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
