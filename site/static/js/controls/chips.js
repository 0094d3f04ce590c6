import { h } from "../base/dom.js";
import { nameFamily, nameOf } from "../catalog/relatives.js";
import { getFamilyColour } from "../drawing/palette.js";
import { t } from "../words/messages.js";

/** @import {Context, State} from "../types/page.js" */

/**
 * Fill the row of families; a pressed one shows its models, none pressed shows all.
 * @param {HTMLElement} container
 * @param {Context} context `catalog`, `store`, `theme`, `lanes`.
 * @param {State} state
 */
export function renderChips(container, { catalog, store, theme, lanes }, state) {
  const chosen = new Set(state.families);
  /** @param {string} family */
  const toggle = (family) => {
    const next = new Set(chosen);
    if (!next.delete(family)) next.add(family);
    store.set({ families: [...next].sort() });
  };
  /**
   * @param {string} family
   * @param {string} text
   * @param {boolean} pressed
   * @param {() => void} click
   */
  const make = (family, text, pressed, click) =>
    h(
      "button",
      {
        type: "button",
        title: family && nameOf(catalog.families, family) !== text ? nameOf(catalog.families, family) : null,
        class: "chip",
        "data-family": family,
        "aria-pressed": String(pressed),
        colour: family ? getFamilyColour(catalog, family, theme()) : null,
        on: { click },
      },
      family && h("span", { class: "swatch", "aria-hidden": "true" }),
      text,
    );
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement ? activeElement.dataset.family : null;
  const all = make("", t("families.all"), chosen.size === 0, () => store.set({ families: [] }));
  const chips = lanes.map((family) =>
    make(family, nameFamily(catalog, family), chosen.has(family), () => toggle(family)),
  );
  const hadFocus = container.contains(document.activeElement);
  container.replaceChildren(all, ...chips);
  if (hadFocus)
    [all, ...chips].find((chip) => chip.dataset.family === focused)?.focus({ preventScroll: true });
}
