// Takes an article out of rich text that is pasted or dropped.

import { readFragment } from './html.js';

/** @typedef {import('./article.js').Article} Article */

/**
 * The words of links stay, lists of links go.
 * @param {DataTransfer} transfer of a paste or a drop
 * @returns {Article | undefined} nothing for plain text, which the browser inserts itself
 */
export function readPaste(transfer) {
  const html = transfer.getData('text/html');
  if (html === '') return undefined;
  const article = readFragment(html);
  if (article.text !== '') return article;
  // Somebody who pastes nothing but a list of links wants the list.
  const text = transfer.getData('text/plain').replace(/\r\n?/g, '\n').trim();
  return text === '' ? undefined : { text, source: 'text' };
}
