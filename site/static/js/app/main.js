import { need, waitForPicture } from "../base/dom.js";
import { remember } from "../base/stored.js";
import { chooseTheme, readWornTheme } from "../base/stored_theme.js";
import { getModelColour } from "../catalog/classes.js";
import { indexDocument } from "../catalog/index.js";
import { createReader } from "../catalog/reading.js";
import { unpackData } from "../catalog/unpack.js";
import { createHelp, createSheet, createTabs } from "../controls/furniture.js";
import { createGutter, toggleFamily } from "../controls/gutter.js";
import { bindKeyboard } from "../controls/keyboard.js";
import { createMenu } from "../controls/menu.js";
import { createMinimap } from "../controls/minimap.js";
import { createNotice } from "../controls/notice.js";
import { createOutline } from "../controls/outline.js";
import { createThumb } from "../controls/thumb.js";
import { createTraces } from "../controls/traces.js";
import { createUnfolding } from "../controls/unfolding.js";
import { createViewbar } from "../controls/viewbar.js";
import { listOnWindow } from "../drawing/listing.js";
import { showReceipt } from "../panel/details.js";
import { createPanel, speak } from "../panel/panel.js";
import { bindPointing, markPointed } from "../panel/pointing.js";
import { createSearchbox } from "../search/searchbox.js";
import { selectModels } from "../selectors/select.js";
import { createNetwork } from "../stage/network.js";
import { createTimeline } from "../stage/stage.js";
import { bindFragment } from "../state/address.js";
import { findModelId, parseFragment } from "../state/fragment.js";
import { listTaken } from "../state/highlight.js";
import { createStore } from "../state/store.js";
import { createTable } from "../table/table.js";
import { placeModels, renderPage } from "./render.js";

/** @import {PageData} from "../types/data.js" @import {Context, Page} from "../types/page.js" */

/** Bring the page to life; done when the first picture stands. */
async function start() {
  await waitForPicture();
  const packed = JSON.parse(need("lineage-data").textContent ?? "");
  const layouts = /** @type {PageData} */ (await unpackData(packed));
  const catalog = indexDocument(layouts.document, layouts.colours, layouts.families.rows);
  const store = createStore(parseFragment(location.hash, catalog));
  speak(store.get());
  const readWith = createReader(catalog, (text, channels) =>
    selectModels(catalog.document, text, null, channels),
  );
  /** @type {Context["read"]} */
  const read = (text, channels = store.get().channels) => readWith(text, channels);
  /** @type {Context["find"]} */
  const find = (text) => [...read(text).ids, ...read(text).more];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {Context["theme"]} */
  const theme = () => store.get().theme || chooseTheme("");
  /** @param {string | null} id */
  const select = (id) => {
    const model = findModelId(catalog, id ?? "");
    if (model !== store.get().model) store.set({ model, path: null, compare: null });
  };
  const showAll = () => render(store.get(), null);
  const traces = createTraces({ catalog, store, select }, showAll);
  /** @type {Context} */
  const context = {
    catalog,
    store,
    select,
    theme,
    colourOf: (id) => getModelColour(catalog, { ...store.get(), theme: theme() }, id),
    find,
    read,
    listTaken: (state) => listTaken(catalog, read, state, traces.get()),
    getPicture: () => timeline.getPicture(),
    getSheets: () => timeline.getSheets(),
    repaint: () => timeline.update({ theme: readWornTheme() }),
    traces,
    lanes: layouts.families.rows.map(({ family }) => family),
  };

  /** @param {string | null} id */
  const focus = (id) => {
    timeline.update({ focus: id });
    if (id) timeline.reveal(id);
  };
  const unfolding = createUnfolding({ store, catalog, focus, enter: (id) => outline.enter(id) });
  const timeline = createTimeline({
    stage: need("stage"),
    tip: need("tip"),
    catalog,
    layouts,
    select,
    pointCheckpoint: traces.point,
    toggle: (family) => store.set({ open: toggleFamily(store.get().open, family) }),
    onPoint: (pointed) => markPointed(need("details"), pointed),
    onPlace: (at) => store.set({ at }),
    onFrame(frame) {
      document.getElementById("first")?.remove();
      gutter.show(frame);
      minimap.show(frame);
      thumb.show(frame);
      unfolding.show(frame);
      if (frame.network && store.get().view === "tree" && frame.selected) network.show(frame);
      else network.clear();
    },
    openStand: unfolding.open,
    selectEdge({ rows: [{ parent, child }] }) {
      select(child);
      showReceipt(need("details"), parent);
    },
  });
  const network = createNetwork(need("network"), catalog, layouts.network, select);
  const minimap = createMinimap(catalog, () => timeline);
  const thumb = createThumb(need("graph"));
  const gutter = createGutter(need("gutter"), context, timeline);
  const outline = createOutline({
    list: need("outline"),
    catalog,
    families: layouts.families,
    select,
    focus,
    getChannels: () => store.get().channels,
  });
  const leave = () => (store.get().view !== "table" ? outline.enter() : need("details-title").focus());
  const searchbox = createSearchbox({ catalog, read, store, leave });
  need("skip").addEventListener("click", () =>
    store.get().view === "table" ? need("table").focus() : outline.enter(),
  );
  createMenu();
  const panel = createPanel(context, layouts.tour);
  const sheet = createSheet(need("details-region"));
  /** @type {Page} */
  const page = {
    ...context,
    timeline,
    outline,
    panel,
    searchbox,
    sheet,
    showTab: createTabs(store),
    table: createTable(context),
    viewbar: createViewbar(context, () => timeline.update(placeModels(context, store.get()))),
  };
  const render = renderPage.bind(null, page);
  bindPointing(need("details"), (hover) => timeline.point({ hover }));
  store.subscribe(render);
  bindControls(page, dark, showAll);
  showAll();
  new ResizeObserver(() => timeline.resize()).observe(need("stage"));
  running = { store, read, select, timeline };
  panel.startTour();
  bindFragment(store, catalog, createNotice(context));
  if (store.get().view !== "table") await timeline.ready;
}

/**
 * Let the buttons of the page do what they say.
 * @param {Page} page
 * @param {MediaQueryList} dark
 * @param {() => void} renderAll
 */
function bindControls({ store, select, timeline, outline, theme, traces }, dark, renderAll) {
  need("theme").addEventListener("click", () => {
    const other = theme() === "dark" ? "light" : "dark";
    remember("theme", other);
    store.set({ theme: other });
  });
  dark.addEventListener("change", renderAll);
  need("zoom-in").addEventListener("click", () => timeline.zoom(1.4));
  need("zoom-out").addEventListener("click", () => timeline.zoom(1 / 1.4));
  need("zoom-fit").addEventListener("click", () => timeline.fit());
  bindKeyboard({ store, outline, timeline, select, traces, help: createHelp() });
}

/** @type {Pick<Page, "store" | "read" | "select" | "timeline"> | null} */
let running = null;

/** What the page runs with, once it does. */
function needRunning() {
  if (!running) throw new Error("Wait for lineage.ready");
  return running;
}

window.lineage = Object.freeze({
  ready: start(),
  get state() {
    return needRunning().store.get();
  },
  select: (/** @type {string | null} */ id) => needRunning().select(id),
  query(/** @type {string} */ text) {
    const { store, read } = needRunning();
    store.set({ query: text });
    return read(text).ids;
  },
  drawn() {
    const { timeline, store } = needRunning();
    if (store.get().view === "table") return [];
    return listOnWindow(timeline.getFrame(), need("stage"));
  },
});
