import { getKnown } from "../base/maps.js";
import { findReleased } from "./months.js";

/** @import {Catalog, State} from "../types/page.js" */

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
