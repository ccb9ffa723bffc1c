// Makes two entities of a document one, or one of them two, wherever the document speaks of them.

import { markEdited } from './edit.js';
import { betterKnown } from './side.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Mention} Mention */

/**
 * Makes `entity` a part of `into`, which keeps its id and name, and what is known of it
 * before what is known of the other.
 * @param {Document} document changed
 * @param {Entity} entity taken out of the document
 * @param {Entity} into
 */
export function joinEntity(document, entity, into) {
  into.aliases = distinct([...into.aliases, entity.name, ...entity.aliases]).filter((form) => form !== into.name);
  into.mentions = [...into.mentions, ...entity.mentions].sort((a, b) => a.start - b.start);
  into.role ??= entity.role;
  const side = betterKnown(into, entity);
  into.affiliation = side.affiliation;
  into.affiliation_id = side.affiliation_id;
  into.affiliation_basis = side.affiliation_basis;
  into.country = side.country ?? into.country ?? entity.country;
  into.confidence = Math.max(into.confidence, entity.confidence);
  document.entities = document.entities.filter((other) => other !== entity);
  for (const other of document.entities) {
    if (other.affiliation_id === entity.id) other.affiliation_id = into.id;
  }
  // Nobody acts for himself.
  if (into.affiliation_id === into.id) {
    [into.affiliation, into.affiliation_id, into.affiliation_basis] = [null, null, null];
  }
  for (const meeting of document.meetings) replaceId(meeting, entity.id, into.id);
}

/**
 * Makes the mentions an entity of their own. It takes part where the evidence of a
 * meeting has one of them and none of those that stay.
 * @param {Document} document changed
 * @param {Entity} entity
 * @param {Mention[]} moved some of its mentions, not all
 * @param {string} name of the new entity
 */
export function splitEntity(document, entity, moved, name) {
  const gone = new Set(moved);
  entity.mentions = entity.mentions.filter((mention) => !gone.has(mention));
  const staying = new Set(entity.mentions.map(({ text }) => text));
  const leaving = new Set(moved.map(({ text }) => text).filter((text) => !staying.has(text)));
  entity.aliases = entity.aliases.filter((alias) => !leaving.has(alias));
  if (leaving.has(entity.name)) {
    entity.name = [...staying].reduce((longest, text) => (text.length > longest.length ? text : longest));
    entity.aliases = entity.aliases.filter((alias) => alias !== entity.name);
  }
  const id = freshId(document);
  document.entities.push({
    id,
    type: entity.type,
    name,
    aliases: distinct(moved.map(({ text }) => text)).filter((text) => text !== name),
    role: null,
    affiliation: null,
    affiliation_id: null,
    affiliation_basis: null,
    country: null,
    confidence: entity.confidence,
    mentions: moved,
  });
  for (const meeting of document.meetings) {
    if (isNamedIn(meeting, moved) && !isNamedIn(meeting, entity.mentions)) replaceId(meeting, entity.id, id);
  }
}

/**
 * @param {Meeting} meeting
 * @param {string} old
 * @param {string} now
 */
function replaceId(meeting, old, now) {
  if (meeting.participants.includes(old)) markEdited(meeting, 'participants');
  if (meeting.place === old) markEdited(meeting, 'place');
  const replaced = (/** @type {string} */ id) => (id === old ? now : id);
  meeting.participants = distinct(meeting.participants.map(replaced));
  meeting.reported_by = distinct(meeting.reported_by.map(replaced));
  meeting.place &&= replaced(meeting.place);
  meeting.occasion_id &&= replaced(meeting.occasion_id);
}

/**
 * @param {Meeting} meeting
 * @param {Mention[]} mentions
 */
function isNamedIn(meeting, mentions) {
  return mentions.some(({ start, end }) => meeting.evidence.some((e) => e.start <= start && end <= e.end));
}

/** @param {Document} document */
function freshId({ entities }) {
  const highest = entities.reduce((most, { id }) => Math.max(most, Number(/^e(\d+)$/.exec(id)?.[1] ?? 0)), 0);
  return `e${highest + 1}`;
}

/**
 * @template T
 * @param {T[]} items
 */
function distinct(items) {
  return [...new Set(items)];
}
