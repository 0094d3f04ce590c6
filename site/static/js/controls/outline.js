import { announce, h } from "../base/dom.js";
import { getKnown } from "../base/maps.js";
import { compareText, findChildren, findParents, nameOf } from "../catalog/relatives.js";
import { t } from "../words/messages.js";

/**
 * @import {Channel, FamiliesLayout} from "../types/data.js"
 * @import {Catalog, Context, Lit} from "../types/page.js"
 */

/**
 * The parents or children of a model, in the order in which up and down walk them.
 * @typedef {{side: "parentOf" | "childOf", of: string, ids: string[]}} Row
 */

/** @type {Row} */
const NO_ROW = { side: "parentOf", of: "", ids: [] };

/**
 * Fill the list that says the same as the graph, and walk through it by keyboard.
 * @param {object} given
 * @param {HTMLElement} given.list
 * @param {Catalog} given.catalog
 * @param {FamiliesLayout} given.families
 * @param {Context["select"]} given.select
 * @param {(id: string | null) => void} given.focus
 * @param {() => readonly Channel[]} given.getChannels
 */
export function createOutline({ list, catalog, families, select, focus, getChannels }) {
  const lanes = sortLanes(families);
  /** @type {Map<string | null, HTMLElement>} */
  const buttons = new Map();
  /** @type {Map<string, HTMLElement>} */
  const entries = new Map();
  let current = lanes[0]?.ids[0] ?? null;
  /** @type {Map<string, HTMLElement>} */
  const headings = new Map();
  /** The parents or children among which the current one was reached; up and down walk them. */
  let row = NO_ROW;
  for (const { family, ids } of lanes) {
    const items = ids.map((id) => {
      const button = h("button", {
        type: "button",
        tabindex: "-1",
        on: {
          click: () => select(id),
          focus: () => setCurrent(id),
          blur: () => focus(null),
        },
      });
      const item = h("li", {}, button);
      buttons.set(id, button);
      entries.set(id, item);
      return item;
    });
    const heading = h("span");
    headings.set(family, heading);
    list.append(h("li", {}, heading, h("ul", {}, ...items)));
  }
  buttons.get(current)?.setAttribute("tabindex", "0");

  function leaveRow() {
    if (current === null || !row.ids.includes(current)) row = NO_ROW;
  }

  /** @param {string} id */
  function setCurrent(id) {
    moveTo(id);
    leaveRow();
    focus(id);
  }

  /** @param {string} id */
  function moveTo(id) {
    buttons.get(current)?.setAttribute("tabindex", "-1");
    current = id;
    getKnown(buttons, id).setAttribute("tabindex", "0");
  }

  return {
    /**
     * Write every item anew: which models are lit, and how, in the language of the page.
     * @param {Map<string, Lit> | null} lit
     */
    describe(lit) {
      for (const [family, heading] of headings) heading.textContent = nameOf(catalog.families, family);
      for (const id of entries.keys())
        getKnown(buttons, id).textContent = describe(catalog, id, lit?.get(id), getChannels());
    },
    /** @returns {string | null} The model that arrow keys start from. */
    getCurrent: () => current,
    /** Put the focus on a model. @param {string | null} [id] None: the one that arrow keys start from. */
    enter: (id = current) => buttons.get(id)?.focus({ preventScroll: true }),
    /** @param {string} key Name of an arrow key, Home or End. */
    step(key) {
      /** @param {string} id */
      const seen = (id) => !getKnown(entries, id).hidden;
      if (current === null) return;
      leaveRow();
      const found = findRow(catalog, current, key, { seen, channels: getChannels() });
      if (found && found.ids.length > 0) row = found;
      const next = found ? found.ids[0] : findNeighbour(lanes, row.ids.filter(seen), current, key, seen);
      buttons.get(next ?? current)?.focus({ preventScroll: true });
      announce(row.ids.length > 1 ? describeRow(catalog, row, current) : "");
    },
    /** @param {Set<string>} visible Only these are in the list. */
    filter(visible) {
      for (const [id, entry] of entries) entry.hidden = !visible.has(id);
      if (current === null || visible.has(current)) return;
      const next = lanes.flatMap((lane) => lane.ids).find((id) => visible.has(id));
      if (next === undefined) return;
      moveTo(next);
    },
    /** @param {string | null} selected */
    mark(selected) {
      for (const [id, button] of buttons) {
        if (id === selected) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
      if (selected && selected !== current) {
        moveTo(selected);
      }
    },
  };
}

/** @param {FamiliesLayout} layout */
function sortLanes({ rows, places }) {
  const xs = new Map(places.map(({ model_id: id, x }) => [id, x]));
  /** @param {string} a @param {string} b */
  const byAge = (a, b) => getKnown(xs, a) - getKnown(xs, b) || compareText(a, b);
  return rows.map(({ family, models }) => ({ family, ids: [...models].sort(byAge) }));
}

/** @param {Catalog} catalog @param {string} id @param {Lit | undefined} lit @param {readonly Channel[]} channels */
function describe(catalog, id, lit, channels) {
  const model = getKnown(catalog.models, id);
  const text = t("graph.item", {
    name: model.name,
    date: model.released,
    parents: t("count.parents", { n: findParents(catalog, id, channels).length }),
    children: t("count.children", { n: findChildren(catalog, id, channels).length }),
  });
  const isKin = lit?.role === "ancestor" || lit?.role === "descendant";
  return isKin ? `${text} ${t(`graph.${lit.role}`, { n: lit.distance })}` : text;
}

/**
 * Say which of several parents or children this is.
 * @param {Catalog} catalog
 * @param {Row} row
 * @param {string} id
 */
function describeRow(catalog, { side, of, ids }, id) {
  const values = { number: ids.indexOf(id) + 1, count: ids.length, name: nameOf(catalog.models, of) };
  return t(`graph.${side}`, values);
}

/**
 * Return the parents that the left arrow leads to, the main one first, or the children of the
 * right one, the oldest first; null for other keys.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {string} key
 * @param {{seen: (id: string) => boolean, channels: readonly Channel[]}} limits Which models are
 *   in the list, and through which channels parents and children count.
 * @returns {Row | null}
 */
function findRow(catalog, id, key, { seen, channels }) {
  if (key === "ArrowLeft")
    return { side: "parentOf", of: id, ids: findParents(catalog, id, channels).filter(seen) };
  if (key === "ArrowRight")
    return { side: "childOf", of: id, ids: findChildren(catalog, id, channels).filter(seen) };
  return null;
}

/**
 * Return the model that up, down, Home or End leads to: among the parents or children between
 * which there is a choice, else along the lanes.
 * @param {{ids: string[]}[]} lanes
 * @param {string[]} row
 * @param {string} id
 * @param {string} key
 * @param {(id: string) => boolean} seen
 * @returns {string | undefined}
 */
function findNeighbour(lanes, row, id, key, seen) {
  const all = row.length > 1 ? row : lanes.flatMap((lane) => lane.ids).filter(seen);
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  return all[all.indexOf(id) + (key === "ArrowDown" ? 1 : -1)];
}
