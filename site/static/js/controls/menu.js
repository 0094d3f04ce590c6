import { need } from "../base/dom.js";

/**
 * Run the menu into which the tools fold where the window is small; elsewhere they stand in a row,
 * and the button is not shown. A tool closes it, but for the list of what can be taken away.
 */
export function createMenu() {
  const button = need("menu");
  const tools = need("tools");
  /** @param {boolean} isOpen */
  const show = (isOpen) => button.setAttribute("aria-expanded", String(isOpen));
  const isOpen = () => button.getAttribute("aria-expanded") === "true";
  const leave = () => {
    show(false);
    button.focus();
  };
  /** @param {EventTarget | null} target */
  const isInside = (target) => target instanceof Node && (tools.contains(target) || button.contains(target));
  button.addEventListener("click", () => show(!isOpen()));
  tools.addEventListener(
    "click",
    ({ target }) => {
      const isTool = target instanceof Element && target.closest("button") && !target.closest(".share");
      if (isTool && isOpen()) leave();
    },
    { capture: true },
  );
  for (const part of [button, tools]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      leave();
      event.stopPropagation();
    });
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !isInside(relatedTarget)) show(false);
    });
  }
  addEventListener("pointerdown", ({ target }) => {
    if (!isInside(target)) show(false);
  });
}
