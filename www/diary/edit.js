// What a person says of a meeting, field by field, and meetings that only a person saw in the text.

import { findEntity, MAX_WORDS_OF_EVIDENCE } from './anchor.js';
import { daysOf } from './days.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Medium} Medium */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./anchor.js').EntityAnchor} EntityAnchor */
/** @typedef {import('./anchor.js').MeetingAnchor} MeetingAnchor */

/**
 * A field with its new value. Parties and places are entities of the text, or new ones by a
 * name that was typed; a date is an ISO day, month or year.
 * @typedef {{ field: 'participants', value: EntityAnchor[] }
 *   | { field: 'status', value: Status }
 *   | { field: 'medium', value: Medium }
 *   | { field: 'date', value: string | null }
 *   | { field: 'place', value: EntityAnchor | null }
 *   | { field: 'occasion', value: string | null }
 *   | { field: 'topics', value: string[] }
 *   | { field: 'tags', value: string[] }
 *   | { field: 'note', value: string | null }} Edit
 */

/** The fields that say something of the meeting itself, and not what a person thinks of it. */
const FACTS = new Set(['participants', 'status', 'medium', 'date', 'place', 'occasion', 'topics']);

/**
 * @param {Document} document changed
 * @param {Meeting} meeting one of its; changed
 * @param {Edit} edit
 * @returns {boolean} whether it could be carried out
 */
export function editMeeting(document, meeting, edit) {
  switch (edit.field) {
    case 'participants': {
      const ids = [...new Set(edit.value.map((party) => entityOf(document, party).id))];
      if (ids.length < 2) return false;
      meeting.participants = ids;
      break;
    }
    case 'date': {
      const days = edit.value === null ? null : daysOf(edit.value);
      if (days === undefined) return false;
      // The text does not say this date, so no words of it are named.
      meeting.date = days && { ...days, basis: null, text: '', start: 0, end: 0 };
      break;
    }
    case 'place':
      meeting.place = edit.value && entityOf(document, edit.value).id;
      break;
    case 'occasion':
      meeting.occasion = edit.value;
      meeting.occasion_id = null;
      break;
    case 'topics':
      meeting.topics = edit.value.map((text) => meeting.topics.find((topic) => topic.text === text) ?? { start: 0, end: 0, text });
      break;
    case 'status':
      meeting.status = edit.value;
      break;
    case 'medium':
      meeting.medium = edit.value;
      break;
    case 'tags':
      meeting.tags = edit.value;
      break;
    case 'note':
      if (edit.value === null) delete meeting.note;
      else meeting.note = edit.value;
  }
  if (FACTS.has(edit.field)) {
    markEdited(meeting, edit.field);
    // It is a person's word from here on, not an estimate.
    meeting.confidence = 1;
  }
  return true;
}

/**
 * @param {Meeting} meeting changed
 * @param {string} what a person changed of it
 */
export function markEdited(meeting, what) {
  meeting.edited = [...new Set([...(meeting.edited ?? []), what])];
}

/**
 * A new meeting by the words that a person chose; its fields are still to be set.
 * @param {Document} document changed
 * @param {MeetingAnchor} anchor
 * @param {string | null} text
 * @returns {Meeting | undefined} none where the text does not have the words any more
 */
export function addMeeting(document, { triggers: [words] }, text) {
  const start = text === null ? words?.start : words && nearest(text, words.quote, words.start);
  if (words === undefined || start === undefined) return undefined;
  const end = start + words.quote.length;
  /** @type {Meeting} */
  const meeting = {
    id: `m${document.meetings.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0) + 1}`,
    participants: [],
    status: 'held',
    medium: 'in_person',
    date: null,
    place: null,
    occasion: null,
    occasion_id: null,
    topics: [],
    reported_by: [],
    confidence: 1,
    evidence: [{ start, end, text: words.quote, trigger: { start, end } }],
    edited: ['added'],
  };
  document.meetings.push(meeting);
  return meeting;
}

/**
 * The entity that is meant, made where the document has none of that name.
 * @param {Document} document changed
 * @param {EntityAnchor} anchor
 * @returns {Entity}
 */
function entityOf(document, anchor) {
  const known = findEntity(document, anchor);
  if (known) return known;
  const highest = document.entities.reduce((most, { id }) => Math.max(most, Number(/^e(\d+)$/.exec(id)?.[1] ?? 0)), 0);
  /** @type {Entity} */
  const entity = {
    id: `e${highest + 1}`,
    type: anchor.type,
    name: anchor.name,
    aliases: [],
    role: null,
    affiliation: null,
    affiliation_id: null,
    affiliation_basis: null,
    country: null,
    confidence: 1,
    mentions: [],
  };
  document.entities.push(entity);
  return entity;
}

/**
 * Where the words stand that are closest to an offset.
 * @param {string} text
 * @param {string} words
 * @param {number} offset
 * @returns {number | undefined}
 */
function nearest(text, words, offset) {
  if (words === '' || words.length > MAX_WORDS_OF_EVIDENCE) return undefined;
  if (text.startsWith(words, offset)) return offset;
  const before = text.lastIndexOf(words, offset);
  const after = text.indexOf(words, offset);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? undefined : Math.max(before, after);
  return offset - before <= after - offset ? before : after;
}
