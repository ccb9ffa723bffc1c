// Takes an article out of rich text that is pasted or dropped.

import { readFragment } from './html.js';

/** @typedef {import('./article.js').Article} Article */

/**
 * The words of links stay, lists of links go. Whether there is rich text is told at once, while
 * the event can still be cancelled.
 * @param {DataTransfer} transfer of a paste or a drop
 * @returns {Promise<Article | undefined> | undefined} nothing for plain text, which the browser
 *   inserts itself; a promise of nothing for rich text without words
 */
export function readPaste(transfer) {
  const html = transfer.getData('text/html');
  if (html === '') return undefined;
  // What is transferred can be asked for during its event only.
  return readRichText(html, transfer.getData('text/plain'));
}

/**
 * @param {string} html
 * @param {string} plain the same as its program writes it without markup
 * @returns {Promise<Article | undefined>}
 */
async function readRichText(html, plain) {
  // Without the core, too, the words that were pasted are not to be lost.
  const article = await readFragment(html).catch(() => undefined);
  if (article !== undefined && article.text !== '') return article;
  // Somebody who pastes nothing but a list of links wants the list.
  const text = plain.replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : { text, source: 'text' };
}
