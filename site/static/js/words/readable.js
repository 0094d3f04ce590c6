import { h } from "../base/dom.js";
import { getLanguage, t } from "./messages.js";

/**
 * Link to a readable page or another file of the site. The address is relative, so that it works
 * from disk; a file that was passed on alone has no such pages, and cannot know it.
 * @param {string} path A folder with `/` at its end, or a file, below the folder of the site.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function linkPage(path, text) {
  const edition = getLanguage() === "zh" && path.endsWith("/") ? "zh/" : "";
  const href = `${edition}${path}${path.endsWith("/") ? "index.html" : ""}`;
  return h("a", { href, text });
}

/** @returns {string} The name of links to readable pages: from disk, with what they need. */
export function namePage() {
  return t(location.protocol === "file:" ? "readable.folder" : "readable.page");
}
