import { isOver } from "./labels.js";

/**
 * @import {Box, Frame, Given, Point} from "../types/drawing.js"
 * @import {Branch, BranchText, SeenBranch} from "../types/trace.js"
 */

const LINE = 14;
/** With less room than this from row to row, one line is all that is written. */
const TWO_LINES = 2 * LINE + 2;
const REACH = 10;
/** Between what is said of a step and what is to be asked about it. */
export const ASKED_GAP = 8;

/**
 * Where the picture stands on the stage.
 * @typedef {object} Sight
 * @property {(x: number) => number} toX
 * @property {(y: number) => number} toY
 * @property {Box[]} taken What lies over the stage.
 */

/**
 * Work out what is seen of a branch.
 * @param {Given & Pick<Frame, "points">} given
 * @param {Sight} sight
 * @returns {SeenBranch | null}
 */
export function seeBranch(given, sight) {
  const { branch } = given.arrangement;
  if (!branch) return null;
  const { points } = given;
  /** @param {Point} point */
  const see = ({ x, y }) => ({ x: sight.toX(x), y: sight.toY(y) });
  return {
    top: sight.toY(branch.top),
    pitch: branch.pitch * given.view.scale,
    dots: branch.rows.map((row) => ({
      ...see(row),
      id: row.node.id,
      isSubject: row.isSubject,
      isAsked: row.asked !== "",
    })),
    lines: branch.lines.map(({ model, from, to }) => ({
      start: points.get(model ?? ""),
      from: see(from),
      to: see(to),
    })),
    texts: given.motion ? [] : listTexts(given, branch, sight),
  };
}

/**
 * Return the texts that are in sight as a whole and cover no other.
 * @param {Given} given
 * @param {Branch} branch
 * @param {Sight} sight
 */
function listTexts({ size, arrangement, view, measureText }, branch, { toX, toY, taken }) {
  const both = branch.pitch * view.scale >= TWO_LINES;
  const up = both ? LINE / 2 : 0;
  const left = toX(branch.text);
  /** @type {BranchText[]} */
  const texts = [];
  let end = arrangement.axis;
  /** @param {Omit<BranchText, keyof Box>} text @param {number} middle */
  const add = (text, middle) => {
    const asked = text.asked && measureText("kindStrong", text.asked) + ASKED_GAP;
    const right = left + measureText(text.font, text.text) + Number(asked);
    const box = { left, right, top: middle - LINE / 2, bottom: middle + LINE / 2 };
    if (box.top < end || box.bottom > size.height || left < 0 || right > size.width) return;
    if (taken.some((other) => isOver(other, box))) return;
    end = box.bottom;
    texts.push({ ...text, ...box });
  };
  for (const { y, node, name, words, asked, isSubject } of branch.rows) {
    if (toY(y) < 0 || toY(y) > size.height) continue;
    const font = isSubject ? "strong" : "label";
    const { id } = node;
    add({ what: "checkpoint", id, text: name, font, asked: "", cut: name !== node.name }, toY(y) - up);
    const cut = words.endsWith("…");
    if (both) add({ what: "step", id, text: words, font: "kind", asked, cut }, toY(y) + up);
  }
  return texts;
}

/**
 * Return the checkpoint at a place of the stage: on its dot or beside it.
 * @param {Pick<Frame, "branch">} frame
 * @param {Point} at
 * @returns {string | null}
 */
export function findCheckpointAt({ branch }, { x, y }) {
  if (!branch) return null;
  const dot = branch.dots.find((one) => Math.abs(one.y - y) < branch.pitch / 2);
  if (!dot) return null;
  const ends = branch.texts.filter(({ id }) => id === dot.id).map(({ right }) => right);
  return x > dot.x - REACH && x < Math.max(dot.x + REACH, ...ends) ? dot.id : null;
}
