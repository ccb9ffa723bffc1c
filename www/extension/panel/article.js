// From what a content script saw of a page to its article, with the way back to the page's words.

import { withTitle } from '../../input/article.js';
import { oneLine } from '../../input/one-line.js';
import { webUrl } from '../../input/url.js';
import { loadCore } from '../../lib/core.js';

/** @typedef {[number, number]} Place number of a text node in the snapshot, UTF-16 offset in it */

/**
 * @typedef {object} PageArticle
 * @property {string} text with the headline in front, as the page of Readout reads it
 * @property {string} title
 * @property {string} url what the page says is its own, if that is of its host, else where it is
 * @property {string} page where the page is
 * @property {string | undefined} published an ISO day
 * @property {'metadata' | 'url' | 'file'} [publishedSource] where that day is from
 * @property {(start: number, end: number) => { start: Place, end: Place } | null} placeOf where
 *   [start, end) of `text`, in UTF-16 code units, stands in the page
 */

/**
 * @param {Snapshot} snapshot
 * @returns {Promise<PageArticle>} with an empty text where there are no words
 */
export async function readSnapshot(snapshot) {
  const { readShown, dayInAddress } = await loadCore();
  const shown = readShown(snapshot.items, snapshot.title, snapshot.selected);
  const { title = '', text, published, publishedSource, url } = shown.page;
  const headline = headlineIn(snapshot.items);
  const isHeaded = !snapshot.selected && title !== '';
  const lead = isHeaded ? title.length + 2 : 0;
  return {
    text: isHeaded ? withTitle(title, text) : text,
    title,
    url: ownAddress(webUrl(url), snapshot.url),
    page: snapshot.url,
    ...(published === undefined ? { published: dayInAddress(snapshot.url), publishedSource: /** @type {const} */ ('url') } : { published, publishedSource }),
    placeOf(start, end) {
      if (start < lead) return end <= title.length ? headline(title, start, end) : null;
      return shown.locate(start - lead, end - lead) ?? null;
    },
  };
}

/**
 * What the page says may be another's address.
 * @param {string | undefined} said
 * @param {string} actual
 */
function ownAddress(said, actual) {
  const here = webUrl(actual);
  if (here === undefined) return '';
  return said !== undefined && new URL(said).hostname === new URL(here).hostname ? said : here;
}

/**
 * Where words of the title stand in the page's own headline.
 * @param {SnapshotItem[]} items
 */
function headlineIn(items) {
  const headings = headingsOf(items);
  /** @type {{ number: number, from: number } | null | undefined} */
  let found;
  /** @type {(title: string, start: number, end: number) => { start: Place, end: Place } | null} */
  return (title, start, end) => {
    if (found === undefined) {
      const heading = headings.find(({ words }) => words.includes(title) && oneLine(words) === title);
      found = heading ? { number: heading.number, from: heading.words.indexOf(title) } : null;
    }
    return found && { start: [found.number, found.from + start], end: [found.number, found.from + end] };
  };
}

/**
 * The headings that are one text node, with its number.
 * @param {SnapshotItem[]} items
 */
function headingsOf(items) {
  /** @type {{ number: number, words: string }[]} */
  const found = [];
  let number = -1;
  for (const [at, item] of items.entries()) {
    if (typeof item !== 'string') continue;
    number += 1;
    const [before, after] = [items[at - 1], items[at + 1]];
    if (Array.isArray(before) && /^h[12]$/i.test(before[0]) && after === 0) found.push({ number, words: item });
  }
  return found;
}
