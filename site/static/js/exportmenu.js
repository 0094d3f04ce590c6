import { h } from "./dom.js";
import { t } from "./messages.js";

/**
 * Run a button that opens a menu of things to take away.
 * @param {HTMLElement} button
 * @param {HTMLElement} menu
 * @param {{label: string, action: () => void}[]} entries Keys of messages, and what each does.
 */
export function createExportMenu(button, menu, entries) {
  const items = entries.map(({ label, action }) => {
    const click = () => {
      close();
      action();
    };
    return h("button", {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      "data-text": label,
      text: t(label),
      on: { click },
    });
  });
  menu.replaceChildren(...items);
  const close = () => {
    const hadFocus = menu.contains(document.activeElement);
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (hadFocus) button.focus();
  };
  const open = () => {
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0]?.focus();
  };
  const goTo = (number) => items[(number + items.length) % items.length].focus();
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    open();
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener("keydown", (event) => {
    const now = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 };
    if (event.key === "Escape") close();
    else if (event.key in steps) goTo(steps[event.key]);
    else if (event.key === "Tab") {
      close();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener("pointerdown", ({ target }) => {
    const inside = target instanceof Node && (menu.contains(target) || button.contains(target));
    if (!menu.hidden && !inside) close();
  });
}

/**
 * Give a file to the person.
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = h("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
