// The diary: saved articles with their meetings, corrections and the user's own names, in this browser only.

import { openDB } from '../vendor/idb/index.js';
import { DiaryError, diaryError } from './error.js';
import { readAbout, readCorrections, readFile, readNames, readPeople } from './file-shape.js';
import { findMeetings, findTexts } from './query.js';
import { putArticle, putCorrections, removeArticle } from './records.js';
import { NAMES, PEOPLE, STORES, upgrade, VERSION } from './schema.js';
import { textKey } from './textkey.js';
import { exportDiary, importDiary } from './transfer.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('./corrections.js').Correction} Correction */
/** @typedef {import('./error.js').DiaryErrorCode} DiaryErrorCode */
/** @typedef {import('./file-shape.js').ArticleAbout} ArticleAbout */
/** @typedef {import('./file-shape.js').DiaryFile} DiaryFile */
/** @typedef {import('./query.js').FoundMeetings} FoundMeetings */
/** @typedef {import('./query.js').MeetingFilter} MeetingFilter */
/** @typedef {import('./schema.js').ArticleSummary} ArticleSummary */
/** @typedef {import('./people.js').PersonRule} PersonRule */
/** @typedef {import('./schema.js').Database} Database */

/** @typedef {ArticleSummary & { text: string, document: Document, corrections: Correction[] }} SavedArticle */

/**
 * @typedef {object} NewArticle
 * @property {string} text
 * @property {Document} document as it was extracted, without the corrections
 * @property {Correction[]} [corrections] those that the text has already if left out
 * @property {string} [replaces] key of the article of which this is a newer text; it goes
 */

/**
 * Opens the diary, which is made or brought up to date first if need be.
 * @param {{ name?: string }} [options] `name` of the database
 * @returns {Promise<Diary>}
 * @throws {DiaryError} `blocked`, `newer`, `unavailable`, or `full` where it cannot be brought up to date
 */
export function openDiary({ name = 'readout-diary' } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {Diary | undefined} */
    let diary;
    /** @type {unknown} why the upgrade was given up */
    let failure;
    let refused = false;
    const refuse = (/** @type {unknown} */ thrown) => {
      refused = true;
      const error = diaryError(thrown);
      reject(error instanceof DiaryError ? error : new DiaryError('unavailable', String(thrown), thrown));
    };
    /** @type {import('../vendor/idb/index.js').OpenDBCallbacks<import('./schema.js').DiarySchema>} */
    const callbacks = {
      async upgrade(database, version, _, transaction) {
        // Its end is told by the opening's.
        transaction.done.catch(() => {});
        try {
          await upgrade(database, version, transaction);
        } catch (thrown) {
          abort(transaction);
          failure = transaction.error ?? thrown;
        }
      },
      blocked: () => refuse(new DiaryError('blocked')),
      blocking: (_, next) => diary?.close(next === null ? 'unavailable' : 'newer'),
      terminated: () => diary?.close('unavailable'),
    };
    const open = async () => {
      const database = await openDB(name, VERSION, callbacks);
      diary = new Diary(database, new BroadcastChannel(name));
      // The tab that blocked went away after all, but nobody waits any more.
      if (refused) diary.close();
      else resolve(diary);
    };
    open().catch((thrown) => refuse(failure ?? thrown));
  });
}

/**
 * Every method is rejected with a {@link DiaryError}; what it was to write is then not
 * written, not even in part.
 */
export class Diary {
  /** @type {Database} */
  #database;
  /** @type {DiaryErrorCode | undefined} why it is closed */
  #closed;

  #channel;

  /**
   * Told when another tab or window has written to the diary.
   * @type {(() => void) | undefined}
   */
  onChange;

  /**
   * @param {Database} database
   * @param {BroadcastChannel} channel to the diaries of the same name elsewhere
   */
  constructor(database, channel) {
    this.#database = database;
    this.#channel = channel;
    channel.addEventListener('message', () => this.onChange?.());
  }

  /**
   * Lets go of the database; every method is rejected with `code` from now on.
   * @param {DiaryErrorCode} [code]
   */
  close(code = 'unavailable') {
    this.#closed = code;
    this.#database.close();
    this.#channel.close();
  }

  /**
   * Saves an article, or saves it anew: the same text is the same article.
   * @param {Partial<ArticleAbout> & NewArticle} article
   * @returns {Promise<string>} its key
   */
  async saveArticle({ text, document, corrections, replaces, title = null, url = null, published = null, published_basis: basis = null }) {
    const about = readAbout({ title, url, published, ...(basis && { published_basis: basis }) });
    const list = corrections && readCorrections(corrections);
    const key = await textKey(text);
    const article = { ...about, key, text, document, saved: new Date().toISOString() };
    await this.#write(async (transaction) => {
      if (replaces !== undefined && replaces !== key) await removeArticle(transaction, replaces);
      await putArticle(transaction, article, list);
    });
    return key;
  }

  /**
   * All articles without their texts, the one saved last first.
   * @returns {Promise<ArticleSummary[]>}
   */
  async articles() {
    const all = await this.#read((transaction) => transaction.objectStore('articles').getAll());
    return all.sort((a, b) => (a.saved < b.saved ? 1 : -1));
  }

  /**
   * @param {string} key
   * @returns {Promise<SavedArticle | undefined>}
   */
  article(key) {
    return this.#read((transaction) => articleIn(transaction, key));
  }

  /**
   * The keys of the articles whose text or title has the beginnings of all words.
   * @param {string} query
   * @returns {Promise<Set<string>>}
   */
  articlesWith(query) {
    return this.#read((transaction) => findTexts(transaction.objectStore('texts'), query));
  }

  /**
   * Deletes an article with its meetings and corrections.
   * @param {string} key
   * @returns {Promise<SavedArticle | undefined>} what was deleted
   */
  deleteArticle(key) {
    return this.#write(async (transaction) => {
      const article = await articleIn(transaction, key);
      await removeArticle(transaction, key);
      return article;
    });
  }

  /** Deletes everything, the user's own names too. */
  async deleteAll() {
    await this.#write((transaction) => Promise.all(STORES.map((store) => transaction.objectStore(store).clear())));
  }

  /**
   * The corrections of a text, saved or not.
   * @param {string} key
   * @returns {Promise<Correction[]>}
   */
  async corrections(key) {
    const row = await this.#read((transaction) => transaction.objectStore('corrections').get(key));
    return row?.corrections ?? [];
  }

  /**
   * Replaces the corrections of a text. Of texts that are not saved, only those are kept
   * that were corrected last.
   * @param {string} key
   * @param {Correction[]} corrections
   */
  async saveCorrections(key, corrections) {
    const list = readCorrections(corrections);
    await this.#write((transaction) => putCorrections(transaction, key, list));
  }

  /**
   * Changes the corrections that a text has by then, whoever else changed them meanwhile.
   * @param {string} key
   * @param {(corrections: Correction[]) => Correction[]} change
   * @returns {Promise<Correction[]>} those that it has now
   */
  changeCorrections(key, change) {
    return this.#write(async (transaction) => {
      const row = await transaction.objectStore('corrections').get(key);
      const list = readCorrections(change(row?.corrections ?? []));
      await putCorrections(transaction, key, list);
      return list;
    });
  }

  /**
   * The user's own names, as the option `lexicon` of `extract` takes them.
   * @returns {Promise<LexiconEntry[]>}
   */
  async names() {
    return (await this.#read((transaction) => transaction.objectStore('names').get(NAMES))) ?? [];
  }

  /** @param {readonly LexiconEntry[]} names */
  async saveNames(names) {
    const list = readNames(names);
    await this.#write((transaction) => transaction.objectStore('names').put(list, NAMES));
  }

  /**
   * Changes the names that there are by then, whoever else changed them meanwhile.
   * @param {(names: readonly LexiconEntry[]) => readonly LexiconEntry[]} change
   * @returns {Promise<LexiconEntry[]>} those that there are now
   */
  changeNames(change) {
    return this.#write(async (transaction) => {
      const store = transaction.objectStore('names');
      const list = readNames(change((await store.get(NAMES)) ?? []));
      await store.put(list, NAMES);
      return list;
    });
  }

  /**
   * Who of different articles is one person, and who of one name is two.
   * @returns {Promise<PersonRule[]>}
   */
  async people() {
    return (await this.#read((transaction) => transaction.objectStore('names').get(PEOPLE))) ?? [];
  }

  /**
   * @param {(rules: readonly PersonRule[]) => readonly PersonRule[]} change
   * @returns {Promise<PersonRule[]>} those that there are now
   */
  changePeople(change) {
    return this.#write(async (transaction) => {
      const store = transaction.objectStore('names');
      const rules = readPeople(change((await store.get(PEOPLE)) ?? []));
      await store.put(rules, PEOPLE);
      return rules;
    });
  }

  /**
   * The meetings of all articles, newest first.
   * @param {MeetingFilter} [filter]
   * @returns {Promise<FoundMeetings>}
   */
  meetings(filter = {}) {
    return this.#read((transaction) => findMeetings(transaction.objectStore('meetings'), filter));
  }

  /**
   * The whole diary, for one JSON file.
   * @returns {Promise<DiaryFile>}
   */
  exportAll() {
    return this.#read(exportDiary);
  }

  /**
   * Adds what a file has to the diary.
   * @param {unknown} file its JSON, or what that says
   * @param {{ onConflict?: 'keep' | 'replace' }} [options] which of two holds where the file and the diary have the same article, corrections of the same text, or the same name
   * @returns {Promise<import('./transfer.js').Imported>}
   */
  async importAll(file, { onConflict = 'keep' } = {}) {
    const checked = readFile(file);
    const keys = await Promise.all(checked.articles.map(({ text }) => textKey(text)));
    return this.#write((transaction) => importDiary(transaction, checked, keys, onConflict === 'replace'));
  }

  /**
   * Asks the browser to keep the diary even if the disk fills up.
   * @returns {Promise<boolean>} whether it will
   */
  async persist() {
    return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  }

  /**
   * What is used and what may be, in bytes; nothing where the browser does not tell.
   * @returns {Promise<{ usage: number, quota: number } | null>}
   */
  async estimate() {
    const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    return usage === undefined || quota === undefined ? null : { usage, quota };
  }

  /**
   * @template T
   * @param {(transaction: import('./transfer.js').Reading) => Promise<T>} work
   * @returns {Promise<T>}
   */
  #read(work) {
    return this.#guarded(async () => {
      const transaction = this.#database.transaction([...STORES], 'readonly');
      const [result] = await Promise.all([work(transaction), transaction.done]);
      return result;
    });
  }

  /**
   * Does all of the work or nothing of it.
   * @template T
   * @param {(transaction: import('./records.js').Writing) => Promise<T>} work
   * @returns {Promise<T>}
   */
  #write(work) {
    return this.#guarded(async () => {
      const transaction = this.#database.transaction([...STORES], 'readwrite', { durability: 'strict' });
      // It may be over before the work is, and is asked again below.
      transaction.done.catch(() => {});
      try {
        const result = await work(transaction);
        await transaction.done;
        this.#channel.postMessage('changed');
        return result;
      } catch (thrown) {
        abort(transaction);
        // A request that fails as the transaction is aborted does not know why it was.
        throw transaction.error ?? thrown;
      }
    });
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #guarded(work) {
    if (this.#closed) throw new DiaryError(this.#closed);
    try {
      return await work();
    } catch (thrown) {
      throw this.#closed ? new DiaryError(this.#closed, undefined, thrown) : diaryError(thrown);
    }
  }
}

/**
 * @param {import('./transfer.js').Reading | import('./records.js').Writing} transaction
 * @param {string} key
 * @returns {Promise<SavedArticle | undefined>}
 */
async function articleIn(transaction, key) {
  const [summary, content, row] = await Promise.all([
    transaction.objectStore('articles').get(key),
    transaction.objectStore('contents').get(key),
    transaction.objectStore('corrections').get(key),
  ]);
  return summary && content && { ...summary, ...content, corrections: row?.corrections ?? [] };
}

/** @param {{ abort(): void }} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has ended already, by the error that brought us here.
  }
}
