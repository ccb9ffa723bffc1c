// The stores of the diary's database, and how an older version becomes the present one.

import { applyCorrections } from './corrections.js';
import { put } from './records.js';
import { meetingRows, textWords } from './saved-meeting.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./file-shape.js').FileArticle} FileArticle */
/** @typedef {import('./people.js').PersonRule} PersonRule */
/** @typedef {import('./saved-meeting.js').MeetingRow} MeetingRow */
/** @typedef {import('./saved-meeting.js').Source} Source */

/**
 * - 1: `articles`, each with its text, document and corrections
 * - 2: texts apart from what lists show; `meetings` to search over all articles;
 *   corrections of texts that are not saved; the user's own names
 * - 3: `texts` to search the articles' own words; meetings say what of them was edited, and
 *   know the anchor of their corrections
 */
export const VERSION = 3;

/** @typedef {Source & { saved: string, meetings: number }} ArticleSummary `saved` is a moment, `meetings` how many there are after the corrections */
/** @typedef {{ key: string, text: string, document: Document }} ArticleContent the document is as it was extracted */
/** @typedef {{ key: string, corrections: Correction[], changed: string }} CorrectionsRow `changed` is a moment */

/**
 * @typedef {object} DiarySchema
 * @property {{ key: string, value: ArticleSummary }} articles
 * @property {{ key: string, value: ArticleContent }} contents
 * @property {{ key: string, value: CorrectionsRow, indexes: { changed: string } }} corrections of saved and unsaved texts
 * @property {{ key: string, value: MeetingRow, indexes: Record<'article' | 'until' | 'status' | 'people' | 'countries' | 'words', string> }} meetings
 * @property {{ key: string, value: any[] }} names the user's own {@link LexiconEntry} under the key {@link NAMES}, and {@link PersonRule} under {@link PEOPLE}
 * @property {{ key: string, value: TextRow, indexes: { words: string } }} texts the words of each article
 */

/** @typedef {{ key: string, words: string[] }} TextRow */

/** @typedef {import('../vendor/idb/index.js').IDBPDatabase<DiarySchema>} Database */
/** @typedef {'articles' | 'contents' | 'corrections' | 'meetings' | 'names' | 'texts'} StoreName */

/**
 * @template {'readonly' | 'readwrite' | 'versionchange'} M
 * @typedef {import('../vendor/idb/index.js').IDBPTransaction<DiarySchema, StoreName[], M>} Transaction
 */

/** @typedef {Omit<FileArticle, 'document'> & { key: string, document: Document }} ArticleV1 */

/** @type {readonly StoreName[]} */
export const STORES = ['articles', 'contents', 'corrections', 'meetings', 'names', 'texts'];

/** The key of the user's own names in `names`. */
export const NAMES = 'list';

/** The key of what the user said of people across articles in `names`. */
export const PEOPLE = 'people';

/**
 * Brings a database of `version`, 0 for a new one, to {@link VERSION}.
 * @param {Database} database
 * @param {number} version
 * @param {Transaction<'versionchange'>} transaction
 */
export async function upgrade(database, version, transaction) {
  if (version < 1) database.createObjectStore('articles', { keyPath: 'key' });
  if (version < 2) await toVersion2(database, transaction);
  if (version < 3) await toVersion3(database, transaction);
}

/**
 * @param {Database} database
 * @param {Transaction<'versionchange'>} transaction
 */
async function toVersion2(database, transaction) {
  database.createObjectStore('contents', { keyPath: 'key' });
  const corrections = database.createObjectStore('corrections', { keyPath: 'key' });
  corrections.createIndex('changed', 'changed');
  const meetings = database.createObjectStore('meetings', { keyPath: 'id' });
  meetings.createIndex('article', 'article.key');
  meetings.createIndex('until', 'until');
  meetings.createIndex('status', 'meeting.status');
  for (const name of /** @type {const} */ (['people', 'countries', 'words'])) {
    meetings.createIndex(name, name, { multiEntry: true });
  }
  database.createObjectStore('names');
  // One article at a time, as all texts together may not fit into memory.
  for (let cursor = await transaction.objectStore('articles').openCursor(); cursor; cursor = await cursor.continue()) {
    const article = /** @type {ArticleV1} */ (/** @type {unknown} */ (cursor.value));
    const { key, title, url, published, saved, text, document } = article;
    const rows = meetingRows(article, applyCorrections(document, article.corrections, text));
    await Promise.all([
      put(transaction, 'contents', { key, text, document }),
      article.corrections.length > 0 &&
        put(transaction, 'corrections', { key, corrections: article.corrections, changed: saved }),
      ...rows.map((row) => put(transaction, 'meetings', row)),
      put(transaction, 'articles', { key, title, url, published, saved, meetings: rows.length }),
    ]);
  }
}

/**
 * @param {Database} database
 * @param {Transaction<'versionchange'>} transaction
 */
async function toVersion3(database, transaction) {
  const texts = database.createObjectStore('texts', { keyPath: 'key' });
  texts.createIndex('words', 'words', { multiEntry: true });
  const meetings = transaction.objectStore('meetings');
  for (let cursor = await transaction.objectStore('contents').openCursor(); cursor; cursor = await cursor.continue()) {
    const { key, text, document } = cursor.value;
    const [summary, row, old] = await Promise.all([
      transaction.objectStore('articles').get(key),
      transaction.objectStore('corrections').get(key),
      meetings.index('article').getAllKeys(key),
    ]);
    if (!summary) continue;
    const rows = meetingRows(summary, applyCorrections(document, row?.corrections ?? [], text));
    await Promise.all(old.map((id) => meetings.delete(id)));
    await Promise.all([
      put(transaction, 'texts', { key, words: textWords(text, summary.title) }),
      ...rows.map((meeting) => put(transaction, 'meetings', meeting)),
    ]);
  }
}
