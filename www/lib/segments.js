// Cuts a text at the boundaries of overlapping ranges, so that each piece can be one flat element.

/**
 * @typedef {object} Range a half-open range of UTF-16 code units with what it stands for
 * @property {number} start
 * @property {number} end
 * @property {string} key
 */

/**
 * @typedef {object} Segment a piece of text that the same ranges cover throughout
 * @property {number} start
 * @property {number} end
 * @property {string[]} keys the keys of the ranges that cover it, in the order of the ranges
 */

/**
 * The pieces of `[0, length)` in order, without gaps. Ranges may overlap and nest;
 * what sticks out of the text is cut off, and empty ranges are dropped.
 *
 * Costs a sort of the boundaries, and each piece its number of covering ranges.
 * @param {number} length
 * @param {Range[]} ranges
 * @param {number[]} [breaks] further offsets inside the text at which no piece may go on
 * @returns {Segment[]}
 */
export function segments(length, ranges, breaks = []) {
  const inside = ranges
    .map(({ start, end, key }) => ({ start: Math.max(0, start), end: Math.min(length, end), key }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const cuts = [
    ...new Set([0, length, ...breaks, ...inside.flatMap(({ start, end }) => [start, end])]),
  ].sort((a, b) => a - b);

  /** @type {Segment[]} */
  const pieces = [];
  /** @type {Range[]} */
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    open = open.filter((range) => range.end > start);
    while (next < inside.length && inside[next].start === start) open.push(inside[next++]);
    pieces.push({ start, end, keys: open.map(({ key }) => key) });
  }
  return pieces;
}
