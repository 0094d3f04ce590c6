/**
 * Print what is named in the timeline of closed families, in the widest of the usual fonts.
 * Argument: a file with a lineage document, its rows of families and the colours of the page.
 */
import { readFileSync } from "node:fs";

import { indexDocument } from "../static/js/catalog/index.js";
import { nameBriefly, nameGroup, nameLane } from "../static/js/catalog/relatives.js";
import { placeTexts } from "../static/js/drawing/texts.js";
import { arrangeFamilies } from "../static/js/layout/families.js";
import { setLanguage } from "../static/js/words/messages.js";

/** Of a window of 1440 x 900 and of a phone of 390 x 844. */
const STAGES = [
  { width: 1110, height: 772 },
  { width: 390, height: 592 },
];
/** Thousandths of the size of a letter that those from the space to the tilde take. */
const LETTERS =
  "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 " +
  "337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 " +
  "611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 " +
  "634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838";
const WIDTHS = LETTERS.split(" ").map(Number);
const SIGN = 1000;

/** @param {string} text */
function measureName(text) {
  return [...text].reduce((sum, one) => sum + 0.0115 * (WIDTHS[one.charCodeAt(0) - 32] ?? SIGN), 0);
}

/** @param {{left: number, right: number, top: number}[]} labels */
function findOverlaps(labels) {
  const ordered = labels.toSorted((a, b) => a.top - b.top || a.left - b.left);
  return ordered.filter((one, number) => {
    const before = ordered[number - 1];
    return number > 0 && before.top === one.top && before.right > one.left;
  });
}

const { document, families, colours } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const catalog = indexDocument(document, colours);
const ids = new Set(catalog.models.keys());
const milestones = document.models.filter(({ milestone }) => milestone).map(({ id }) => id);

/** @param {"en" | "zh"} language @param {{width: number, height: number}} size */
function look(language, size) {
  setLanguage(language);
  const nameMark = (id) => nameBriefly(catalog, id);
  const measures = {
    measureName,
    nameMark,
    measure: (id) => 1.11 * measureName(nameMark(id)),
    measureLane: (lane) => 1.11 * measureName(nameLane(catalog, lane)),
  };
  const shownFamilies = new Set(catalog.families.keys());
  const arrangement = arrangeFamilies(families, catalog, { open: [], shownFamilies }, size, measures);
  const { width, gutter, height, lanes } = arrangement;
  const { labels } = placeTexts({
    ...measures,
    catalog,
    arrangement,
    size,
    view: { scale: 1, x: 0, y: 0 },
    radii: new Map([...ids].map((id) => [id, 5])),
    weights: catalog.heirs,
    shown: ids,
    visible: ids,
    channels: [],
    lit: null,
    selected: null,
    hover: null,
    focus: null,
  });
  const named = new Map(labels.map((label) => [label.id, label]));
  /** Whether no scrolling brings it into sight: whole, and with its dot where it stands beside it. */
  const isNeverSeen = ({ x, left, right, apart }) =>
    right - (apart ? left : Math.min(x, left)) > Math.min(width, size.width) - gutter;
  /** Whether the column has no room for the name of a group, or of a family with its count. */
  const isCut = ({ kind, family, group, count }) => {
    if (kind === "group") return 8 + 1.11 * measureName(nameGroup(catalog, group)) + 4 > gutter;
    return 14 + measureName(nameLane(catalog, { family })) + measureName(String(count)) + 14 > gutter;
  };
  return {
    cut: lanes.filter(isCut).map(({ family, group }) => family ?? group),
    rows: lanes.filter(({ kind }) => kind === "closed").length,
    in_sight: height <= size.height,
    unnamed: milestones.filter((id) => !named.has(id)),
    overlaps: findOverlaps(labels).map(({ id }) => id),
    beyond: labels.filter(({ left, right }) => left < gutter || right > width).map(({ id }) => id),
    never_seen: labels.filter(isNeverSeen).map(({ id }) => id),
  };
}

console.log(JSON.stringify(["en", "zh"].flatMap((language) => STAGES.map((size) => look(language, size)))));
