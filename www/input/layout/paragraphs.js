// Joins the lines of a column to paragraphs, as they were before they were set.

import { joined, rowsOf, usual } from './pieces.js';
import { unbroken } from './words.js';

/** @typedef {import('./pieces.js').Run} Run */

/**
 * @typedef {object} Paragraph
 * @property {string} text
 * @property {number} size of the type
 * @property {boolean} open whether its last line is full and ends no sentence, so that it may go on elsewhere
 */

/** Type that differs by more than this is of another paragraph. */
const OTHER_SIZE = 1.12;

/** A gap between lines that is larger than the usual one by this is one between paragraphs. */
const OTHER_GAP = 1.3;

/** The usual distance of lines that stand alone, by the size of the type. */
const LEADING = 1.35;

/** How far a first line is moved in, by the size of the type: at least, and at most. */
const INDENT = [0.7, 6];

/** A line that leaves so much of its column empty, of 1, is a last line. */
const SHORT = { afterSentence: 0.15, always: 0.45 };

/** How an entry of a list or an agenda begins: a mark, a number, the time of day. */
const ENTRY = /^(?:[•▪◦‣●■–—*·-]\s|\(?\d{1,2}[.)]\s|\d{1,2}[.:]\d{2}\b)/u;

/** How a sentence, a title or what leads to a list ends. */
const ENDED = /[.!?:…]["'”’»)\]]*$/u;

/**
 * @param {readonly Run[]} column
 * @param {ReadonlySet<string>} words of the whole text
 * @returns {Paragraph[]}
 */
export function paragraphsOf(column, words) {
  const lines = rowsOf(column).map(joined);
  if (lines.length === 0) return [];
  const edges = { left: commonest(lines.map(({ left }) => left)), right: Math.max(...lines.map(({ right }) => right)) };
  const steps = lines.slice(1).map((line, index) => line.base - lines[index].base);
  const size = usual(lines.map((line) => line.size));
  const leading = steps.length > 2 ? Math.min(usual(steps), LEADING * size * OTHER_GAP) : LEADING * size;
  /** @type {Paragraph[]} */
  const paragraphs = [];
  for (const [index, line] of lines.entries()) {
    const last = paragraphs[paragraphs.length - 1];
    const before = lines[index - 1];
    const begins = !last || !before || isOther(line, before, leading) || isFirst(line, before, lines[index + 1], { ...edges, hangs: ENTRY.test(last.text) });
    if (begins) paragraphs.push({ text: line.text, size: line.size, open: false });
    else last.text = unbroken(last.text, line.text, words);
    const width = edges.right - edges.left;
    const now = paragraphs[paragraphs.length - 1];
    now.open = !ENDED.test(line.text.trimEnd()) && line.right >= edges.right - SHORT.always * width;
  }
  return paragraphs;
}

/**
 * Whether a paragraph that ended a column or a page goes on with another.
 * @param {Paragraph} one
 * @param {Paragraph} next
 */
export function goesOn(one, next) {
  return one.open && sameSize(one, next) && !ENTRY.test(next.text);
}

/**
 * Lines too far from each other, or of other type.
 * @param {Run} line
 * @param {Run} before
 * @param {number} leading
 */
function isOther(line, before, leading) {
  return !sameSize(line, before) || line.base - before.base > OTHER_GAP * Math.max(leading, before.size);
}

/**
 * Whether a line begins a paragraph by how it begins, or by how the one before ends.
 * @param {Run} line
 * @param {Run} before
 * @param {Run | undefined} next
 * @param {{ left: number, right: number, hangs: boolean }} column its edges, and whether the paragraph is an entry,
 *   below whose mark its lines are moved in
 */
function isFirst(line, before, next, { left, right, hangs }) {
  if (ENTRY.test(line.text)) return true;
  const [least, most] = INDENT.map((share) => share * line.size);
  const isIn = (/** @type {Run} */ { left: at }) => at - left > least && at - left < most;
  // Where the lines that follow are moved in as well, they all hang below their first one.
  if (hangs && line.left > left) return false;
  if (isIn(line) && !isIn(before) && (!next || !isIn(next))) return true;
  const empty = (right - before.right) / (right - left || 1);
  return empty > SHORT.always || (empty > SHORT.afterSentence && ENDED.test(before.text.trimEnd()));
}

/**
 * @param {{ size: number }} one
 * @param {{ size: number }} other
 */
function sameSize(one, other) {
  return Math.max(one.size, other.size) <= OTHER_SIZE * Math.min(one.size, other.size);
}

/**
 * The left edge that most lines have.
 * @param {number[]} edges
 */
function commonest(edges) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const edge of edges) counts.set(Math.round(edge), (counts.get(Math.round(edge)) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best))[0];
}
