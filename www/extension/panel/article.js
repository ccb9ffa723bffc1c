// From what a content script saw of a page to its article, with the way back to the page's words.

import { dayInAddress } from '../../input/day.js';
import { readPage, readSelected } from '../../input/html.js';
import { oneLine } from '../../input/one-line.js';
import { webUrl } from '../../input/url.js';
import { inertPage } from './inert-page.js';

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
  const { page, numbers } = inertPage(snapshot);
  const headline = headlineIn(page, numbers);
  const { title = '', text, published, publishedSource, url, locate } = await (snapshot.selected ? readSelected(page) : readPage(page));
  const headed = !snapshot.selected && title !== '' && text !== '';
  const lead = headed ? title.length + 2 : 0;
  return {
    text: headed ? `${title}\n\n${text}` : text,
    title,
    url: ownAddress(url, snapshot.url),
    page: snapshot.url,
    ...publishedOf(published, publishedSource, snapshot.url),
    placeOf(start, end) {
      if (start < lead) return end <= title.length ? headline(title, start, end) : null;
      const place = locate(start - lead, end - lead);
      const [first, last] = [place && numbers.get(place.startContainer), place && numbers.get(place.endContainer)];
      if (!place || first === undefined || last === undefined) return null;
      return { start: [first, place.startOffset], end: [last, place.endOffset] };
    },
  };
}

/**
 * The day that the page states, else that of the address under which it is read.
 * @param {string | undefined} published
 * @param {PageArticle['publishedSource']} publishedSource
 * @param {string} url
 * @returns {Pick<PageArticle, 'published' | 'publishedSource'>}
 */
function publishedOf(published, publishedSource, url) {
  if (published !== undefined) return { published, publishedSource };
  return { published: dayInAddress(url), publishedSource: 'url' };
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
 * Where words of the title stand in the page's own headline. Its text nodes are noted now:
 * they may be taken out when the article is read.
 * @param {Document} page
 * @param {WeakMap<Node, number>} numbers
 */
function headlineIn(page, numbers) {
  const headings = [...page.querySelectorAll('h1, h2')].flatMap(({ childNodes }) => {
    const number = childNodes.length === 1 ? numbers.get(childNodes[0]) : undefined;
    return number === undefined ? [] : [{ number, words: childNodes[0].nodeValue ?? '' }];
  });
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
