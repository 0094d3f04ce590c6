import { findChildren, findParents, nameOf } from "./catalog.js";
import { h } from "./dom.js";
import { t } from "./messages.js";

/**
 * Fill the list that says the same as the graph, and walk through it by keyboard.
 * @param {any} given `list`, `catalog`, `timeline`, `select` and `focus` (gets an id or null).
 */
export function createOutline({ list, catalog, timeline, select, focus }) {
  const lanes = sortLanes(timeline);
  const buttons = new Map();
  let current = lanes[0]?.ids[0] ?? null;
  const headings = new Map();
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
      buttons.set(id, button);
      return h("li", {}, button);
    });
    const heading = h("span");
    headings.set(family, heading);
    list.append(h("li", {}, heading, h("ul", {}, ...items)));
  }
  buttons.get(current)?.setAttribute("tabindex", "0");

  function setCurrent(id) {
    buttons.get(current)?.setAttribute("tabindex", "-1");
    current = id;
    buttons.get(id).setAttribute("tabindex", "0");
    focus(id);
  }
  return {
    /**
     * Write every item anew: which models are lit, and how, in the language of the page.
     * @param {Map<string, any> | null} lit
     */
    describe(lit) {
      for (const [family, heading] of headings)
        heading.textContent = nameOf(catalog.families, family);
      for (const [id, button] of buttons) button.textContent = describe(catalog, id, lit?.get(id));
    },
    /** @returns {string | null} The model that arrow keys start from. */
    getCurrent: () => current,
    /** Put the focus on the model that arrow keys start from. */
    enter: () => buttons.get(current)?.focus({ preventScroll: true }),
    /** @param {string} key Name of an arrow key, Home or End. */
    step(key) {
      const next = findNeighbour(catalog, lanes, current, key);
      buttons.get(next ?? current)?.focus({ preventScroll: true });
    },
    /** @param {string | null} selected */
    mark(selected) {
      for (const [id, button] of buttons) {
        if (id === selected) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
      if (selected && selected !== current) {
        buttons.get(current)?.setAttribute("tabindex", "-1");
        current = selected;
        buttons.get(current).setAttribute("tabindex", "0");
      }
    },
  };
}

function sortLanes(timeline) {
  const lanes = timeline.lanes.map(({ family }) => ({ family, ids: [] }));
  const places = [...timeline.places].sort((a, b) => a.x - b.x || a.row - b.row);
  for (const place of places) lanes[place.lane].ids.push(place.model_id);
  return lanes;
}

function describe(catalog, id, lit) {
  const model = catalog.models.get(id);
  const text = t("graph.item", {
    name: model.name,
    date: model.released,
    parents: t("count.parents", { n: findParents(catalog, id).length }),
    children: t("count.children", { n: findChildren(catalog, id).length }),
  });
  const role = ["ancestor", "descendant"].includes(lit?.role) && lit.role;
  return role ? `${text} ${t(`graph.${role}`, { n: lit.distance })}` : text;
}

/**
 * Return the model that an arrow key leads to: left parent, right child, up and down the lane.
 * @param {any} catalog
 * @param {{ids: string[]}[]} lanes
 * @param {string} id
 * @param {string} key
 * @returns {string | null}
 */
export function findNeighbour(catalog, lanes, id, key) {
  if (key === "ArrowLeft") return findParents(catalog, id)[0] ?? null;
  if (key === "ArrowRight") return findChildren(catalog, id)[0] ?? null;
  const all = lanes.flatMap((lane) => lane.ids);
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  return all[all.indexOf(id) + (key === "ArrowDown" ? 1 : -1)] ?? null;
}
