// The card of one meeting: who, whether, when, where, what about, and the words that say so.

import { showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { statusBadge } from './status-badge.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Evidence} Evidence */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities by id
 */
export function meetingCard(meeting, entities) {
  const names = meeting.participants.map((id) => entities.get(id)?.name ?? id);
  return element(
    'article',
    {
      class: 'card',
      tabindex: 0,
      'data-key': meeting.id,
      'data-status': meeting.status,
      'aria-label': `${STRINGS.status[meeting.status]}: ${names.join(STRINGS.and)}`,
    },
    element(
      'header',
      { class: 'card-head' },
      statusBadge(meeting.status),
      element('span', { class: 'medium' }, STRINGS.medium[meeting.medium]),
      element('span', { class: 'confidence' }, STRINGS.confidence(Math.round(meeting.confidence * 100))),
    ),
    element('ul', { class: 'participants' }, ...meeting.participants.map((id) => participant(id, entities.get(id)))),
    facts(meeting, entities),
    ...meeting.evidence.map(evidenceQuote),
  );
}

/**
 * @param {string} id
 * @param {Entity | undefined} entity
 */
function participant(id, entity) {
  const office = [entity?.role, entity?.affiliation].filter((part) => typeof part === 'string');
  return element(
    'li',
    {},
    quoted(entity?.name ?? id, 'name'),
    office.length > 0 && element('span', { class: 'office' }, quoted(office.join(', '))),
  );
}

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities
 */
function facts(meeting, entities) {
  const nameOf = (/** @type {string} */ id) => entities.get(id)?.name ?? id;
  const list = element('dl', { class: 'facts' });
  /** @param {string} term @param {...(Node | string)} values */
  const add = (term, ...values) => {
    list.append(element('div', {}, element('dt', {}, term), element('dd', {}, ...values)));
  };
  const { date, place, occasion, topics, reported_by: reportedBy } = meeting;
  if (date) {
    const shown = element('time', { datetime: date.from }, showDate(date));
    add(STRINGS.fields.date, shown, ' ', element('span', { class: 'words' }, quoted(STRINGS.dateWords(date.text))));
  }
  if (place) add(STRINGS.fields.place, quoted(nameOf(place)));
  if (occasion) add(STRINGS.fields.occasion, quoted(occasion));
  if (topics.length > 0) add(STRINGS.fields.topics, ...separated(topics.map(({ text }) => text), '; '));
  if (reportedBy.length > 0) add(STRINGS.fields.reportedBy, ...separated(reportedBy.map(nameOf), ', '));
  return list.hasChildNodes() && list;
}

/**
 * @param {string[]} words
 * @param {string} separator
 */
function separated(words, separator) {
  return words.flatMap((word, i) => (i === 0 ? [quoted(word)] : [separator, quoted(word)]));
}

/** @param {Evidence} evidence */
function evidenceQuote({ start, end, text, trigger }) {
  const from = Math.min(Math.max(trigger.start - start, 0), text.length);
  const to = Math.min(Math.max(trigger.end, trigger.start, start) - start, end - start);
  return element(
    'blockquote',
    { class: 'quote', dir: 'auto' },
    text.slice(0, from),
    element('em', { class: 'trigger' }, text.slice(from, to)),
    text.slice(to),
  );
}
