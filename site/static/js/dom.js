/** What an element is made of: attributes, and `text`, `on`, `colour` with meanings of their own. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element. Texts become text nodes, never markup.
 * @param {string} tag
 * @param {Record<string, any>} [props] `text`, `on` (listeners), `colour`; all else: attributes.
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
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
 * @param {Record<string, any>} [props]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function svg(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  setProps(element, props);
  element.append(...children);
  return element;
}

function setProps(element, props) {
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") element.textContent = value;
    else if (key === "colour") element.style.setProperty("--colour", value);
    else if (key === "on") {
      for (const [event, listener] of Object.entries(value))
        element.addEventListener(event, listener);
    } else element.setAttribute(key, value === true ? "" : value);
  }
}

/**
 * Return the element with an id, which must be there.
 * @param {string} id
 * @returns {any}
 */
export function need(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`No element '${id}'`);
  return element;
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
