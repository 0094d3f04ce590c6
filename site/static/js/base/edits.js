/**
 * Count the letters to add, leave out, change or swap between two words; more than one in four
 * letters: infinitely many.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function countEdits(one, other) {
  const most = Math.min(2, Math.floor(one.length / 4));
  if (Math.abs(one.length - other.length) > most) return Infinity;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, number) => number);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        above[column] + 1,
        line[column - 1] + 1,
        above[column - 1] + Number(!same),
        swapped ? before[column - 2] + 1 : Infinity,
      );
    }
    [before, above] = [above, line];
  }
  const edits = above[other.length];
  return edits <= most ? edits : Infinity;
}
