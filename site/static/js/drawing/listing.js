import { getTypeScale, keepPresent } from "../base/dom.js";
import { nameGroup, nameLane } from "../catalog/relatives.js";
import { tOr } from "../words/messages.js";
import { LINE } from "./labels.js";
import { listColumns } from "./paint_frame.js";
import { FIRST_LINE } from "./paint_rows.js";

/**
 * @import {Box, Frame} from "../types/drawing.js"
 * @import {Drawn} from "../types/window.js"
 */

/**
 * List what stands on the stage now, with its text and where it is.
 * @param {Frame} frame
 * @param {HTMLElement} stage
 * @returns {Drawn[]} In pixels of the window.
 */
export function listOnWindow(frame, stage) {
  const { left, top } = stage.getBoundingClientRect();
  const scale = getTypeScale();
  return listDrawn(frame).map((one) => ({
    ...one,
    x: one.x * scale + left,
    y: one.y * scale + top,
    width: one.width * scale,
    height: one.height * scale,
  }));
}

/** @param {Frame} frame @returns {Drawn[]} In pixels of the picture. */
function listDrawn(frame) {
  const { size, arrangement, labels, plates, nameMark } = frame;
  const stage = { left: arrangement.gutter, right: size.width, top: arrangement.axis, bottom: size.height };
  /** @param {Drawn["what"]} what @param {string} id @param {string} text @param {Box} box @param {boolean} [cut] */
  const make = (what, id, text, { left, right, top, bottom }, cut = false) => ({
    what,
    id,
    text,
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
    cut: cut || (what !== "axis" && !isInside({ left, right, top, bottom }, stage, what)),
  });
  const models = labels.map((label) => {
    const text = label.text ?? nameMark(label.id);
    const family = arrangement.stands?.get(label.id)?.family;
    return make(family ? "family" : "model", family ?? label.id, text, label, text.endsWith("…"));
  });
  const kinds = plates.map((plate) => make("kind", plate.kind, tOr(`kind.${plate.kind}`, plate.kind), plate));
  const axis = listColumns(frame).map(({ text, x, width }) =>
    make("axis", text, text, { left: x, right: x + width, top: 0, bottom: arrangement.axis }),
  );
  const branch = frame.branch?.texts ?? [];
  const checkpoints = branch.map(({ what, id, text, asked, cut, ...box }) =>
    make(what, id, keepPresent([text, asked]).join(" "), box, cut),
  );
  return [...listRows(frame, make), ...models, ...kinds, ...axis, ...checkpoints];
}

/**
 * @param {Frame} frame
 * @param {(what: Drawn["what"], id: string, text: string, box: Box, cut?: boolean) => Drawn} make
 * @returns {Drawn[]}
 */
function listRows({ arrangement, lanes, catalog, size, measureText, measureName }, make) {
  if (!arrangement.fixed) return [];
  return lanes.flatMap((lane) => {
    const { kind, family = "", group = "", top, height } = lane;
    const isGroup = kind === "group";
    const text = isGroup ? (lane.text ?? nameGroup(catalog, group)) : nameLane(catalog, lane);
    const left = isGroup ? 8 : 14;
    const width = isGroup ? measureText("strong", text) : measureName(text);
    const middle = kind === "closed" || isGroup ? top + height / 2 : top + Math.min(height / 2, FIRST_LINE);
    const half = (arrangement.line ?? LINE) / 2;
    const box = { left, right: left + width, top: middle - half, bottom: middle + half };
    if (box.top < arrangement.axis - 0.1 || box.bottom > size.height) return [];
    const room = arrangement.gutter - left - (isGroup ? 4 : 36);
    return make(isGroup ? "group" : "family", group || family, text, box, width > room);
  });
}

/** @param {Box} box @param {Box} stage @param {Drawn["what"]} what */
function isInside(box, stage, what) {
  const isRow = what === "family" || what === "group";
  const left = isRow ? 0 : stage.left;
  return (
    box.left >= left && box.right <= stage.right && box.top >= stage.top - 1 && box.bottom <= stage.bottom + 1
  );
}
