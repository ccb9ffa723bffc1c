// One meeting of a saved article as the diary keeps it: complete in itself, and found by what it says.

import { anchorMeeting } from './anchor.js';
import { fold } from './name.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('./anchor.js').MeetingAnchor} MeetingAnchor */
/** @typedef {import('./file-shape.js').ArticleAbout} ArticleAbout */

/** @typedef {ArticleAbout & { key: string }} Source the article that reports a meeting */

/**
 * @typedef {object} SavedMeeting
 * @property {Source} article
 * @property {Meeting} meeting its offsets are those of the article's text
 * @property {Entity[]} entities those that it speaks of, and the bodies they act for, without their mentions
 * @property {Entity[]} [called] the entities as the article has them, where rules of the user's say who they are
 * @property {MeetingAnchor} [anchor] by which corrections of it are kept; where it is left out, the meeting's own
 */

/**
 * @typedef {object} FoundBy the columns of the indexes
 * @property {string} id sorts by first day, then by article and order in it
 * @property {string} [until] the last day; left out where no day is known
 * @property {string[]} people names of the participants, folded
 * @property {string[]} countries codes of the countries of the participants
 * @property {string[]} words all words of names, circumstances and evidence, folded
 */

/** @typedef {SavedMeeting & FoundBy} MeetingRow */

/** Sorts before every day, so that meetings without one come last, newest first. */
const NO_DAY = '0000-00-00';

/** How many words of a meeting can be searched for; the first ones are its names. */
const MAX_WORDS = 120;

/** How many different words of an article can be searched for: more than a long report has. */
const MAX_TEXT_WORDS = 5_000;

/** In UTF-16 code units. */
const LONGEST_WORD = 60;

/**
 * The rows of an article's meetings. One without a date counts as of the day on which
 * the article was published.
 * @param {Source} article
 * @param {import('./corrections.js').Corrected} corrected the article's document with its corrections
 * @returns {MeetingRow[]}
 */
export function meetingRows(article, { document, anchors }) {
  const entities = new Map(document.entities.map((entity) => [entity.id, entity]));
  const { key, title, url, published, published_basis: basis } = article;
  return document.meetings.map((meeting, index) => {
    const involved = involvedIn(meeting, entities);
    const participants = meeting.participants.flatMap((id) => entities.get(id) ?? []);
    const from = meeting.date?.from ?? published ?? NO_DAY;
    const until = meeting.date?.to ?? published;
    return {
      id: `${from} ${key} ${String(index).padStart(6, '0')}`,
      ...(until === null ? {} : { until }),
      people: distinct(participants.flatMap(({ name, aliases }) => [name, ...aliases].map(fold))),
      countries: distinct(participants.flatMap(({ country }) => country ?? [])),
      words: searchWords(meeting, involved, title),
      article: { key, title, url, published, ...(basis && { published_basis: basis }) },
      meeting,
      entities: involved,
      anchor: anchors.get(meeting.id) ?? anchorMeeting(document, meeting),
    };
  });
}

/**
 * All words of an article, folded, each once: what its text is found by.
 * @param {string} text
 * @param {string | null} title
 */
export function textWords(text, title) {
  return distinct(`${fold(title ?? '')} ${fold(text)}`.split(' ').filter(isWord)).slice(0, MAX_TEXT_WORDS);
}

/**
 * What is longer is nothing that anybody types, and would fill the index.
 * @param {string} word
 */
function isWord(word) {
  return word !== '' && word.length <= LONGEST_WORD;
}

/**
 * The ranges of `id` and `until` in which the meetings lie that touch the days `from` to `to`.
 * @param {string | undefined} from
 * @param {string | undefined} to
 * @returns {{ id?: [string, string], until?: string }} first and last `id`; the first `until`
 */
export function dayRanges(from, to) {
  return {
    ...(to === undefined ? {} : { id: /** @type {[string, string]} */ (['0001', `${to}~`]) }),
    ...(from === undefined ? {} : { until: from }),
  };
}

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities
 * @returns {Entity[]}
 */
function involvedIn({ participants, place, occasion_id: occasion, reported_by: reporters }, entities) {
  const named = [...participants, ...reporters, place, occasion].flatMap((id) => entities.get(id ?? '') ?? []);
  const bodies = named.flatMap(({ affiliation_id: id }) => entities.get(id ?? '') ?? []);
  return distinct([...named, ...bodies]).map((entity) => ({ ...entity, mentions: [] }));
}

/**
 * @param {Meeting} meeting
 * @param {Entity[]} involved
 * @param {string | null} title
 */
function searchWords(meeting, involved, title) {
  const phrases = [
    ...involved.flatMap(({ name, aliases, role, affiliation }) => [name, ...aliases, role, affiliation]),
    meeting.occasion,
    ...(meeting.tags ?? []),
    meeting.note,
    ...meeting.topics.map(({ text }) => text),
    title,
    ...meeting.evidence.map(({ text }) => text),
  ];
  const words = phrases.flatMap((phrase) => fold(phrase ?? '').split(' '));
  return distinct(words.filter((word) => word !== '')).slice(0, MAX_WORDS);
}

/**
 * @template T
 * @param {T[]} items
 */
function distinct(items) {
  return [...new Set(items)];
}
