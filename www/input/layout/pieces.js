// Words as they stand on a page, and the rows that they make.

/**
 * Words that were drawn at one go. Lengths are in the units of the page, counted from its upper left.
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} left
 * @property {number} right
 * @property {number} base the line that they stand on
 * @property {number} size of the type
 * @property {boolean} [spaced] whether a space was drawn before them
 */

/** Words of one row with no wide gap between them. @typedef {Required<Piece>} Run */

/** How far words of one row may stand above and below each other, by the size of the type. */
const SLANT = 0.45;

/** From here on a gap within a row may be one between columns, by the size of the type. */
const WIDE = 0.8;

/** From here on a gap is a space, by the size of the type. */
const SPACE = 0.16;

/** Marks of notes are of smaller type than the words that they stand beside. */
const NOTE_MARK = 0.8;

/**
 * The rows of a page or a column from top to bottom, with what stands in them from left to right.
 * @template {Piece} P
 * @param {readonly P[]} pieces
 * @returns {P[][]}
 */
export function rowsOf(pieces) {
  const sorted = [...pieces].sort((a, b) => a.base - b.base);
  /** @type {P[][]} */
  const rows = [];
  for (const piece of sorted) {
    const row = rows[rows.length - 1];
    if (row && piece.base - row[0].base <= SLANT * Math.max(piece.size, row[0].size)) row.push(piece);
    else rows.push([piece]);
  }
  for (const row of rows) row.sort((a, b) => a.left - b.left);
  return rows;
}

/**
 * @param {readonly Piece[]} pieces of a page
 * @returns {Run[]}
 */
export function runsOf(pieces) {
  return rowsOf(pieces).flatMap((row) => {
    const size = Math.max(...row.map((piece) => piece.size));
    const base = usual(row.filter((piece) => piece.size === size).map((piece) => piece.base));
    /** @type {Run[]} */
    const runs = [];
    for (const piece of row) {
      const last = runs[runs.length - 1];
      // Bold type is made by drawing the same words twice, too.
      if (last && last.text.endsWith(piece.text) && piece.right <= last.right + SPACE * piece.size && piece.left < last.right - SPACE * piece.size) continue;
      if (last && isNoteMark(piece, size, base)) continue;
      if (last && piece.left - last.right < WIDE * Math.max(piece.size, last.size)) append(last, piece);
      else runs.push({ ...piece, spaced: false });
    }
    return runs;
  });
}

/**
 * Words that stand in one row as one run, whatever is between them.
 * @param {readonly Run[]} row
 * @returns {Run}
 */
export function joined([first, ...rest]) {
  const line = { ...first };
  for (const run of rest) append(line, { ...run, spaced: true });
  return line;
}

/**
 * @param {Run} run
 * @param {Piece} piece that goes on with it
 */
function append(run, piece) {
  const isApart = piece.spaced || piece.left - run.right > SPACE * Math.min(piece.size, run.size);
  run.text += isApart && !run.text.endsWith(' ') && !piece.text.startsWith(' ') ? ` ${piece.text}` : piece.text;
  run.right = Math.max(run.right, piece.right);
  run.size = Math.max(run.size, piece.size);
}

/**
 * A small raised figure belongs to a note, and not to the words before it.
 * @param {Piece} piece
 * @param {number} size of the row
 * @param {number} base of the row
 */
function isNoteMark(piece, size, base) {
  return piece.size < NOTE_MARK * size && piece.base < base && /^\s*[\d*†‡]{1,3}\s*$/u.test(piece.text);
}

/**
 * The middle one.
 * @param {number[]} numbers at least one
 */
export function usual(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
