// Takes an article out of HTML, which is parsed but never run, and fetches nothing.

import { removeBoilerplate } from './boilerplate.js';
import { parseInert } from './inert-document.js';
import { mainContent } from './main-content.js';
import { readMetadata } from './metadata.js';
import { oneLine, plainText } from './plain-text.js';
import { webUrl } from './url.js';

/** @typedef {import('./article.js').Article} Article */

/** The marks of a whole page; what was cut out of one, or written as a mail, has none. */
const PAGE_PARTS = 'main, [role="main"], nav, [role="navigation"], footer, [role="contentinfo"]';

/**
 * Reads a page: its main text, without navigation and links elsewhere.
 * @param {string} html
 * @param {{ url?: string }} [options] `url`: where the page is from, over what it says itself
 * @returns {Article} with an empty text where there are no words
 */
export function readHtml(html, { url } = {}) {
  const article = articleOf(parseInert(html));
  return { ...article, url: webUrl(url) ?? article.url };
}

/**
 * Reads a part of a page that somebody chose, or a mail: all of its text counts, without
 * lists of links; of a page that was chosen as a whole the main text.
 * @param {string} html
 * @returns {Article}
 */
export function readFragment(html) {
  const page = parseInert(html);
  cutToFragment(page);
  if (page.querySelector(PAGE_PARTS) !== null) return articleOf(page);
  const { published } = readMetadata(page);
  removeBoilerplate(page.body);
  return { text: plainText(page.body), published, source: 'html' };
}

/**
 * @param {Document} page changed in place
 * @returns {Article}
 */
function articleOf(page) {
  const metadata = readMetadata(page);
  removeBoilerplate(page.body);
  return { ...metadata, text: withoutTitle(plainText(mainContent(page)), metadata.title), source: 'html' };
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
 * @param {string} text
 * @param {string | undefined} title
 */
function withoutTitle(text, title) {
  if (title === undefined) return text;
  const end = text.indexOf('\n\n');
  const first = end < 0 ? text : text.slice(0, end);
  const same = oneLine(first).toLowerCase() === title.toLowerCase();
  return same && end >= 0 ? text.slice(end + 2) : text;
}
