// What a reader corrected of a result, and the result with it carried out.

import { findEntity, findMeeting, isSameMention } from './anchor.js';
import { addMeeting, editMeeting } from './edit.js';
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
/** @typedef {{ kind: 'edit', meeting: MeetingAnchor } & import('./edit.js').Edit} FieldCorrection */
/** @typedef {{ kind: 'add', meeting: MeetingAnchor, edits: import('./edit.js').Edit[] }} Addition a meeting that the text reports by the words of its one trigger */
/** @typedef {{ kind: 'merge', entity: EntityAnchor, into: EntityAnchor }} Merger `entity` is `into` */

/**
 * @typedef {object} Split some words that were taken for an entity are somebody else
 * @property {'split'} kind
 * @property {EntityAnchor} entity
 * @property {Mention | string} words one mention, or all that read so
 * @property {string} [name] who it is; the words themselves if left out
 */

/** @typedef {Dismissal | StatusCorrection | DateCorrection | FieldCorrection | Addition | Merger | Split} Correction plain JSON */

/**
 * @typedef {object} Corrected
 * @property {Document} document meetings keep their ids; `edited` names what a person changed of one
 * @property {Correction[]} applied
 * @property {Correction[]} lost those whose meeting, entity or words are not in the document any more
 * @property {{ meeting: Meeting, correction: Correction }[]} dismissed what was said to be no meeting
 * @property {ReadonlyMap<string, MeetingAnchor>} anchors of the meetings that corrections found, by id: by it the next ones find them, too, whoever takes part by then
 */

/**
 * A copy of the document with the corrections carried out in their order, each on what
 * the ones before it made. Dismissed meetings are left out, and so are those that a
 * merger leaves with a single participant.
 * @param {Document} document
 * @param {readonly Correction[]} corrections
 * @param {string | null} [text] in which added meetings find their words; as the corrections remember it if left out
 * @returns {Corrected}
 */
export function applyCorrections(document, corrections, text = null) {
  const run = new Run(structuredClone(document), text);
  /** @type {Correction[]} */
  const applied = [];
  /** @type {Correction[]} */
  const lost = [];
  for (const correction of corrections) (run.apply(correction) ? applied : lost).push(correction);
  const dismissed = Array.from(run.dismissed, ([meeting, correction]) => ({ meeting, correction }));
  run.document.meetings = run.document.meetings.filter(
    (meeting) => !run.dismissed.has(meeting) && meeting.participants.length >= 2,
  );
  return { document: run.document, applied, lost, dismissed, anchors: run.anchors };
}

/**
 * The list with one more correction, without those that it replaces: a meeting has one
 * value of each field, and is dismissed or not.
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
 * A list of corrections after a change of it.
 * @param {readonly Correction[]} corrections
 * @param {{ added: readonly Correction[], removed: readonly Correction[] }} change
 * @returns {Correction[]}
 */
export function changed(corrections, { added, removed }) {
  const left = corrections.filter((one) => !removed.some((gone) => isSameCorrection(one, gone)));
  return added.reduce(withCorrection, left);
}

/**
 * @param {MeetingAnchor} meeting
 * @param {import('./edit.js').Edit} edit
 * @returns {Correction}
 */
export function correctionOf(meeting, edit) {
  if (edit.field === 'status') return { kind: 'status', meeting, status: edit.value };
  if (edit.field === 'date') return { kind: 'date', meeting, date: edit.value };
  return { kind: 'edit', meeting, ...edit };
}

/** Corrections that are being carried out. */
class Run {
  /** @type {Map<Meeting, Correction>} */
  dismissed = new Map();
  /** @type {Map<string, MeetingAnchor>} */
  anchors = new Map();
  /** What anchors stand for, as JSON. @type {Map<string, Meeting>} */
  #found = new Map();
  #text;

  /**
   * @param {Document} document changed
   * @param {string | null} text
   */
  constructor(document, text) {
    this.document = document;
    this.#text = text;
  }

  /**
   * Whether the correction has found its place.
   * @param {Correction} correction
   * @returns {boolean}
   */
  apply(correction) {
    switch (correction.kind) {
      case 'merge':
        return merge(this.document, correction);
      case 'split':
        return split(this.document, correction);
      case 'add':
        return this.#add(correction);
    }
    const meeting = this.#find(correction.meeting);
    if (!meeting) return false;
    switch (correction.kind) {
      case 'dismiss':
        this.dismissed.set(meeting, correction);
        return true;
      case 'restore':
        this.dismissed.delete(meeting);
        return true;
      case 'status':
        return editMeeting(this.document, meeting, { field: 'status', value: correction.status });
      case 'date':
        return editMeeting(this.document, meeting, { field: 'date', value: correction.date });
      default:
        return editMeeting(this.document, meeting, correction);
    }
  }

  /** @param {Addition} addition */
  #add({ meeting: anchor, edits }) {
    // A later reading may have found it itself; what the reader said of it holds all the same.
    const meeting = this.#find(anchor) ?? addMeeting(this.document, anchor, this.#text);
    if (!meeting) return false;
    this.#remember(anchor, meeting);
    for (const edit of edits) editMeeting(this.document, meeting, edit);
    return true;
  }

  /** @param {MeetingAnchor} anchor */
  #find(anchor) {
    const known = this.#found.get(JSON.stringify(anchor));
    const meeting = known ?? findMeeting(this.document, anchor);
    if (meeting) this.#remember(anchor, meeting);
    return meeting;
  }

  /**
   * @param {MeetingAnchor} anchor
   * @param {Meeting} meeting
   */
  #remember(anchor, meeting) {
    this.#found.set(JSON.stringify(anchor), meeting);
    if (!this.anchors.has(meeting.id)) this.anchors.set(meeting.id, anchor);
  }
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
    case 'edit':
      return JSON.stringify([correction.field, correction.meeting]);
    default:
      return JSON.stringify(correction);
  }
}

/**
 * Whether two are the same correction, wherever they are kept.
 * @param {Correction} a
 * @param {Correction} b
 */
function isSameCorrection(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
