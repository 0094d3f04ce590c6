import { findOrigins } from "../layout/family_tree.js";
import { t } from "../words/messages.js";

/**
 * @import {Model} from "../types/data.js"
 * @import {Catalog} from "../types/page.js"
 */

/**
 * Say how many of the families of some models began from another of them.
 * @param {Catalog} catalog
 * @param {Model[]} models
 * @returns {string}
 */
export function sayFamilies(catalog, models) {
  const shown = new Set(models.map(({ family }) => family));
  const rows = catalog.foundings.filter(({ family }) => shown.has(family));
  const origins = findOrigins(catalog, rows);
  const n = rows.filter(({ family }) => shown.has(origins.get(family) ?? "")).length;
  return t("headline.familyTree", {
    n,
    families: t("headline.families", { n: shown.size }),
    roots: shown.size - n,
  });
}
