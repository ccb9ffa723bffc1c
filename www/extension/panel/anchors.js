// From the facts of a document to anchors of their words in the page.

import { factRanges, triggerKey } from '../../lib/fact-ranges.js';
import { oneLine } from '../../input/one-line.js';

/** @typedef {import('../../pkg/types.js').Document} Document */
/** @typedef {import('./article.js').PageArticle} PageArticle */
/** @typedef {import('../../lib/segments.js').Range} Range */

/** More marks than a reader looks at, and than a browser draws at once. */
const MOST = 5_000;

/**
 * The anchors of all names and reports of meetings, in the order of the text.
 * @param {Document} document
 * @param {PageArticle} article
 * @returns {Anchor[]}
 */
export function anchorsOf(document, article) {
  /** @type {Map<string, string>} */
  const types = new Map(document.entities.map(({ id, type }) => [id, type]));
  for (const { id } of document.meetings) types.set(id, 'meeting').set(triggerKey(id), 'trigger');
  return factRanges(document)
    .filter(({ key }) => types.has(key))
    .sort((a, b) => a.start - b.start)
    .slice(0, MOST)
    .flatMap((range) => anchorOf(range, types.get(range.key) ?? '', article) ?? []);
}

/**
 * @param {Range} range
 * @param {string} type
 * @param {PageArticle} article
 * @returns {Anchor | null} nothing for words that the page does not show
 */
export function anchorOf({ start, end, key }, type, { text, placeOf }) {
  const place = placeOf(start, end);
  return place && { key, type, ...place, quote: oneLine(text.slice(start, end)) };
}
