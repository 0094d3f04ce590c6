import { arrange } from "./geometry.js";
import { arrangeSizes } from "./sizes.js";
import { arrangeTree, layOutAncestry } from "./tree.js";

/**
 * @import {PageData} from "../types/data.js"
 * @import {Arrangement, Described, Look, Size} from "../types/drawing.js"
 */

/**
 * Arrange the picture that is looked at: timeline, sizes, or the tree of all or of what is lit.
 * @param {Look} look
 * @param {PageData} layouts
 * @param {Size} size Of the stage.
 * @param {Described} fixed
 * @returns {Arrangement}
 */
export function arrangePicture(look, layouts, size, { catalog, measure }) {
  if (look.view === "size") return arrangeSizes(layouts, catalog, size, measure);
  if (look.view !== "tree") return arrange(layouts.timeline, size, measure);
  const tree =
    look.lit && !look.whole ? layOutAncestry(catalog, layouts.tree, look.lit, look.channels) : layouts.tree;
  return arrangeTree(tree, size, measure);
}

/**
 * Tell whether models stand elsewhere now.
 * @param {Look} old
 * @param {Look} look
 * @returns {boolean}
 */
export function isOtherPicture(old, look) {
  if (old.view !== look.view || old.language !== look.language) return true;
  if (look.view !== "tree") return false;
  /** @param {Look} one */
  const part = ({ whole, lit }) => (whole || !lit ? "" : [...lit.keys()].join());
  return part(old) !== part(look);
}
