/**
 * Run a button that opens a panel over the page. The panel closes by Escape, by a press elsewhere
 * and when the focus goes on; the focus returns to the button.
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 * @returns {{leave: () => void}}
 */
export function createPopover(button, panel) {
  /** @param {boolean} on */
  const show = (on) => {
    panel.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  };
  /** @param {EventTarget | null} target */
  const isInside = (target) => target instanceof Node && (panel.contains(target) || button.contains(target));
  show(false);
  button.addEventListener("click", () => show(Boolean(panel.hidden)));
  const leave = () => {
    show(false);
    button.focus();
  };
  for (const part of [button, panel]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || panel.hidden) return;
      leave();
      event.stopPropagation();
    });
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !isInside(relatedTarget)) show(false);
    });
  }
  addEventListener("pointerdown", ({ target }) => {
    if (!panel.hidden && !isInside(target)) show(false);
  });
  return { leave };
}
