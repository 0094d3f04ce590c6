/** How many buttons a key goes on. @type {Readonly<Record<string, number>>} */
const STEPS = Object.freeze({
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
});

/**
 * Make the buttons of a container one stop of the Tab key, through which arrows walk. Each has a
 * `data-key` by which it is known when it is made anew.
 * @param {HTMLElement} container
 */
export function createToolbar(container) {
  let current = "";
  const list = () => /** @type {HTMLElement[]} */ ([...container.querySelectorAll("button")]);
  const find = () => list().find(({ dataset }) => dataset.key === current);
  const mark = () => {
    const stop = find() ?? list()[0];
    for (const button of list()) button.tabIndex = button === stop ? 0 : -1;
  };
  container.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const buttons = list();
    const now = buttons.findIndex(({ dataset }) => dataset.key === current);
    buttons[Math.max(0, Math.min(buttons.length - 1, now + step))]?.focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
  });
  container.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    current = target.dataset.key ?? "";
    mark();
  });
  return {
    /** @param {Node[]} children What stands there now; the focus stays where it was. */
    fill(children) {
      const hadFocus = container.contains(document.activeElement);
      container.replaceChildren(...children);
      mark();
      if (hadFocus) find()?.focus({ preventScroll: true });
    },
  };
}
