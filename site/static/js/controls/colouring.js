import { announce, h, need } from "../base/dom.js";
import { createToolbar } from "../base/toolbar.js";
import { nameClass, OTHERS, pickColour, TRAITS } from "../catalog/classes.js";
import { findReleased } from "../catalog/months.js";
import { findShown } from "../catalog/reading.js";
import { findVisible } from "../catalog/visible.js";
import { findShape, makeMark } from "../drawing/marks.js";
import { compareStates } from "../state/store.js";
import { getLanguage, t, tNumber } from "../words/messages.js";

/**
 * @import {Context, Lit, ModelClass, State} from "../types/page.js"
 */

/**
 * Run the choice of what colours say, and their legend, which is a filter: a name takes its models
 * away or brings them back, a number shows them alone.
 * @param {Pick<Context, "catalog" | "store" | "read" | "theme">} context
 */
export function createColouring({ catalog, store, read, theme }) {
  const choice = need("colour", HTMLSelectElement);
  const legend = need("classes");
  const toolbar = createToolbar(legend);
  choice.addEventListener("change", () => {
    const colour = TRAITS.find((one) => one === choice.value) ?? "group";
    store.set({ colour, off: [] });
  });
  const listIds = () => catalog.classes(store.get().colour).all.map(({ id }) => id);
  /** @param {string[]} off */
  const switchOff = (off) => {
    store.set({ off: listIds().filter((id) => off.includes(id)) });
    announce(sayLeft(store.get()));
  };
  /** @param {string} id */
  const toggle = (id) => {
    const { off } = store.get();
    switchOff(off.includes(id) ? off.filter((one) => one !== id) : [...off, id]);
  };
  /** @param {string} id */
  const showOnly = (id) => switchOff(isOnly(id) ? [] : listIds().filter((one) => one !== id));
  /** @param {string} id */
  const isOnly = (id) => {
    const { off } = store.get();
    return !off.includes(id) && off.length > 0 && off.length === listIds().length - 1;
  };
  /** @param {State} state */
  const sayLeft = (state) => {
    const { shown } = findShown(catalog, read, state, findVisible(catalog, state));
    return t("table.shown", { n: shown.length, all: catalog.models.size });
  };
  /** @param {State} state @param {ModelClass} one @param {number} count */
  const makeEntry = ({ colour, off }, one, count) => {
    const name = nameClass(catalog, colour, one.id);
    const only = t("families.only", { name, n: count });
    const isOn = !off.includes(one.id);
    const shape = colour === "arch" && one.id !== OTHERS ? findShape(one.id) : "circle";
    return h(
      "span",
      { class: "class", colour: pickColour(one, theme()) },
      h(
        "button",
        {
          type: "button",
          class: "name",
          "data-key": `name ${one.id}`,
          "aria-pressed": String(isOn),
          title: t(isOn ? "colour.without" : "colour.with", { name }),
          on: { click: () => toggle(one.id) },
        },
        makeMark(shape),
        name,
      ),
      h("button", {
        type: "button",
        class: "only",
        "data-key": `only ${one.id}`,
        "aria-pressed": String(isOnly(one.id)),
        "aria-label": only,
        title: only,
        text: tNumber(count),
        on: { click: () => showOnly(one.id) },
      }),
    );
  };
  /** @param {State} state @param {Map<string, Lit> | null} lit */
  const writeLegend = (state, lit) => {
    const all = findReleased(catalog, state);
    const isPart = lit && state.view !== "size" && state.view !== "table" && !state.whole;
    const left = isPart ? new Set(lit.keys()) : new Set(findShown(catalog, read, state, all).shown);
    const entries = catalog.classes(state.colour).all.flatMap((one) => {
      const count = one.ids.filter((id) => left.has(id)).length;
      return count > 0 || state.off.includes(one.id) ? [makeEntry(state, one, count)] : [];
    });
    legend.setAttribute("aria-label", t("colour.legend", { trait: t(`facet.${state.colour}`) }));
    toolbar.fill(entries);
  };
  let written = "";
  return {
    /**
     * @param {State} state
     * @param {State | null} old Null where everything has to be shown anew.
     * @param {Map<string, Lit> | null} lit What fills the picture.
     */
    render(state, old, lit) {
      if (written !== getLanguage()) {
        const options = TRAITS.map((trait) => h("option", { value: trait, text: t(`facet.${trait}`) }));
        choice.replaceChildren(...options);
        written = getLanguage();
      }
      choice.value = state.colour;
      const isTold = state.view === "timeline" && state.colour === "group" && state.off.length === 0;
      need("keybar").hidden = isTold;
      const changed = compareStates(state, old);
      const isOther = changed("colour", "off", "view", "theme", "lang", "query", "channels");
      const isLit = changed("model", "depth", "path", "whole");
      if (!isTold && (isOther || isLit || changed("families", "facets", "from", "to")))
        writeLegend(state, lit);
    },
  };
}
