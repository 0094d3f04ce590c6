import { OTHERS, pickColour } from "../catalog/classes.js";

/** @import {Colours, Frame, Lane} from "../types/drawing.js" */

/**
 * Return the colour of the row of a family or of a group: that of the group, unless colours speak
 * of something else.
 * @param {Pick<Frame, "catalog" | "colour" | "colours" | "theme">} frame
 * @param {Pick<Lane, "family" | "group">} lane
 * @returns {string}
 */
export function getLaneColour({ catalog, colour, colours, theme }, { family, group }) {
  const id = family === undefined ? group : catalog.families.get(family)?.group;
  const own = catalog.classes("group").all.find((one) => one.id === (id || OTHERS));
  return colour === "group" && own ? pickColour(own, theme) : colours.muted;
}

/**
 * Read the colours that the canvas shares with the style sheet.
 * @param {Element} element
 * @returns {Colours}
 */
export function readThemeColours(element) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: read("ground"),
    band: read("band"),
    text: read("text"),
    muted: read("muted"),
    line: read("line"),
    edge: read("edge"),
    ancestor: read("ancestor"),
    descendant: read("descendant"),
    ring: read("ring"),
  };
}
