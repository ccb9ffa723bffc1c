// Parts a page into its columns, in the order in which they are read.

import { usual } from './pieces.js';

/** @typedef {import('./pieces.js').Run} Run */

/** A column of prose has so many lines at least. */
const LEAST_LINES = 4;

/** Its lines are usually so long at least, by the size of the type: what is narrower are cells of a table. */
const LEAST_WIDTH = 8;

/** How many lines stand beside each other for each one that goes across and parts them. */
const LINES_A_BAND = 6;

/** How many left edges of lines are tried. */
const MOST_EDGES = 12;

/** Columns within columns. */
const DEEPEST = 5;

/** Type that is larger than most by this may be a heading over all columns, though it is too short to go across. */
const LARGER = 1.12;

/** A page of prose has no more such headings. */
const MOST_HEADINGS = 40;

/**
 * @param {readonly Run[]} runs of a page
 * @returns {Run[][]} columns, and what goes across them, from the first to the last; what stands in each is
 *   in no order
 */
export function columnsOf(runs, depth = 0) {
  const gutter = depth < DEEPEST ? gutterOf(runs) : undefined;
  if (gutter === undefined) return runs.length === 0 ? [] : [[...runs]];
  return bandsAt(runs, gutter).flatMap((band) => {
    if (band.crosses) return [band.runs];
    const left = band.runs.filter((run) => run.left < gutter);
    const right = band.runs.filter((run) => run.left >= gutter);
    return [...columnsOf(left, depth + 1), ...columnsOf(right, depth + 1)];
  });
}

/**
 * What goes across a gutter, and what is beside it, from top to bottom.
 * @param {readonly Run[]} runs
 * @param {number} gutter
 */
function bandsAt(runs, gutter) {
  const headings = headingsAt(runs, gutter);
  /** @type {{ crosses: boolean, runs: Run[] }[]} */
  const bands = [];
  for (const run of [...runs].sort((a, b) => a.base - b.base)) {
    const crosses = (run.left < gutter && run.right > gutter) || headings.has(run);
    const band = bands[bands.length - 1];
    if (band?.crosses === crosses) band.runs.push(run);
    else bands.push({ crosses, runs: [run] });
  }
  return bands;
}

/**
 * Headings that part what is above from what is below on both sides: beside them is nothing.
 * @param {readonly Run[]} runs
 * @param {number} gutter
 */
function headingsAt(runs, gutter) {
  const size = usual(runs.map((run) => run.size));
  const large = runs.filter((run) => run.size > LARGER * size);
  if (large.length > MOST_HEADINGS) return new Set();
  return new Set(
    large.filter((run) => {
      const isLeft = run.right <= gutter;
      const others = runs.filter((other) => (isLeft ? other.right > gutter : other.left < gutter)).map(({ base }) => base);
      const isBeside = others.some((base) => base > run.base - run.size && base < run.base + run.size);
      return !isBeside && others.some((base) => base < run.base) && others.some((base) => base > run.base);
    }),
  );
}

/**
 * Where a page is parted: before the left edge that many lines share, with as many lines before it.
 * @param {readonly Run[]} runs
 * @returns {number | undefined}
 */
function gutterOf(runs) {
  if (runs.length < 2 * LEAST_LINES) return undefined;
  const size = usual(runs.map((run) => run.size));
  /** @type {{ at: number, lines: number } | undefined} */
  let best;
  for (const edge of leftEdges(runs, size)) {
    const at = edge - size / 4;
    const left = runs.filter((run) => run.right <= at);
    const right = runs.filter((run) => run.left >= at);
    const lines = Math.min(left.length, right.length);
    if (lines < LEAST_LINES || lines <= (best?.lines ?? 0)) continue;
    if (!isProse(left, size) || !isProse(right, size) || !areBeside(left, right)) continue;
    const across = bandsAt(runs, at).filter(({ crosses }) => crosses).length;
    if (left.length + right.length >= across * LINES_A_BAND) best = { at, lines };
  }
  return best?.at;
}

/**
 * Those that most lines have, of which some have another before them.
 * @param {readonly Run[]} runs
 * @param {number} size
 */
function leftEdges(runs, size) {
  /** @type {Map<number, { edge: number, count: number }>} */
  const found = new Map();
  for (const { left } of runs) {
    const key = Math.round(left / (size / 2 || 1));
    const edge = found.get(key);
    found.set(key, { edge: Math.min(left, edge?.edge ?? left), count: (edge?.count ?? 0) + 1 });
  }
  const shared = [...found.values()].filter(({ count }) => count >= LEAST_LINES);
  return shared.sort((a, b) => b.count - a.count).slice(0, MOST_EDGES).map(({ edge }) => edge);
}

/**
 * @param {readonly Run[]} runs
 * @param {number} size
 */
function isProse(runs, size) {
  return usual(runs.map((run) => run.right - run.left)) >= LEAST_WIDTH * size;
}

/**
 * Whether lines of both stand at the same height, and not all of one above the other's.
 * @param {readonly Run[]} left
 * @param {readonly Run[]} right
 */
function areBeside(left, right) {
  const ends = (/** @type {readonly Run[]} */ runs) => [Math.min(...runs.map(({ base }) => base)), Math.max(...runs.map(({ base }) => base))];
  const [[leftTop, leftEnd], [rightTop, rightEnd]] = [ends(left), ends(right)];
  const within = (/** @type {readonly Run[]} */ runs) => runs.filter(({ base }) => base >= Math.max(leftTop, rightTop) - 1 && base <= Math.min(leftEnd, rightEnd) + 1).length;
  return Math.min(within(left), within(right)) >= LEAST_LINES - 1;
}
