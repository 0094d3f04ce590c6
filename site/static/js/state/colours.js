import { TRAITS } from "../catalog/classes.js";

/** @import {Catalog, State} from "../types/page.js" */

/** @typedef {Pick<State, "colour" | "off">} ColourState */

/**
 * The colours of a page that was opened without a fragment.
 * @type {Readonly<ColourState>}
 */
export const DEFAULT_COLOURS = Object.freeze({ colour: "group", off: Object.freeze([]) });

/**
 * Read from an address what colours say, and which of their classes are switched off.
 * @param {URLSearchParams} given
 * @param {Catalog} catalog
 * @returns {ColourState}
 */
export function parseColours(given, catalog) {
  const colour = TRAITS.find((one) => one === given.get("colour")) ?? DEFAULT_COLOURS.colour;
  const off = new Set((given.get("off") ?? "").split(","));
  return { colour, off: catalog.classes(colour).all.flatMap(({ id }) => (off.has(id) ? [id] : [])) };
}

/**
 * Write them into an address; what is as at the beginning is left out.
 * @param {URLSearchParams} parts
 * @param {ColourState} state
 */
export function formatColours(parts, { colour, off }) {
  if (colour !== DEFAULT_COLOURS.colour) parts.set("colour", colour);
  if (off.length > 0) parts.set("off", off.join(","));
}
