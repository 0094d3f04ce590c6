import { getKnown, groupBy } from "../base/maps.js";

/** @import {TreeLayout} from "../types/data.js" */

/**
 * Give every model of a tree a row of its own, as in the outline of a text: below a parent of the
 * generation before it, one that has parents itself if there is one. What nothing else leads to
 * stands right above the first model that builds on it.
 * @param {TreeLayout} tree
 * @param {(id: string) => string[]} findParents Parents of a model, others than those of the tree too.
 * @returns {TreeLayout} The same generations; children stand in the order that they had.
 */
export function outlineTree({ generations, places }, findParents) {
  const known = new Map(places.map((place) => [place.model_id, place]));
  const parents = new Map(
    places.map(({ model_id: id }) => [id, findParents(id).filter((one) => known.has(one))]),
  );
  /** @param {string} id */
  const isRoot = (id) => getKnown(parents, id).length === 0;
  /** @param {TreeLayout["places"][number]} place */
  const findAbove = ({ model_id: id, column }) => {
    const near = getKnown(parents, id).filter((one) => getKnown(known, one).column === column - 1);
    return near.find((one) => !isRoot(one)) ?? near[0] ?? "";
  };
  const children = groupBy(
    places.toSorted((a, b) => a.row - b.row),
    findAbove,
  );
  /** @type {TreeLayout["places"]} */
  const rows = [];
  const placed = new Set();
  /** @param {string} id */
  const place = (id) => {
    if (placed.has(id)) return;
    placed.add(id);
    const beside = getKnown(parents, id).filter((one) => isRoot(one) && !children.has(one));
    beside.forEach(place);
    rows.push({ ...getKnown(known, id), row: rows.length });
    for (const { model_id: child } of children.get(id) ?? []) place(child);
  };
  const roots = (children.get("") ?? []).map(({ model_id: id }) => id);
  const [heads, lone] = [roots.filter((id) => children.has(id)), roots.filter((id) => !children.has(id))];
  for (const id of [...heads, ...lone]) place(id);
  return { generations, rows: rows.length, places: rows };
}
