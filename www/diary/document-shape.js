// Checks a foreign document: its fields, its ids and its offsets. One of the format before, `readout/1`, is
// told in the words of `readout/2`.

import { isDay } from './days.js';
import { at, check, list, nullable, object, offset, oneOf, optional, probability, string, text } from './shape.js';

/** @typedef {import('../pkg/types.js').DateMention} DateMention */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').ReferenceSource} ReferenceSource */

/** More than a name, an office or a phrase has, in UTF-16 code units. */
export const MAX_WORDS = 2_000;

export const words = string(MAX_WORDS);
export const day = text(isDay, 'a day as YYYY-MM-DD');
export const entityType = oneOf('person', 'organization', 'place', 'event');
export const status = oneOf('held', 'planned', 'proposed', 'not_held');
export const medium = oneOf('in_person', 'call', 'video');
export const country = text((code) => /^[A-Z]{2}$/.test(code), 'the code of a country');
const precision = oneOf('day', 'range', 'week', 'month', 'year', 'unresolved');

/** A web address that is safe as the target of a link. */
export const webAddress = text(
  (address) => address.length <= MAX_WORDS && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
  'a web address',
);

const range = { start: offset, end: offset };
export const mention = object({ ...range, text: string() });

/**
 * How an affiliation is known; what was saved before that was told has none.
 * @param {unknown} value
 */
const basis = (value) => (value === undefined ? null : nullable(oneOf('stated', 'inferred'))(value));

const entity = object({
  id: words,
  type: entityType,
  name: words,
  aliases: list(words),
  role: nullable(words),
  affiliation: nullable(words),
  affiliation_id: nullable(words),
  affiliation_basis: basis,
  country: nullable(country),
  confidence: probability,
  mentions: list(mention),
});

const dateShape = object({
  ...range,
  text: string(),
  from: nullable(day),
  to: nullable(day),
  precision: nullable(precision),
  basis: optional(nullable(words)),
});

/**
 * In `readout/1` a range is a day with two ends, and what is unresolved has no precision.
 * @type {import('./shape.js').Reader<DateMention>}
 */
function dateMention(value) {
  const { precision: exactness, basis = null, ...date } = dateShape(value);
  check((date.from === null) === (date.to === null), 'two days or none');
  const isRange = exactness === 'day' && date.from !== date.to;
  return { ...date, precision: date.from === null ? 'unresolved' : isRange ? 'range' : (exactness ?? 'day'), basis };
}

/** @type {import('./shape.js').Reader<ReferenceSource | null>} */
function referenceSource(value) {
  // `readout/1` does not tell.
  return nullable(oneOf('given', 'metadata', 'dateline', 'byline', 'url', 'file'))(value ?? null);
}

/** @type {import('./shape.js').Reader<'readout/2'>} */
function schema(value) {
  oneOf('readout/1', 'readout/2')(value);
  return 'readout/2';
}

/** The article that evidence is from, where a document is made of several. */
const source = object({
  title: optional(words),
  url: optional(webAddress),
  published: optional(day),
  published_basis: optional(words),
});

const meeting = object({
  id: words,
  participants: list(words),
  status,
  medium,
  date: nullable(dateMention),
  place: nullable(words),
  occasion: nullable(words),
  occasion_id: nullable(words),
  topics: list(mention),
  reported_by: list(words),
  confidence: probability,
  evidence: list(object({ ...range, text: string(), trigger: object(range), source: optional(source) })),
  edited: optional(list(words)),
  tags: optional(list(words)),
  note: optional(string()),
});

const document = object({
  schema,
  reference_date: nullable(day),
  reference_source: referenceSource,
  entities: list(entity),
  dates: list(dateMention),
  meetings: list(meeting),
  warnings: list(string()),
});

/**
 * A clean copy of the document of a text: every id is that of one entity, and every
 * offset inside the text.
 * @param {unknown} value
 * @param {number} length of the text, in UTF-16 code units
 * @returns {Document}
 * @throws {import('./shape.js').Misshapen}
 */
export function readDocument(value, length) {
  const copy = document(value);
  const ids = new Set(copy.entities.map(({ id }) => id));
  at('entities', () => check(ids.size === copy.entities.length, 'entities with ids of their own'));
  const known = (/** @type {string | null} */ id) => check(id === null || ids.has(id), 'the id of an entity');
  const inside = (/** @type {{ start: number, end: number }} */ { start, end }) =>
    check(start <= end && end <= length, 'inside the text');
  copy.entities.forEach((one, index) =>
    at('entities', () =>
      at(index, () => {
        known(one.affiliation_id);
        one.mentions.forEach(inside);
      }),
    ),
  );
  at('dates', () => copy.dates.forEach(inside));
  copy.meetings.forEach((one, index) => at('meetings', () => at(index, () => checkMeeting(one, known, inside))));
  return copy;
}

/**
 * @param {Meeting} one
 * @param {(id: string | null) => void} known
 * @param {(range: { start: number, end: number }) => void} inside
 */
function checkMeeting(one, known, inside) {
  const { participants, place, occasion_id: occasion, reported_by: reporters, date, topics, evidence } = one;
  check(new Set(participants).size === participants.length && participants.length >= 2, 'between two or more');
  [...participants, ...reporters, place, occasion].forEach(known);
  if (date) {
    check(date.from === null || date.to === null || date.from <= date.to, 'a meeting that ends after it starts');
    inside(date);
  }
  topics.forEach(inside);
  for (const { trigger, ...sentence } of evidence) {
    inside(sentence);
    check(sentence.start <= trigger.start && trigger.start <= trigger.end && trigger.end <= sentence.end, 'inside the evidence');
  }
}
