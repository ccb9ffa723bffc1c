// What a reader corrected of a result, and the result with it carried out.

import { findEntity, findMeeting, isSameMention } from './anchor.js';
import { daysOf } from './days.js';
import { joinEntity, splitEntity } from './identity.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Mention} Mention */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./anchor.js').EntityAnchor} EntityAnchor */
/** @typedef {import('./anchor.js').MeetingAnchor} MeetingAnchor */

/** @typedef {{ kind: 'dismiss' | 'restore', meeting: MeetingAnchor }} Dismissal it is no meeting, or is one after all */
/** @typedef {{ kind: 'status', meeting: MeetingAnchor, status: Status }} StatusCorrection */
/** @typedef {{ kind: 'date', meeting: MeetingAnchor, date: string | null }} DateCorrection an ISO day, month or year, or none */
/** @typedef {{ kind: 'merge', entity: EntityAnchor, into: EntityAnchor }} Merger `entity` is `into` */

/**
 * @typedef {object} Split some words that were taken for an entity are somebody else
 * @property {'split'} kind
 * @property {EntityAnchor} entity
 * @property {Mention | string} words one mention, or all that read so
 * @property {string} [name] who it is; the words themselves if left out
 */

/** @typedef {Dismissal | StatusCorrection | DateCorrection | Merger | Split} Correction plain JSON */

/** @typedef {Meeting & { corrected?: boolean }} CorrectedMeeting */

/**
 * @typedef {object} Corrected
 * @property {Document & { meetings: CorrectedMeeting[] }} document meetings keep their ids; those that a correction changed have `corrected: true`
 * @property {Correction[]} applied
 * @property {Correction[]} lost those whose meeting or entity is not in the document any more
 */

/**
 * A copy of the document with the corrections carried out in their order, each on what
 * the ones before it made. Dismissed meetings are left out, and so are those that a
 * merger leaves with a single participant.
 * @param {Document} document
 * @param {readonly Correction[]} corrections
 * @returns {Corrected}
 */
export function applyCorrections(document, corrections) {
  /** @type {Corrected} */
  const result = { document: structuredClone(document), applied: [], lost: [] };
  /** @type {Set<Meeting>} */
  const dismissed = new Set();
  for (const correction of corrections) {
    const done = applyOne(result.document, dismissed, correction);
    (done ? result.applied : result.lost).push(correction);
  }
  result.document.meetings = result.document.meetings.filter(
    (meeting) => !dismissed.has(meeting) && meeting.participants.length >= 2,
  );
  return result;
}

/**
 * The list with one more correction, without those that it replaces: a meeting has one
 * status, one date, and is dismissed or not.
 * @param {readonly Correction[]} corrections
 * @param {Correction} correction
 * @returns {Correction[]}
 */
export function withCorrection(corrections, correction) {
  const slot = slotOf(correction);
  const others = corrections.filter((other) => slotOf(other) !== slot);
  const undone = correction.kind === 'restore' && others.length < corrections.length;
  return undone ? others : [...others, correction];
}

/**
 * Whether the correction has found its place.
 * @param {Document} document changed
 * @param {Set<Meeting>} dismissed changed
 * @param {Correction} correction
 * @returns {boolean}
 */
function applyOne(document, dismissed, correction) {
  if (correction.kind === 'merge') return merge(document, correction);
  if (correction.kind === 'split') return split(document, correction);
  /** @type {CorrectedMeeting | undefined} */
  const meeting = findMeeting(document, correction.meeting);
  if (!meeting) return false;
  switch (correction.kind) {
    case 'dismiss':
      dismissed.add(meeting);
      return true;
    case 'restore':
      dismissed.delete(meeting);
      return true;
    case 'status':
      meeting.status = correction.status;
      break;
    case 'date': {
      const days = correction.date === null ? null : daysOf(correction.date);
      if (days === undefined) return false;
      // The text does not say this date, so no words of it are named.
      meeting.date = days && { ...days, text: '', start: 0, end: 0 };
    }
  }
  meeting.corrected = true;
  return true;
}

/**
 * @param {Document} document changed
 * @param {Merger} correction
 */
function merge(document, correction) {
  const entity = findEntity(document, correction.entity);
  const into = findEntity(document, correction.into);
  if (!entity || !into || entity.type !== into.type) return false;
  // They are one already where a later reading takes them for one itself.
  if (entity !== into) joinEntity(document, entity, into);
  return true;
}

/**
 * @param {Document} document changed
 * @param {Split} correction
 */
function split(document, { entity: anchor, words, name }) {
  const isMeant = (/** @type {Mention} */ mention) =>
    typeof words === 'string' ? mention.text === words : isSameMention(mention, words);
  const entity = findEntity(document, anchor);
  if (!entity) return false;
  const meant = entity.mentions.filter(isMeant);
  if (meant.length === 0) {
    // A later reading may tell the two apart itself.
    return document.entities.some((other) => other !== entity && other.mentions.some(isMeant));
  }
  if (meant.length === entity.mentions.length) return false;
  splitEntity(document, entity, meant, name ?? meant[0].text);
  return true;
}

/**
 * What a correction decides; of two that decide the same, the later holds.
 * @param {Correction} correction
 */
function slotOf(correction) {
  switch (correction.kind) {
    case 'dismiss':
    case 'restore':
      return JSON.stringify(['dismiss', correction.meeting]);
    case 'status':
    case 'date':
      return JSON.stringify([correction.kind, correction.meeting]);
    default:
      return JSON.stringify(correction);
  }
}
