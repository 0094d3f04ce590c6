import { getTypeSize, needPainter } from "../base/dom.js";
import { nameBriefly, nameLane } from "../catalog/relatives.js";
import { findLargestCount } from "../words/format.js";
import { tOr } from "../words/messages.js";
import { findShape } from "./marks.js";
import { fitText } from "./paint_rows.js";

/**
 * @import {NetworkData} from "../types/data.js"
 * @import {Described, FontName, Lane} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 */

/** None of Chinese: theirs have Latin quotes and apostrophes as wide as a sign; browsers find one where it is needed. */
const SANS =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", ' +
  '"Helvetica Neue", Arial, sans-serif';

/** The fonts of the picture, in the sizes of the page. @returns {Record<FontName, string>} */
function makeFonts() {
  const [tiny, label, small] = [getTypeSize("tiny"), getTypeSize("label"), getTypeSize("small")];
  return {
    label: `500 ${label}px ${SANS}`,
    strong: `700 ${label}px ${SANS}`,
    low: `500 ${tiny}px ${SANS}`,
    lowStrong: `700 ${tiny}px ${SANS}`,
    lane: `600 ${small}px ${SANS}`,
    kind: `${tiny}px ${SANS}`,
    kindStrong: `700 ${tiny}px ${SANS}`,
    year: `600 ${small}px ${SANS}`,
  };
}

/**
 * Gather what a frame needs and what never changes while the page is open.
 * @param {Catalog} catalog
 * @param {NetworkData} network What pyvis holds: it knows how large each dot is.
 * @returns {Described}
 */
export function describeModels(catalog, network) {
  const models = catalog.document.models;
  const fonts = makeFonts();
  return {
    catalog,
    fonts,
    radii: new Map(network.nodes.map((node) => [node.id, node.size])),
    shapes: new Map(models.map((model) => [model.id, findShape(model.architecture)])),
    hollow: new Set(models.filter((model) => !findLargestCount(model)).map((model) => model.id)),
    weights: catalog.heirs,
    nameMark: (id) => nameBriefly(catalog, id),
    ...measureTexts(catalog, fonts),
  };
}

/** @param {Catalog} catalog @param {Record<FontName, string>} fonts */
function measureTexts(catalog, fonts) {
  const ctx = needPainter(document.createElement("canvas"));
  /**
   * @template Key
   * @param {string} font
   * @param {(key: Key) => string} write
   * @returns {(key: Key) => number} The width of what is written for a key.
   */
  const remember = (font, write) => {
    /** @type {Map<string, number>} */
    const widths = new Map();
    return (key) => {
      const text = write(key);
      const known = widths.get(text);
      if (known !== undefined) return known;
      if (ctx.font !== font) ctx.font = font;
      const { width } = ctx.measureText(text);
      widths.set(text, width);
      return width;
    };
  };
  /** @param {FontName} font */
  const write = (font) => {
    ctx.font = fonts[font];
    return ctx;
  };
  return {
    /** @type {Described["measureText"]} */
    measureText: (font, text) => write(font).measureText(text).width,
    /** @type {Described["fit"]} */
    fit: (font, text, room) => fitText(write(font), text, room),
    measureName: remember(fonts.label, (/** @type {string} */ text) => text),
    measure: remember(fonts.strong, (/** @type {string} */ id) => nameBriefly(catalog, id)),
    measureKind: remember(fonts.kind, (/** @type {string} */ kind) => tOr(`kind.${kind}`, kind)),
    measureLane: remember(fonts.lane, (/** @type {Lane} */ lane) => nameLane(catalog, lane)),
  };
}
