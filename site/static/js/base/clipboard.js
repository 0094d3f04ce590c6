import { t } from "../words/messages.js";
import { announce, h } from "./dom.js";

/**
 * Put a text on the clipboard and say so on the button that was pressed, and aloud.
 * @param {string} text
 * @param {HTMLElement} button
 */
export async function copyText(text, button) {
  const done = (await writeClipboard(text, button)) ? "copy.done" : "copy.failed";
  const before = button.dataset.label ?? button.textContent ?? "";
  button.dataset.label = before;
  button.textContent = t(done);
  announce(t(done));
  setTimeout(() => {
    if (button.textContent === t(done)) button.textContent = before;
  }, 2000);
}

/**
 * Write to the clipboard, in the old way where the new one is not allowed: from a field beside the
 * button, so that the focus does not leave the list or dialog around it.
 * @param {string} text
 * @param {HTMLElement} button
 */
async function writeClipboard(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "unseen", readonly: true });
    area.textContent = text;
    const { activeElement } = document;
    button.after(area);
    /** @type {HTMLTextAreaElement} */ (area).select();
    const copied = document.execCommand("copy");
    area.remove();
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
    return copied;
  }
}

/**
 * Save a text as a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function saveText(text, name, type) {
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), name);
}

/**
 * Give a file to the person.
 * @param {Blob} file
 * @param {string} name
 */
export function saveFile(file, name) {
  const address = URL.createObjectURL(file);
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
