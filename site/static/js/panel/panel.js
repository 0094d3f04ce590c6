import { findAll, h, need } from "../base/dom.js";
import { readStored, remember } from "../base/stored.js";
import { createAbout } from "../controls/about.js";
import { createFilters } from "../controls/filters.js";
import { applyMessages, listCredits, renderHelp } from "../controls/furniture.js";
import { createShare } from "../controls/share.js";
import { createTour } from "../controls/tour.js";
import { makeHeadline } from "../headlines/headline.js";
import { makeCaption } from "../pictures/caption.js";
import { writeSvg } from "../pictures/export.js";
import { formatFragment } from "../state/fragment.js";
import { compareStates } from "../state/store.js";
import { chooseLanguage, getLanguage, setLanguage, t } from "../words/messages.js";
import { createCompare } from "./compare.js";
import { fillNames, showPath } from "./relate.js";

/**
 * @import {TourStop} from "../types/data.js"
 * @import {Headline} from "../headlines/headline.js"
 * @import {Catalog, Context, Shown, State} from "../types/page.js"
 */

/**
 * Speak the language of a state, else the one chosen last, else what the browser prefers.
 * @param {State} state
 */
export function speak(state) {
  const last = readStored("language") ?? "";
  setLanguage(state.lang || chooseLanguage([last, ...navigator.languages]));
  document.documentElement.lang = getLanguage() === "zh" ? "zh-CN" : "en";
}

/**
 * Run what stands around the views: filters, sharing, the tour, dialogs and the language.
 * @param {Context} context `catalog`, `store`, `select`, `find`, `listTaken`, `getSheets`, `repaint`.
 * @param {TourStop[]} stops Of the tour.
 */
export function createPanel(context, stops) {
  const { catalog, store } = context;
  const filters = createFilters(context);
  const tour = createTour(context, stops);
  const compare = createCompare(context);
  const about = createAbout(context);
  createShare(context);
  fillNames(need("model-names"), catalog);
  need("language").addEventListener("click", () => {
    const lang = getLanguage() === "en" ? "zh" : "en";
    remember("language", lang);
    store.set({ lang });
  });
  bindPrinting(context);
  return {
    startTour: tour.start,
    /**
     * @param {State} state
     * @param {State | null} old Null where everything has to be shown anew.
     * @param {Shown} result
     */
    render(state, old, result) {
      const changed = compareStates(state, old);
      if (changed("lang")) renderLanguage(catalog);
      if (changed("lang", "query", "families", "facets", "channels", "from", "to", "off", "colour"))
        filters.render(state, result);
      if (changed("lang", "tour")) tour.render(state);
      if (changed("lang", "compare", "model")) compare.render(state);
      if (old && state.lang !== old.lang) about.render();
      if (old && changed("path") && state.model === old.model)
        showPath(need("details"), context, state, true);
      if (changed("embed")) document.body.classList.toggle("embed", state.embed);
      if (state.embed) renderCaption(makeHeadline(catalog, context.read, state, result.shown), state);
    },
  };
}

/**
 * Write what stands in the page from the beginning in its language.
 * @param {Catalog} catalog
 */
function renderLanguage(catalog) {
  applyMessages();
  renderHelp();
  need("footer").replaceChildren(...listCredits(catalog));
  need("language").title = t("language.switch");
}

/**
 * Below an embedded graph: what it says, and the way to the whole page.
 * @param {Headline} headline
 * @param {State} state
 */
function renderCaption({ claim, warning }, state) {
  need("caption").replaceChildren(
    h("h1", { text: claim }),
    ` ${warning} `,
    h("a", {
      href: `#${formatFragment({ ...state, embed: false })}`,
      target: "_blank",
      rel: "noopener",
      text: t("embed.open"),
    }),
  );
}

/**
 * A poster is light, whatever the theme; it shows all of the picture, with lines and texts that are
 * sharp at any size, and is the whole sheet.
 * @param {Context} context
 */
function bindPrinting(context) {
  const { repaint, getSheets } = context;
  const poster = need("poster");
  const root = document.documentElement;
  let before = "";
  addEventListener("beforeprint", () => {
    before = root.dataset.theme ?? "light";
    for (const legend of findAll("details.legend")) legend.setAttribute("open", "");
    root.dataset.theme = "light";
    repaint();
    const caption = makeCaption(context);
    const sheets = getSheets();
    const drawn = sheets.map((frame, number) => {
      const place = t("picture.sheet", { number: number + 1, count: sheets.length });
      const notes = sheets.length > 1 ? [...caption.notes, place] : caption.notes;
      return new DOMParser().parseFromString(writeSvg(frame, { ...caption, notes }), "text/html");
    });
    poster.replaceChildren(...drawn.flatMap(({ body }) => [...body.children]));
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = before;
    repaint();
    poster.replaceChildren();
  });
}
