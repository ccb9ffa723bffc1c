// Finds a meeting or an entity again in a later reading of the same text, where ids may differ.

import { fold, isSurnameOf } from './name.js';
import { collapse } from './textkey.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').EntityType} EntityType */
/** @typedef {import('../pkg/types.js').Evidence} Evidence */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Mention} Mention */

/**
 * @typedef {object} TriggerAnchor words that made a sentence report a meeting
 * @property {number} start UTF-16 code units, as all offsets here
 * @property {number} end
 * @property {string} text the words themselves
 * @property {string} quote the sentence around them
 */

/**
 * @typedef {object} MeetingAnchor
 * @property {TriggerAnchor[]} triggers
 * @property {string[]} participants their names
 */

/**
 * @typedef {object} EntityAnchor
 * @property {EntityType} type
 * @property {string} name
 * @property {Mention | null} mention the first; none where the text never names it
 */

/** How many triggers an anchor keeps: enough to find it by, however long the article. */
export const MAX_TRIGGERS = 8;

/** How long the words are that report an added meeting, in UTF-16 code units. */
export const MAX_WORDS_OF_EVIDENCE = 2_000;

/**
 * @param {Document} document
 * @param {Meeting} meeting one of the document's
 * @returns {MeetingAnchor}
 */
export function anchorMeeting(document, meeting) {
  const names = new Map(document.entities.map(({ id, name }) => [id, name]));
  return {
    triggers: meeting.evidence.slice(0, MAX_TRIGGERS).map((evidence) => ({
      start: evidence.trigger.start,
      end: evidence.trigger.end,
      text: triggerWords(evidence),
      quote: evidence.text,
    })),
    participants: meeting.participants.map((id) => names.get(id) ?? id),
  };
}

/**
 * @param {Entity} entity
 * @returns {EntityAnchor}
 */
export function anchorEntity({ type, name, mentions: [first] }) {
  return { type, name, mention: first ? { start: first.start, end: first.end, text: first.text } : null };
}

/**
 * The meeting that the anchor stands for: one that a trigger of it reports, between at
 * least two of its participants. None where there is no such meeting or two that fit
 * equally well, since a correction at the wrong place is worse than one that is lost.
 * @param {Document} document
 * @param {MeetingAnchor} anchor
 * @returns {Meeting | undefined}
 */
export function findMeeting(document, anchor) {
  const entities = new Map(document.entities.map((entity) => [entity.id, entity]));
  return best(document.meetings, (meeting) => {
    const fits = anchor.triggers.map((trigger) => Math.max(0, ...meeting.evidence.map((e) => triggerFit(trigger, e))));
    const people = meeting.participants.flatMap((id) => entities.get(id) ?? []);
    const shared = anchor.participants.filter((name) => people.some((entity) => bears(entity, name))).length;
    if (shared < 2 || !fits.some((fit) => fit > 0)) return undefined;
    const strangers = meeting.participants.length + anchor.participants.length - 2 * shared;
    return [shared - strangers, fits.reduce((sum, fit) => sum + fit, 0)];
  });
}

/**
 * The entity that the anchor stands for, by its first mention, else by a name that only
 * one entity of its type bears.
 * @param {Document} document
 * @param {EntityAnchor} anchor
 * @returns {Entity | undefined}
 */
export function findEntity(document, { type, name, mention }) {
  const ofType = document.entities.filter((entity) => entity.type === type);
  const mentioned = ofType.filter(({ mentions }) => mentions.some((other) => mention && isSameMention(other, mention)));
  if (mentioned.length === 1) return mentioned[0];
  const folded = fold(name);
  const named = ofType.filter((entity) => fold(entity.name) === folded);
  if (named.length > 0) return only(named);
  return only(ofType.filter(({ aliases }) => aliases.some((alias) => fold(alias) === folded)));
}

/**
 * @param {Mention} a
 * @param {Mention} b
 */
export function isSameMention(a, b) {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/**
 * How well evidence fits a trigger: 2 at the same place, 1 with the same words in the
 * same sentence, which stand elsewhere if white space was added to the text, 0 not.
 * @param {TriggerAnchor} anchor
 * @param {Evidence} evidence
 */
function triggerFit(anchor, evidence) {
  const { start, end } = evidence.trigger;
  const words = triggerWords(evidence);
  if (!includesEither(words, anchor.text)) return 0;
  const [sentence, quote] = [collapse(evidence.text), collapse(anchor.quote)];
  // A later reading may cut the sentence or the trigger ("talks", "held talks") otherwise.
  if (start < anchor.end && anchor.start < end && includesEither(sentence, quote)) return 2;
  return sentence === quote && words === anchor.text ? 1 : 0;
}

/** @param {Evidence} evidence */
function triggerWords({ start, text, trigger }) {
  return text.slice(trigger.start - start, trigger.end - start);
}

/**
 * @param {string} a
 * @param {string} b
 */
function includesEither(a, b) {
  return a.includes(b) || b.includes(a);
}

/**
 * Whether the text calls the entity by this name, or the one name is the other's surname.
 * @param {Entity} entity
 * @param {string} name
 */
function bears(entity, name) {
  const folded = fold(name);
  return (
    isSurnameOf(fold(entity.name), folded) || [entity.name, ...entity.aliases].some((form) => fold(form) === folded)
  );
}

/**
 * @template T
 * @param {T[]} items
 * @returns {T | undefined}
 */
function only(items) {
  return items.length === 1 ? items[0] : undefined;
}

/**
 * The one item whose score is above all others'.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => number[] | undefined} score compared from the left; none for what does not fit
 * @returns {T | undefined}
 */
function best(items, score) {
  const scored = items.flatMap((item) => {
    const found = score(item);
    return found ? [{ item, score: found }] : [];
  });
  scored.sort((a, b) => compare(b.score, a.score));
  const [first, second] = scored;
  return first && (!second || compare(first.score, second.score) > 0) ? first.item : undefined;
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function compare(a, b) {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index === -1 ? 0 : a[index] - b[index];
}
