import { describeMarks } from "../drawing/stands.js";
import { arrangeTrace } from "./branch.js";
import { arrangeFamilies } from "./families.js";
import { arrangeLineage } from "./lineage.js";
import { routeLines } from "./routes.js";
import { arrangeSizes, listPlaced } from "./sizes.js";
import { arrangeTreeOf, findTreeModels } from "./tree.js";

/**
 * @import {PageData} from "../types/data.js"
 * @import {Arrangement, Described, Look, Size} from "../types/drawing.js"
 * @import {Catalog} from "../types/page.js"
 */

/**
 * Arrange the picture that is looked at: timeline, sizes, or the tree of all or of what is lit,
 * with the ways of its lines round what they do not join.
 * @param {Look} look
 * @param {PageData} layouts
 * @param {Size} size Of the stage.
 * @param {Described} fixed
 * @returns {Arrangement}
 */
export function arrangePicture(look, layouts, size, fixed) {
  const arrangement = arrange(look, layouts, size, fixed);
  return { ...arrangement, findBend: routeLines(arrangement, describeMarks(fixed, arrangement).measure) };
}

/** @param {Look} look @param {PageData} layouts @param {Size} size @param {Described} fixed */
function arrange(look, layouts, size, fixed) {
  const { catalog, measure } = fixed;
  if (look.view === "size") return arrangeSizes(layouts, catalog, size, measure, look.placed);
  if (look.view !== "tree") {
    const part = findPart(look);
    if (part) return arrangeLineage(layouts.families, catalog, part, size, fixed);
    return arrangeFamilies(layouts.families, catalog, look, size, fixed);
  }
  if (look.trace) return arrangeTrace(look.trace, look, layouts.tree, size, fixed);
  return arrangeTreeOf(layouts, look, size, fixed);
}

/** More models than this stand in the rows of their families, even where they are a part. */
const MANY = 200;

/** @param {Look} look */
function nameRows({ open, shownFamilies, kept }) {
  return [...open, "", ...shownFamilies, "", ...(kept ?? [])].join();
}

/**
 * Return what fills the timeline: what is lit, or what search and filters leave; null: all.
 * @param {Look} look
 * @returns {Set<string> | null}
 */
function findPart({ whole, lit, placed, shown, narrowed }) {
  if (whole) return null;
  if (lit) return new Set([...lit.keys()].filter((id) => placed.has(id)));
  return narrowed && shown.size > 0 && shown.size <= MANY ? shown : null;
}

/**
 * Tell whether models stand elsewhere now.
 * @param {Look} old
 * @param {Look} look
 * @param {PageData} layouts
 * @param {Catalog} catalog
 * @returns {boolean}
 */
export function isOtherPicture(old, look, layouts, catalog) {
  if (old.view !== look.view || old.language !== look.language) return true;
  if (look.view === "tree" && (old.trace ?? null) !== (look.trace ?? null)) return true;
  /** @param {Look} one */
  const nameTimes = (one) =>
    listPlaced(layouts.timeline, one.placed)
      .map(({ model_id: id }) => id)
      .join();
  if (look.view === "size") return nameTimes(old) !== nameTimes(look);
  if (look.view === "timeline" && nameRows(old) !== nameRows(look)) return true;
  /** @param {Look} one */
  const nameTree = (one) =>
    one.whole
      ? ""
      : [...findTreeModels(layouts, one, catalog), "", ...one.unfold, "", ...one.channels].join();
  /** @param {Look} one */
  const part = (one) => (one.view === "tree" ? nameTree(one) : [...(findPart(one) ?? [])].join());
  return part(old) !== part(look);
}
