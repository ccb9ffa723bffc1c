// The whole diary out of the database and into it, inside a transaction of the caller's.

import { FILE_SCHEMA } from './file-shape.js';
import { withRule } from './people.js';
import { putArticle, putCorrections } from './records.js';
import { NAMES, PEOPLE } from './schema.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('./file-shape.js').DiaryFile} DiaryFile */
/** @typedef {import('./records.js').Writing} Writing */

/** @typedef {import('./schema.js').Transaction<'readonly'>} Reading a transaction over all stores */

/** @typedef {{ added: number, replaced: number, kept: number }} Imported how many articles were new, written over, or left as they were */

/**
 * @param {Reading} transaction
 * @returns {Promise<DiaryFile>}
 */
export async function exportDiary(transaction) {
  const [summaries, contents, rows, names, people] = await Promise.all([
    transaction.objectStore('articles').getAll(),
    transaction.objectStore('contents').getAll(),
    transaction.objectStore('corrections').getAll(),
    transaction.objectStore('names').get(NAMES),
    transaction.objectStore('names').get(PEOPLE),
  ]);
  const corrections = new Map(rows.map((row) => [row.key, row.corrections]));
  // Both stores are sorted by key.
  const articles = summaries.map(({ key, title, url, published, published_basis: basis, saved }, index) => {
    const { text, document } = contents[index];
    return { title, url, published, ...(basis && { published_basis: basis }), saved, text, document, corrections: corrections.get(key) ?? [] };
  });
  for (const { key } of summaries) corrections.delete(key);
  const unsaved = Array.from(corrections, ([key, list]) => ({ key, corrections: list }));
  return { schema: FILE_SCHEMA, articles, corrections: unsaved, names: names ?? [], ...(people && { people }) };
}

/**
 * @param {Writing} transaction
 * @param {DiaryFile} file
 * @param {string[]} keys of its articles
 * @param {boolean} replace whether what the file has holds against what the diary has
 * @returns {Promise<Imported>}
 */
export async function importDiary(transaction, { articles, corrections, names, people = [] }, keys, replace) {
  const has = async (/** @type {'articles' | 'corrections'} */ store, /** @type {string} */ key) =>
    (await transaction.objectStore(store).getKey(key)) !== undefined;
  const imported = { added: 0, replaced: 0, kept: 0 };
  for (const [index, article] of articles.entries()) {
    const key = keys[index];
    const known = await has('articles', key);
    imported[known ? (replace ? 'replaced' : 'kept') : 'added'] += 1;
    if (known && !replace) continue;
    const corrected = !replace && (await has('corrections', key));
    await putArticle(transaction, { ...article, key }, corrected ? undefined : article.corrections);
  }
  for (const { key, corrections: list } of corrections) {
    if (replace || !(await has('corrections', key))) await putCorrections(transaction, key, list);
  }
  if (names.length > 0) {
    const store = transaction.objectStore('names');
    await store.put(unite((await store.get(NAMES)) ?? [], names, replace), NAMES);
  }
  if (people.length > 0) {
    const store = transaction.objectStore('names');
    await store.put(people.reduce(withRule, (await store.get(PEOPLE)) ?? []), PEOPLE);
  }
  return imported;
}

/**
 * @param {LexiconEntry[]} mine
 * @param {LexiconEntry[]} others
 * @param {boolean} replace whether an entry of the others holds against mine of the same type and name
 */
function unite(mine, others, replace) {
  const idOf = (/** @type {LexiconEntry} */ { type, name }) => `${type} ${name}`;
  const united = new Map(mine.map((entry) => [idOf(entry), entry]));
  for (const entry of others) {
    if (replace || !united.has(idOf(entry))) united.set(idOf(entry), entry);
  }
  return [...united.values()];
}
