import { nameBriefly, nameFamily } from "./catalog.js";
import { findLargestCount } from "./format.js";
import { findShape } from "./marks.js";
import { tOr } from "./messages.js";

const SANS =
  'Inter, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", ' +
  '"Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const FONTS = Object.freeze({
  label: `500 11.5px ${SANS}`,
  strong: `700 11.5px ${SANS}`,
  lane: `600 12px ${SANS}`,
  kind: `10.5px ${SANS}`,
  year: `600 12px ${SANS}`,
});

/**
 * Gather what a frame needs and what never changes while the page is open.
 * @param {any} catalog
 * @param {any} network What pyvis holds: it knows how large each dot is.
 * @returns {any}
 */
export function describeModels(catalog, network) {
  const models = catalog.document.models;
  return {
    catalog,
    fonts: FONTS,
    radii: new Map(network.nodes.map((node) => [node.id, node.size])),
    shapes: new Map(models.map((model) => [model.id, findShape(model.architecture)])),
    hollow: new Set(models.filter((model) => !findLargestCount(model)).map((model) => model.id)),
    weights: catalog.heirs,
    ...measureTexts(catalog),
  };
}

function measureTexts(catalog) {
  const ctx = document.createElement("canvas").getContext("2d");
  const remember = (font, write) => {
    const known = new Map();
    return (key) => {
      const text = write(key);
      if (!known.has(text)) {
        if (ctx.font !== font) ctx.font = font;
        known.set(text, ctx.measureText(text).width);
      }
      return known.get(text);
    };
  };
  return {
    measure: remember(FONTS.strong, (id) => nameBriefly(catalog, id)),
    measureKind: remember(FONTS.kind, (kind) => tOr(`kind.${kind}`, kind)),
    measureLane: remember(FONTS.lane, ({ family, text }) => text ?? nameFamily(catalog, family)),
  };
}
