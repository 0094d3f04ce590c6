import { getTypeScale, h, toRem } from "../base/dom.js";
import { createToolbar } from "../base/toolbar.js";
import { nameFamily, nameOf } from "../catalog/relatives.js";
import { getLanguage, t } from "../words/messages.js";

/**
 * @import {Arrangement, Frame, Lane} from "../types/drawing.js"
 * @import {Context, Timeline} from "../types/page.js"
 */

/**
 * Return which families are open once one of them is unfolded or folded.
 * @param {readonly string[]} open
 * @param {string} family
 * @returns {string[]}
 */
export function toggleFamily(open, family) {
  return open.includes(family) ? open.filter((one) => one !== family) : [...open, family].sort();
}

/**
 * Lay buttons over the names of groups and families, which are painted: a name unfolds its row,
 * a count shows this family alone. They are one stop of the Tab key; arrows walk through them.
 * @param {HTMLElement} container
 * @param {Context} context `catalog`, `store`.
 * @param {Pick<Timeline, "point" | "revealRow">} timeline
 */
export function createGutter(container, context, timeline) {
  const { store } = context;
  let built = "";
  /** @type {Arrangement | null} */
  let last = null;
  let rows = h("div");
  const toolbar = createToolbar(container);
  container.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const box = target.getBoundingClientRect();
    const middle = box.top + box.height / 2 - container.getBoundingClientRect().top;
    timeline.revealRow(middle / getTypeScale());
    timeline.point({ hoverFamily: target.dataset.family ?? null });
  });
  container.addEventListener("focusout", () => timeline.point({ hoverFamily: null }));
  container.addEventListener("pointerover", ({ target }) => {
    if (target instanceof HTMLElement) timeline.point({ hoverFamily: target.dataset.family ?? null });
  });
  container.addEventListener("pointerleave", () => timeline.point({ hoverFamily: null }));
  /** @param {Arrangement} arrangement */
  const build = ({ lanes, gutter, axis }) => {
    container.style.width = toRem(gutter);
    container.style.setProperty("--axis", toRem(axis));
    container.setAttribute("aria-label", t("families.label"));
    rows = h("div", { class: "rows" }, ...lanes.flatMap((lane, number) => makeRow(context, lane, number)));
    toolbar.fill([rows]);
    place(container, lanes);
  };
  return {
    /** @param {Frame} frame A drag only shifts what stands. */
    show({ arrangement, lanes }) {
      const [first] = arrangement.fixed ? arrangement.lanes : [];
      container.hidden = !first;
      if (!first) return;
      const { families, open } = store.get();
      const key = [getLanguage(), ...families, "", ...open].join();
      if (last !== arrangement || built !== key) build(arrangement);
      [last, built] = [arrangement, key];
      rows.style.transform = `translateY(${toRem(lanes[0].top - first.top)})`;
    },
  };
}

/** @param {HTMLElement} container @param {Lane[]} rows */
function place(container, rows) {
  for (const button of /** @type {HTMLElement[]} */ ([...container.querySelectorAll("button")])) {
    const { top, height } = rows[Number(button.dataset.row)];
    button.style.top = toRem(top);
    button.style.height = toRem(Math.min(height, 22));
  }
}

/** @param {Context} context @param {Lane} lane @param {number} number */
function makeRow({ catalog, store }, { kind, family = "", group = "", count = 0, text }, number) {
  const state = store.get();
  /** @param {string[]} families */
  const isChosen = (families) =>
    families.length === state.families.length && families.every((one) => state.families.includes(one));
  /** @param {string[]} families */
  const choose = (families) => store.set({ families: isChosen(families) ? [] : [...families].sort() });
  /** @param {string} part @param {string} label @param {Record<string, string>} more @param {() => void} click */
  const make = (part, label, more, click) =>
    h("button", {
      type: "button",
      class: part,
      "data-row": number,
      "data-key": `${part} ${family || group}`,
      "data-family": family || null,
      "aria-label": label,
      title: label,
      ...more,
      on: { click },
    });
  if (kind === "group") {
    const members = [...catalog.families.values()].filter((one) => (one.group ?? "") === group);
    const families = members.map(({ id }) => id);
    const name = text ?? nameOf(catalog.groups, group);
    const label = t("families.only", { name, n: count });
    return [make("group", label, { "aria-pressed": String(isChosen(families)) }, () => choose(families))];
  }
  const name = nameFamily(catalog, family);
  const only = make(
    "only",
    t("families.only", { name, n: count }),
    { "aria-pressed": String(isChosen([family])) },
    () => choose([family]),
  );
  if (kind === "lineage") return [only];
  const isOpen = kind === "open";
  const label = nameOf(catalog.families, family);
  const toggle = () => store.set({ open: toggleFamily(state.open, family) });
  return [make("name", label, { "aria-expanded": String(isOpen) }, toggle), only];
}
