import { getTypeScale } from "../base/dom.js";

/** @import {Point} from "../types/drawing.js" */

/** Pixels of a wheel's line, and of its page. */
const LINE = 16;
const PAGE = 400;
/** How many pixels of a wheel double the picture. */
const DOUBLE = 240;
/** How far a mouse and a finger may stray in a tap. */
const STRAY = Object.freeze({ mouse: 5, touch: 10 });

/**
 * Let pointers and wheels move a picture: a drag and the wheel pan; two fingers, a pinch on a
 * trackpad and Ctrl with the wheel zoom, by as much as they say. The column of names over the
 * picture moves it, too; a tap there is its own.
 * @param {HTMLElement} container In the element that also holds the column.
 * @param {object} acts
 * @param {(x: number, y: number) => boolean} acts.panBy Tells whether anything moved.
 * @param {(factor: number, at: Point) => void} acts.zoomAt
 * @param {(at: Point, isTouch: boolean) => void} acts.click
 */
export function bindGestures(container, { panBy, zoomAt, click }) {
  /** @type {Map<number, Point>} */
  const fingers = new Map();
  /** @type {(Point & {isOwn: boolean, isTouch: boolean}) | null} Where a tap began; null once it is a drag. */
  let tap = null;
  let isEngaged = false;
  /** @param {{clientX: number, clientY: number}} event */
  const locate = (event) => locateIn(container, event);
  const measure = () => {
    const [one, other] = [...fingers.values()];
    return {
      apart: Math.hypot(one.x - other.x, one.y - other.y),
      x: (one.x + other.x) / 2,
      y: (one.y + other.y) / 2,
    };
  };
  container.parentElement?.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const isOwn = container.contains(target);
    if (event.button !== 0 || !(isOwn || target.closest("#gutter"))) return;
    isEngaged = true;
    fingers.set(event.pointerId, locate(event));
    tap = fingers.size === 1 ? { ...locate(event), isOwn, isTouch: event.pointerType === "touch" } : null;
  });
  addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = locate(event);
    const stray = tap?.isTouch ? STRAY.touch : STRAY.mouse;
    if (tap && Math.hypot(now.x - tap.x, now.y - tap.y) <= stray) return;
    if (tap) container.setPointerCapture(event.pointerId);
    tap = null;
    if (fingers.size === 1) {
      panBy(before.x - now.x, before.y - now.y);
      fingers.set(event.pointerId, now);
      return;
    }
    const old = measure();
    fingers.set(event.pointerId, now);
    const { apart, x, y } = measure();
    panBy(old.x - x, old.y - y);
    if (old.apart > 0) zoomAt(apart / old.apart, { x, y });
  });
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    addEventListener(name, (event) => {
      if (!fingers.delete(event.pointerId)) return;
      if (tap?.isOwn && name === "pointerup") click({ x: tap.x, y: tap.y }, tap.isTouch);
      tap = null;
    });
  }
  container.parentElement?.addEventListener(
    "wheel",
    (event) => {
      const isHost = document.body.classList.contains("embed") && !isEngaged;
      if (isHost) return;
      const unit = [1 / getTypeScale(), LINE, PAGE][event.deltaMode];
      const [x, y] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
      if (event.ctrlKey || event.metaKey) zoomAt(2 ** ((-event.deltaY * unit) / DOUBLE), locate(event));
      else if (!panBy(x * unit, y * unit)) return;
      event.preventDefault();
    },
    { passive: false },
  );
}

/**
 * Tell where a mouse points while no button is down.
 * @param {HTMLElement} container
 * @param {(at: Point | null) => void} hover
 */
export function bindPointer(container, hover) {
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    hover(locateIn(container, event));
  });
  container.addEventListener("pointerleave", () => hover(null));
}

/**
 * Where a pointer is, in pixels of the picture.
 * @param {HTMLElement} container
 * @param {{clientX: number, clientY: number}} event
 * @returns {Point}
 */
function locateIn(container, { clientX, clientY }) {
  const box = container.getBoundingClientRect();
  const scale = getTypeScale();
  return { x: (clientX - box.left) / scale, y: (clientY - box.top) / scale };
}
