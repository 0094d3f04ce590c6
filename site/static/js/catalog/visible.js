import { getKnown } from "../base/maps.js";
import { findReleased } from "./months.js";
import { findAncestors, findDescendants } from "./relatives.js";

/**
 * @import {Channel} from "../types/data.js"
 * @import {Catalog, State} from "../types/page.js"
 */

/**
 * Return the models that the time range and the legend of colours leave.
 * @param {Catalog} catalog
 * @param {Pick<State, "from" | "to" | "colour" | "off">} state
 * @returns {Set<string>}
 */
export function findVisible(catalog, state) {
  const released = findReleased(catalog, state);
  if (state.off.length === 0) return released;
  const { of } = catalog.classes(state.colour);
  return new Set([...released].filter((id) => !state.off.includes(getKnown(of, id).id)));
}

/**
 * Return the models that have a place in the picture: those that are visible, and while the years
 * are played also those that are still to come, so that nothing moves.
 * @param {Catalog} catalog
 * @param {Pick<State, "from" | "to" | "colour" | "off">} state
 * @param {boolean} isPlaying
 * @returns {Set<string>}
 */
export function findPlaced(catalog, state, isPlaying) {
  return findVisible(catalog, isPlaying ? { ...state, from: "", to: "" } : state);
}

/**
 * Return the ancestors and the descendants of a model that are visible: what every count of them
 * goes by.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {{channels: readonly Channel[], visible: ReadonlySet<string>}} look
 * @returns {{ancestors: string[], descendants: string[]}} Ids, the nearest first.
 */
export function findVisibleKin(catalog, id, { channels, visible }) {
  /** @param {Map<string, number>} all */
  const keep = (all) => [...all.keys()].filter((one) => visible.has(one));
  return {
    ancestors: keep(findAncestors(catalog, id, Infinity, channels)),
    descendants: keep(findDescendants(catalog, id, Infinity, channels)),
  };
}
