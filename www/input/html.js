// Takes an article out of HTML, which is parsed by the core and never run; nothing is fetched.

import { loadCore } from '../lib/core.js';
import { webUrl } from './url.js';

/** @typedef {import('./article.js').Article} Article */

/**
 * Reads a page: its main text, without navigation and links elsewhere.
 * @param {string} html
 * @param {{ url?: string }} [options] `url`: where the page is from, over what it says itself
 * @returns {Promise<Article>} with an empty text where there are no words
 */
export async function readHtml(html, { url } = {}) {
  const { readPage } = await loadCore();
  const page = readPage(html);
  return { ...page, url: webUrl(url) ?? webUrl(page.url), source: 'html' };
}

/**
 * Reads a part of a page that somebody chose, or a mail: all of its text counts, without
 * lists of links; of a page that was chosen as a whole the main text.
 * @param {string} html
 * @returns {Promise<Article>}
 */
export async function readFragment(html) {
  const { readPage } = await loadCore();
  const page = readPage(html, 'fragment');
  return { ...page, url: webUrl(page.url), source: 'html' };
}

/**
 * The words of HTML that was made of a document of another format, which has nothing around them.
 * @param {string} html
 * @returns {Promise<string>}
 */
export async function readConverted(html) {
  const { readPage } = await loadCore();
  return readPage(html, 'all').text;
}
