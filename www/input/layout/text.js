// From words as they stand on pages to the article that they are.

import { oneLine } from '../one-line.js';
import { columnsOf } from './columns.js';
import { goesOn, paragraphsOf } from './paragraphs.js';
import { runsOf } from './pieces.js';
import { withoutRunning } from './running.js';
import { unbroken, wordsOf } from './words.js';

/** @typedef {import('./pieces.js').Piece} Piece */
/** @typedef {import('./paragraphs.js').Paragraph} Paragraph */
/** @typedef {{ pieces: readonly Piece[], height: number }} PlacedPage */

/** How much larger the type of a headline is than that of most words. */
const HEADLINE = 1.25;

/** What comes before a headline: the name of the house, the day. */
const BEFORE_HEADLINE = 6;

/** The longest headline, in UTF-16 code units. */
const LONGEST_HEADLINE = 300;

/** How many paragraphs back one may have been left that goes on now: notes stand between. */
const LOOKED_BACK = 6;

/**
 * @param {readonly PlacedPage[]} pages
 * @returns {{ title?: string, text: string }}
 */
export function textOfPages(pages) {
  const set = withoutRunning(pages.map(({ pieces, height }) => ({ runs: runsOf(pieces), height })));
  const words = wordsOf(set.flatMap(({ runs }) => runs.map(({ text }) => text)));
  /** @type {Paragraph[]} */
  const all = [];
  let onFirst = 0;
  for (const [number, { runs }] of set.entries()) {
    for (const column of columnsOf(runs)) {
      const [first, ...rest] = paragraphsOf(column, words);
      if (!first) continue;
      const left = all.slice(-LOOKED_BACK).findLast((one) => goesOn(one, first));
      if (left) {
        left.text = unbroken(left.text, first.text, words);
        left.open = first.open;
      } else all.push(first);
      all.push(...rest);
    }
    if (number === 0) onFirst = all.length;
  }
  const headline = headlineOf(all, Math.min(onFirst, BEFORE_HEADLINE));
  return {
    title: headline && oneLine(headline.text),
    text: all.filter((one) => one !== headline).map(({ text }) => text.trim()).filter(Boolean).join('\n\n'),
  };
}

/**
 * @param {readonly Paragraph[]} paragraphs
 * @param {number} count of them that it may be among
 */
function headlineOf(paragraphs, count) {
  const size = bodySize(paragraphs);
  const largest = paragraphs.slice(0, count).filter((one) => one.size >= HEADLINE * size && one.text.length <= LONGEST_HEADLINE && /\p{L}/u.test(one.text));
  return largest.reduce((/** @type {Paragraph | undefined} */ best, one) => (best && best.size >= one.size ? best : one), undefined);
}

/** The size of the type that most is set in. @param {readonly Paragraph[]} paragraphs */
function bodySize(paragraphs) {
  /** @type {Map<number, number>} */
  const lengths = new Map();
  for (const { size, text } of paragraphs) lengths.set(Math.round(size), (lengths.get(Math.round(size)) ?? 0) + text.length);
  return [...lengths].reduce((best, one) => (one[1] > best[1] ? one : best), [Infinity, 0])[0];
}
