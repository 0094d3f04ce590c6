/**
 * Make something happen at once, then no more often than every so many milliseconds: what is given
 * meanwhile waits, and only the last of it counts.
 * @template Given
 * @param {(given: Given) => void} act
 * @param {number} time
 * @returns {(given: Given) => void}
 */
export function pace(act, time) {
  let isResting = false;
  /** @type {{given: Given} | null} */
  let waiting = null;
  /** @param {Given} given */
  const run = (given) => {
    if (isResting) {
      waiting = { given };
      return;
    }
    isResting = true;
    setTimeout(() => {
      const last = waiting;
      [isResting, waiting] = [false, null];
      if (last) run(last.given);
    }, time);
    act(given);
  };
  return run;
}
