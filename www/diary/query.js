// Finds saved meetings by indexes alone, so that only those that are shown are read.

import { fold } from './name.js';
import { dayRanges } from './saved-meeting.js';

/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./saved-meeting.js').MeetingRow} MeetingRow */
/** @typedef {import('./saved-meeting.js').SavedMeeting} SavedMeeting */

/**
 * @typedef {object} MeetingFilter a meeting must fit all that is given
 * @property {string} [query] the beginnings of words of its names, circumstances, title or evidence
 * @property {string} [person] the full name or an alias of a participant
 * @property {string} [country] ISO 3166-1 alpha-2 code of a participant's country
 * @property {Status} [status]
 * @property {string} [from] a day on or after which it ends
 * @property {string} [to] a day on or before which it starts
 * @property {number} [limit] all if left out
 * @property {number} [offset]
 */

/** @typedef {{ total: number, meetings: SavedMeeting[] }} FoundMeetings newest first; `total` counts those beyond the limit too */

/** @typedef {import('../vendor/idb/index.js').IDBPObjectStore<import('./schema.js').DiarySchema, import('./schema.js').StoreName[], 'meetings', 'readonly'>} MeetingStore */

/** From this many meetings on, reading all between the first and the last is faster than one by one. */
const MANY = 500;

/**
 * @param {MeetingStore} store
 * @param {MeetingFilter} filter
 * @returns {Promise<FoundMeetings>}
 */
export async function findMeetings(store, { limit = Infinity, offset = 0, ...filter }) {
  const ids = await matchingIds(store, filter);
  const shown = ids.reverse().slice(offset, offset + limit);
  return { total: ids.length, meetings: (await rows(store, shown)).map(withoutColumns) };
}

/**
 * The ids of the meetings that fit, in ascending order.
 * @param {MeetingStore} store
 * @param {MeetingFilter} filter
 */
async function matchingIds(store, { query = '', person, country, status, from, to }) {
  const { id, until } = dayRanges(from, to);
  const words = wordsOf(query);
  const [inOrder, ...fits] = await Promise.all([
    store.getAllKeys(id && IDBKeyRange.bound(...id)),
    ...(until === undefined ? [] : [store.index('until').getAllKeys(IDBKeyRange.lowerBound(until))]),
    ...(person === undefined ? [] : [store.index('people').getAllKeys(fold(person))]),
    ...(country === undefined ? [] : [store.index('countries').getAllKeys(country)]),
    ...(status === undefined ? [] : [store.index('status').getAllKeys(status)]),
    ...words.map((word) => store.index('words').getAllKeys(beginningWith(word))),
  ]);
  return fits.reduce((ids, fitting) => {
    const set = new Set(fitting);
    return ids.filter((one) => set.has(one));
  }, inOrder);
}

/**
 * @param {MeetingStore} store
 * @param {string[]} ids in descending order
 * @returns {Promise<MeetingRow[]>}
 */
async function rows(store, ids) {
  if (ids.length < MANY) {
    return (await Promise.all(ids.map((id) => store.get(id)))).flatMap((row) => row ?? []);
  }
  const wanted = new Set(ids);
  const between = await store.getAll(IDBKeyRange.bound(ids[ids.length - 1], ids[0]));
  return between.filter(({ id }) => wanted.has(id)).reverse();
}

/**
 * The keys of the articles whose text or title has the beginnings of all words.
 * @param {import('../vendor/idb/index.js').IDBPObjectStore<import('./schema.js').DiarySchema, import('./schema.js').StoreName[], 'texts', 'readonly'>} store
 * @param {string} query
 * @returns {Promise<Set<string>>}
 */
export async function findTexts(store, query) {
  const words = wordsOf(query);
  const index = store.index('words');
  const [first = [], ...others] = await Promise.all(words.map((word) => index.getAllKeys(beginningWith(word))));
  return others.reduce((keys, more) => new Set(more.filter((key) => keys.has(key))), new Set(first));
}

/** @param {string} query */
function wordsOf(query) {
  return fold(query).split(' ').filter((word) => word !== '');
}

/** @param {string} word */
function beginningWith(word) {
  return IDBKeyRange.bound(word, `${word}\uffff`);
}

/**
 * @param {MeetingRow} row
 * @returns {SavedMeeting}
 */
function withoutColumns({ article, meeting, entities, anchor }) {
  return { article, meeting, entities, anchor };
}
