import { announce, findAll, h, need } from "../base/dom.js";
import { DEFAULT_STATE, formatFragment, parseFragment } from "../state/fragment.js";
import { say, t } from "../words/messages.js";

/**
 * @import {TourStop} from "../types/data.js"
 * @import {Context, State} from "../types/page.js"
 */

/** What a stop leaves as the person has it. @param {State} state */
const keepOwn = ({ lang, theme, embed }) => ({ lang, theme, embed });

/**
 * Run the guided tour: stops with a text, each a state of the page.
 * @param {Context} context `catalog` and `store`.
 * @param {TourStop[]} stops
 */
export function createTour({ catalog, store }, stops) {
  const card = need("tour");
  const button = need("tour-open");
  button.hidden = stops.length === 0;
  /** @param {number} number */
  const go = (number) => {
    if (number < 1) return end();
    if (number > stops.length) return end();
    store.set({
      ...DEFAULT_STATE,
      ...parseFragment(stops[number - 1].state, catalog),
      ...keepOwn(store.get()),
      tour: number,
    });
    announce(`${say(stops[number - 1], "title")}. ${say(stops[number - 1], "text")}`);
  };
  const end = () => {
    store.set({ tour: 0 });
    button.focus();
  };
  button.addEventListener("click", () => {
    go(store.get().tour || 1);
    findAll("[data-step='next']", card)[0]?.focus();
  });
  card.addEventListener("keydown", (event) => {
    const step = Number(event.key === "ArrowRight") - Number(event.key === "ArrowLeft");
    if (step && store.get().tour + step >= 1) go(store.get().tour + step);
    else if (event.key === "Escape") end();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    /** Begin where an address says no more than a number. */
    start() {
      const { tour } = store.get();
      const rest = formatFragment({ ...DEFAULT_STATE, ...keepOwn(store.get()), tour });
      if (tour && formatFragment(store.get()) === rest) go(Math.min(tour, stops.length));
    },
    /** @param {State} state */
    render(state) {
      const stop = stops[state.tour - 1];
      card.hidden = !stop;
      document.body.classList.toggle("touring", Boolean(stop));
      if (!stop) return;
      const { activeElement } = document;
      const step = card.contains(activeElement) && activeElement?.getAttribute("data-step");
      card.replaceChildren(...makeCard(stop, state.tour, stops.length, { go, end }));
      const again = step && card.querySelector(`[data-step="${step}"]`);
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
      else if (step) card.querySelector("button")?.focus({ preventScroll: true });
    },
  };
}

/**
 * @param {TourStop} stop
 * @param {number} number
 * @param {number} count
 * @param {{go: (number: number) => void, end: () => void}} actions
 */
function makeCard(stop, number, count, { go, end }) {
  /** @param {string} step @param {() => void} click @param {boolean} [disabled] */
  const make = (step, click, disabled = false) =>
    h("button", {
      type: "button",
      class: "small",
      "data-step": step,
      disabled: disabled,
      text: t(`tour.${step}`),
      on: { click },
    });
  return [
    h("p", { class: "fine", text: t("tour.stop", { number, count }) }),
    h("h2", { text: say(stop, "title") }),
    h("p", { text: say(stop, "text") }),
    h(
      "div",
      { class: "buttons" },
      make("back", () => go(number - 1), number === 1),
      number < count && make("next", () => go(number + 1)),
      make("end", end),
    ),
  ];
}
