// Writes the parts of an article that belong together, inside a transaction of the caller's.

import { applyCorrections } from './corrections.js';
import { meetingRows, textWords } from './saved-meeting.js';

/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./file-shape.js').ArticleAbout} ArticleAbout */
/** @typedef {import('./schema.js').ArticleContent} ArticleContent */
/** @typedef {import('./schema.js').ArticleSummary} ArticleSummary */

/**
 * A transaction over all stores, whatever it may do besides.
 * @typedef {import('./schema.js').Transaction<'readwrite'>} Writing
 */

/** @typedef {ArticleAbout & ArticleContent & { saved: string }} ArticleRecord */

/** How many texts that are not saved keep their corrections; those corrected last. */
export const MAX_UNSAVED = 500;

/**
 * Writes an article over one of the same key.
 * @param {Writing} transaction
 * @param {ArticleRecord} article
 * @param {Correction[]} [corrections] those that the text has already if left out
 */
export async function putArticle(transaction, article, corrections) {
  const { key, text, document } = article;
  const held = corrections ?? (await transaction.objectStore('corrections').get(key))?.corrections ?? [];
  await Promise.all([
    corrections && putList(transaction, key, corrections),
    put(transaction, 'contents', { key, text, document }),
    put(transaction, 'texts', { key, words: textWords(text, article.title) }),
    putMeetings(transaction, article, { key, text, document }, held),
  ]);
}

/**
 * Writes the corrections of a text, saved or not.
 * @param {Writing} transaction
 * @param {string} key
 * @param {Correction[]} corrections
 */
export async function putCorrections(transaction, key, corrections) {
  await putList(transaction, key, corrections);
  const summary = await transaction.objectStore('articles').get(key);
  const content = summary && (await transaction.objectStore('contents').get(key));
  if (summary && content) await putMeetings(transaction, summary, content, corrections);
  else await forgetOldest(transaction);
}

/**
 * Deletes everything of a text.
 * @param {Writing} transaction
 * @param {string} key
 */
export async function removeArticle(transaction, key) {
  await Promise.all([
    transaction.objectStore('articles').delete(key),
    transaction.objectStore('contents').delete(key),
    transaction.objectStore('corrections').delete(key),
    transaction.objectStore('texts').delete(key),
    removeMeetings(transaction, key),
  ]);
}

/**
 * Puts a row. One that cannot be stored at all is a rejection here, where the store itself
 * would throw and leave the rows that are put beside it to nobody.
 * @template {'readwrite' | 'versionchange'} M
 * @template {'articles' | 'contents' | 'corrections' | 'meetings' | 'texts'} S
 * @param {import('./schema.js').Transaction<M>} transaction
 * @param {S} store
 * @param {import('./schema.js').DiarySchema[S]['value']} row
 */
export async function put(transaction, store, row) {
  await transaction.objectStore(store).put(row);
}

/**
 * @param {Writing} transaction
 * @param {Omit<ArticleSummary, 'meetings'>} about
 * @param {ArticleContent} content
 * @param {Correction[]} corrections
 */
async function putMeetings(transaction, { key, saved, ...about }, { text, document }, corrections) {
  const { title, url, published, published_basis: basis } = about;
  const article = { key, title, url, published, ...(basis && { published_basis: basis }) };
  const rows = meetingRows(article, applyCorrections(document, corrections, text));
  await removeMeetings(transaction, key);
  await Promise.all([
    put(transaction, 'articles', { ...article, saved, meetings: rows.length }),
    ...rows.map((row) => put(transaction, 'meetings', row)),
  ]);
}

/**
 * @param {Writing} transaction
 * @param {string} key
 */
async function removeMeetings(transaction, key) {
  const meetings = transaction.objectStore('meetings');
  const ids = await meetings.index('article').getAllKeys(key);
  await Promise.all(ids.map((id) => meetings.delete(id)));
}

/**
 * @param {Writing} transaction
 * @param {string} key
 * @param {Correction[]} corrections
 */
async function putList(transaction, key, corrections) {
  if (corrections.length === 0) await transaction.objectStore('corrections').delete(key);
  else await put(transaction, 'corrections', { key, corrections, changed: new Date().toISOString() });
}

/** @param {Writing} transaction */
async function forgetOldest(transaction) {
  const store = transaction.objectStore('corrections');
  const [oldestFirst, saved] = await Promise.all([
    store.index('changed').getAllKeys(),
    transaction.objectStore('articles').getAllKeys(),
  ]);
  const articles = new Set(saved);
  const unsaved = oldestFirst.filter((key) => !articles.has(key));
  await Promise.all(unsaved.slice(0, Math.max(0, unsaved.length - MAX_UNSAVED)).map((key) => store.delete(key)));
}
