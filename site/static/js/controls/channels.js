import { findAll, h } from "../base/dom.js";
import { ANCESTRY_CHANNELS, orderChannels, SWITCH_CHANNELS } from "../catalog/vocabulary.js";
import { makeLine } from "../drawing/marks.js";
import { getLanguage, t } from "../words/messages.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Store} from "../types/page.js"
 */

/**
 * Fill the group of buttons that choose what must be inherited for a line to count.
 * @param {HTMLElement} container
 * @param {Store} store
 * @returns {{show: () => void}}
 */
export function createChannels(container, store) {
  const chosen = () => (store.get().channels.length > 0 ? store.get().channels : ANCESTRY_CHANNELS);
  /** @param {readonly Channel[]} channels */
  const set = (channels) => store.set({ channels: orderChannels(channels) });
  /** @param {Channel} channel */
  const toggle = (channel) =>
    set(chosen().includes(channel) ? chosen().filter((one) => one !== channel) : [...chosen(), channel]);
  const isOnlyWeights = () => chosen().length === 1 && chosen()[0] === "weights";
  /** @param {Channel | "only"} channel @param {string} text @param {() => void} click */
  const make = (channel, text, click) => {
    const line = channel !== "only" && makeLine(channel);
    return h(
      "button",
      { type: "button", class: "toggle", "data-channel": channel, on: { click } },
      line,
      text,
    );
  };
  const write = () =>
    container.replaceChildren(
      h("span", { class: "caption", "aria-hidden": "true", text: t("channels.caption") }),
      ...SWITCH_CHANNELS.map((channel) => make(channel, t(`channel.${channel}`), () => toggle(channel))),
      make("only", t("channels.onlyWeights"), () => set(isOnlyWeights() ? [] : ["weights"])),
    );
  let written = "";
  return {
    show() {
      if (written !== getLanguage()) write();
      written = getLanguage();
      for (const button of findAll("[data-channel]", container)) {
        const { channel } = button.dataset;
        const pressed = channel === "only" ? isOnlyWeights() : chosen().some((one) => one === channel);
        button.setAttribute("aria-pressed", String(pressed));
      }
    },
  };
}
