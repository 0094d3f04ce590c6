/** @import {TypeSize} from "../types/drawing.js" @import {Child, Props} from "../types/page.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. Texts become text nodes, never markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props] `text`, `on` (listeners), `colour`; all else: attributes.
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  setProps(element, props);
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

/**
 * Make an SVG element.
 * @param {string} tag
 * @param {Props} [props]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  setProps(element, props);
  element.append(...children);
  return element;
}

/** @param {HTMLElement | SVGElement} element @param {Props} props */
function setProps(element, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "object") {
      for (const [event, listener] of Object.entries(value))
        element.addEventListener(event, /** @type {EventListener} */ (listener));
    } else if (key === "text") element.textContent = String(value);
    else if (key === "colour") element.style.setProperty("--colour", String(value));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
}

/**
 * Return the things that are there.
 * @template Thing
 * @param {(Thing | null | undefined | false)[]} things
 * @returns {Thing[]}
 */
export function keepPresent(things) {
  return things.flatMap((thing) => (thing ? [thing] : []));
}

/**
 * Return the element with an id, which must be there.
 * @overload
 * @param {string} id
 * @returns {HTMLElement}
 */
/**
 * Return the element with an id, which must be there and of a kind.
 * @template {Element} Found
 * @overload
 * @param {string} id
 * @param {new () => Found} kind
 * @returns {Found}
 */
/** @param {string} id */
export function need(id, kind = Element) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`No element '${id}'`);
  return element;
}

/**
 * Return what paints on a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasRenderingContext2DSettings} [settings]
 * @returns {CanvasRenderingContext2D}
 */
export function needPainter(canvas, settings) {
  const ctx = canvas.getContext("2d", settings);
  if (!ctx) throw new Error("No canvas");
  return ctx;
}

/**
 * Return the elements that a selector finds.
 * @param {string} selector
 * @param {ParentNode} [inside]
 * @returns {HTMLElement[]}
 */
export function findAll(selector, inside = document) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll(selector))];
}

/**
 * Make a link, or plain text where the address is not http or https.
 * @param {string | null | undefined} address
 * @param {string} text
 * @returns {HTMLElement}
 */
export function link(address, text) {
  if (!isWebAddress(address)) return h("span", { text });
  return h("a", { href: address, rel: "noopener noreferrer", target: "_blank", text });
}

/**
 * Tell whether a text is an absolute http or https address.
 * @param {unknown} address
 * @returns {boolean}
 */
export function isWebAddress(address) {
  if (typeof address !== "string") return false;
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/**
 * Say something to people who listen to the page.
 * @param {string} text
 */
export function announce(text) {
  need("live").textContent = text;
}

/** @returns {boolean} Whether the person asked for less motion. */
export function prefersStillness() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * How many pixels of the window one of the picture is: as many times as the reader's type is larger
 * than usual.
 * @returns {number}
 */
export function getTypeScale() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

/**
 * Return one of the six sizes of type of the page's style sheet, in pixels of the picture.
 * @param {TypeSize} name
 * @returns {number}
 */
export function getTypeSize(name) {
  const style = getComputedStyle(document.documentElement);
  return Number.parseFloat(style.getPropertyValue(`--type-${name}`)) * 16;
}

/**
 * Write pixels of the picture as a length that grows with the reader's type.
 * @param {number} pixels
 * @returns {string}
 */
export function toRem(pixels) {
  return `${pixels / 16}rem`;
}

/**
 * Let what the page holds already be painted; not for long where nobody looks.
 * @returns {Promise<unknown>}
 */
export function waitForPicture() {
  return Promise.race([
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    new Promise((resolve) => setTimeout(resolve, 100)),
  ]);
}
