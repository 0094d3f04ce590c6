/**
 * @import {Colours} from "../types/drawing.js"
 * @import {Catalog, Theme} from "../types/page.js"
 */

/** The colour of a family without a group: on the light theme, on the dark theme. */
const UNKNOWN_FAMILY = ["#57606a", "#a9b4c4"];

/**
 * Return the colour of a family, which is that of its group.
 * @param {Catalog} catalog
 * @param {string} family
 * @param {Theme} theme
 * @returns {string}
 */
export function getFamilyColour(catalog, family, theme) {
  return getGroupColour(catalog, catalog.families.get(family)?.group ?? "", theme);
}

/**
 * Return the colour of a group of families.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {Theme} theme
 * @returns {string}
 */
export function getGroupColour(catalog, id, theme) {
  const group = catalog.groups.get(id);
  const [light, dark] = group ? [group.colour, group.colour_dark] : UNKNOWN_FAMILY;
  return theme === "dark" ? dark : light;
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
