/** How many rows beyond those in sight are there already: a turn of the wheel finds them. */
const BEYOND = 24;

/** Rows of the head; the number of a row in the whole table goes on from them. */
const HEAD_ROWS = 2;

/**
 * Return which rows of a long list stand in the document: those in sight and a few around them.
 * @param {{scrolled: number, height: number, row: number, count: number}} given How far the list is
 *   scrolled, how high what shows it is and how high a row, in pixels; and how many rows there are.
 * @returns {{start: number, end: number}}
 */
export function findWindow({ scrolled, height, row, count }) {
  const first = Math.floor(scrolled / row) - BEYOND;
  const start = Math.max(0, Math.min(first, count - Math.ceil(height / row) - BEYOND));
  const end = Math.min(count, start + Math.ceil(height / row) + 2 * BEYOND);
  return { start, end };
}

/**
 * Keep in a table only the rows in sight. All rows have one height; what stands before and after
 * them are margins of the table.
 * @param {HTMLElement} container What scrolls.
 * @param {HTMLElement} table
 * @param {HTMLElement} body
 */
export function createRowWindow(container, table, body) {
  let count = 0;
  let isWhole = false;
  /** @type {(number: number) => HTMLElement} */
  let make = () => document.createElement("tr");
  const update = () => {
    if (count > 0 && !body.firstElementChild) body.append(make(0));
    const row = body.firstElementChild?.getBoundingClientRect().height || 32;
    const { scrollTop: scrolled, clientHeight: height } = container;
    const all = { start: 0, end: count };
    const { start, end } = isWhole ? all : findWindow({ scrolled, height, row, count });
    const rows = Array.from({ length: end - start }, (_, number) => {
      const one = make(start + number);
      one.setAttribute("aria-rowindex", String(start + number + HEAD_ROWS + 1));
      return one;
    });
    table.style.marginTop = `${start * row}px`;
    table.style.marginBottom = `${(count - end) * row}px`;
    table.setAttribute("aria-rowcount", String(count + HEAD_ROWS));
    replaceRows(body, rows); // last: what becomes shorter for a moment is scrolled back
  };
  let isWaiting = false;
  const updateSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      update();
    });
  };
  container.addEventListener("scroll", updateSoon, { passive: true });
  new ResizeObserver(updateSoon).observe(container);
  for (const name of /** @type {const} */ (["beforeprint", "afterprint"]))
    addEventListener(name, () => {
      isWhole = name === "beforeprint";
      update();
    });
  return {
    /** Show so many rows. @param {number} n @param {(number: number) => HTMLElement} makeRow */
    show(n, makeRow) {
      [count, make] = [n, makeRow];
      update();
    },
    /** Bring a row into sight, if it is not. @param {number} number */
    reveal(number) {
      const row = body.firstElementChild?.getBoundingClientRect().height ?? 0;
      const { scrollTop, clientHeight } = container;
      const top = number * row;
      if (row === 0 || (top >= scrollTop && top + 3 * row <= scrollTop + clientHeight)) return;
      container.scrollTop = top - clientHeight / 3;
      update();
    },
  };
}

/**
 * Leave those rows that stay where they are: one that moves loses the focus.
 * @param {HTMLElement} body
 * @param {HTMLElement[]} rows
 */
function replaceRows(body, rows) {
  const kept = new Set(rows);
  for (const row of /** @type {HTMLElement[]} */ ([...body.children])) if (!kept.has(row)) row.remove();
  let next = body.firstElementChild;
  for (const row of rows) {
    if (row === next) next = next.nextElementSibling;
    else body.insertBefore(row, next);
  }
}
