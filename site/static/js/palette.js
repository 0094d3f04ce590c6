/**
 * @import {Colours} from "./drawing.js"
 * @import {Theme} from "./page.js"
 */

/**
 * Colour of each family: on the light theme, on the dark theme. Both at least 3:1 there.
 * @type {Readonly<Record<string, string[]>>}
 */
const FAMILY_COLOURS = {
  "transformer": ["#566173", "#a3aec0"],
  "bert": ["#c2590a", "#fb923c"],
  "gpt": ["#d1242f", "#f87171"],
  "t5": ["#0a8577", "#2dd4bf"],
  "bart": ["#8a6d00", "#eab308"],
  "glm": ["#5f7f00", "#a3e635"],
  "palm": ["#2563eb", "#60a5fa"],
  "gopher": ["#0b78ad", "#38bdf8"],
  "llama": ["#15803d", "#4ade80"],
  "dialogue": ["#a1449e", "#e08bdd"],
  "assistant": ["#92400e", "#d6a177"],
  "vit": ["#7c3aed", "#a78bfa"],
  "clip": ["#c026d3", "#e879f9"],
  "diffusion": ["#db2777", "#f472b6"],
  "control": ["#4f46e5", "#8b93f9"],
  "protein": ["#3f7d20", "#8fc96f"]
};

const UNKNOWN_FAMILY = ["#57606a", "#a9b4c4"];

/**
 * Return the colour of a family.
 * @param {string} family
 * @param {Theme} theme
 * @returns {string}
 */
export function getFamilyColour(family, theme) {
  const colours = Object.hasOwn(FAMILY_COLOURS, family) ? FAMILY_COLOURS[family] : UNKNOWN_FAMILY;
  return colours[theme === "dark" ? 1 : 0];
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
