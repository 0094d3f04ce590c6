import { findAll } from "../base/dom.js";

/** @import {Edge} from "../types/drawing.js" */

/**
 * Let what is pointed at in the panel light up in the picture.
 * @param {HTMLElement} panel Its parts that speak of a model have its id as `data-points`.
 * @param {(id: string | null) => void} point
 */
export function bindPointing(panel, point) {
  /** @param {Event} event */
  const follow = ({ target }) => {
    const part = target instanceof Element ? target.closest("[data-points]") : null;
    point(part instanceof HTMLElement ? (part.dataset.points ?? null) : null);
  };
  for (const name of /** @type {const} */ (["pointerover", "focusin"])) panel.addEventListener(name, follow);
  for (const name of /** @type {const} */ (["pointerleave", "focusout"]))
    panel.addEventListener(name, () => point(null));
}

/**
 * Light up in the panel what is pointed at in the picture: a model, or both ends of a line.
 * @param {HTMLElement} panel
 * @param {{model: string | null, edge: Pick<Edge, "parent" | "child"> | null}} pointed
 */
export function markPointed(panel, { model, edge }) {
  const ids = model ? [model] : edge ? [edge.parent, edge.child] : [];
  for (const part of findAll("[data-points]", panel))
    part.classList.toggle("pointed", ids.includes(part.dataset.points ?? ""));
}
