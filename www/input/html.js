// Takes an article out of HTML, which is parsed but never run, and fetches nothing.

import { loadCore } from '../lib/core.js';
import { removeBoilerplate } from './boilerplate.js';
import { parseInert } from './inert-document.js';
import { mainContent } from './main-content.js';
import { readMetadata } from './metadata.js';
import { oneLine } from './one-line.js';
import { webUrl } from './url.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('../pkg/readout.js').DomPlace} DomPlace */

/**
 * An article with the way back to its page. Offsets count UTF-16 code units.
 * @typedef {object} Located
 * @property {(start: number, end: number) => DomPlace | undefined} locate where [start, end) of
 *   the article's text stands in the page; nothing where out of range or no words of the page
 *   are in it
 */

/** The marks of a whole page; what was cut out of one, or written as a mail, has none. */
const PAGE_PARTS = 'main, [role="main"], nav, [role="navigation"], footer, [role="contentinfo"]';

/**
 * Reads a page: its main text, without navigation and links elsewhere.
 * @param {string} html
 * @param {{ url?: string }} [options] `url`: where the page is from, over what it says itself
 * @returns {Promise<Article>} with an empty text where there are no words
 */
export async function readHtml(html, { url } = {}) {
  const article = await readAway(parseInert(html));
  return { ...article, url: webUrl(url) ?? article.url };
}

/**
 * Reads a page that is parsed already, and keeps the way back to its texts.
 * @param {Document} page without a window, as of `tracedCopy`; what is no part of its article is taken out
 *   of it
 * @returns {Promise<Article & Located>} with an empty text where there are no words
 */
export async function readPage(page) {
  return located(await articleOf(page));
}

/**
 * Reads what somebody selected of a page, all of it.
 * @param {Document} page likewise, of the selected parts alone
 * @returns {Promise<Article & Located>} with an empty text where there are no words
 */
export async function readSelected(page) {
  const { collectText } = await loadCore();
  const dom = collectText(page.body);
  const article = { ...readMetadata(page), text: dom.text, source: /** @type {const} */ ('html') };
  return located({ article, cut: 0, dom, originalOf: (node) => node });
}

/**
 * @param {Found} found
 * @returns {Article & Located}
 */
function located({ article, cut, dom, originalOf }) {
  return {
    ...article,
    locate(start, end) {
      const place = start >= 0 ? dom.locate(start + cut, end + cut) : undefined;
      const startContainer = place && originalOf(place.startContainer);
      const endContainer = place && originalOf(place.endContainer);
      return startContainer && endContainer ? { ...place, startContainer, endContainer } : undefined;
    },
  };
}

/**
 * Reads a part of a page that somebody chose, or a mail: all of its text counts, without
 * lists of links; of a page that was chosen as a whole the main text.
 * @param {string} html
 * @returns {Promise<Article>}
 */
export async function readFragment(html) {
  const page = parseInert(html);
  cutToFragment(page);
  if (page.querySelector(PAGE_PARTS) !== null) return readAway(page);
  const { published, publishedSource } = readMetadata(page);
  removeBoilerplate(page.body);
  const { collectText } = await loadCore();
  const dom = collectText(page.body);
  const { text } = dom;
  dom.free();
  return { text, published, publishedSource, source: 'html' };
}

/**
 * Reads a page that nobody comes back to.
 * @param {Document} page changed in place
 */
async function readAway(page) {
  const { article, dom } = await articleOf(page);
  dom.free();
  return article;
}

/**
 * @typedef {object} Found
 * @property {Article} article
 * @property {number} cut how much of the text of `dom` comes before the article's
 * @property {import('../pkg/readout.js').DomText} dom
 * @property {(node: Text) => Text | undefined} originalOf how the nodes of `dom` lead back to the page
 */

/**
 * @param {Document} page changed in place
 * @returns {Promise<Found>}
 */
async function articleOf(page) {
  const { collectText } = await loadCore();
  const metadata = readMetadata(page);
  removeBoilerplate(page.body);
  const { element, originalOf } = mainContent(page);
  const dom = collectText(element);
  const all = dom.text;
  const cut = titleEnd(all, metadata.title);
  /** @type {Article} */
  const article = { ...metadata, text: all.slice(cut), source: 'html' };
  return { article, cut, dom, originalOf };
}

/**
 * Leaves of what a clipboard holds only what is between its marks: around it some
 * programs put the elements that it was cut out of.
 * @param {Document} page
 */
function cutToFragment(page) {
  const comments = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  /** @type {Node | undefined} */
  let first;
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    const mark = node.nodeValue?.trim();
    if (mark === 'StartFragment') first ??= node;
    if (mark !== 'EndFragment' || first === undefined) continue;
    const range = page.createRange();
    range.setStartAfter(first);
    range.setEndBefore(node);
    page.body.replaceChildren(range.extractContents());
    return;
  }
}

/**
 * Where the text goes on behind its title; 0 where it does not begin with it, or is nothing else.
 * @param {string} text
 * @param {string | undefined} title
 */
function titleEnd(text, title) {
  const end = text.indexOf('\n\n');
  if (title === undefined || end < 0) return 0;
  return oneLine(text.slice(0, end)).toLowerCase() === title.toLowerCase() ? end + 2 : 0;
}
