// The card of one meeting: who, whether, when, where, what about, and the words that say so.

import { showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { segments } from '../lib/segments.js';
import { STRINGS } from '../strings.en.js';
import { statusBadge } from './status-badge.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Evidence} Evidence */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

/** How many sentences a card quotes; the article shows all of them. */
const MAX_QUOTES = 5;

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
    ...quotes(meeting.evidence),
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
    // Drawn by the margin; it parts the words for who copies or listens to them.
    ' ',
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

/**
 * One quotation a sentence, with all of its triggers.
 * @param {Evidence[]} evidence
 */
function quotes(evidence) {
  /** @type {Map<string, Evidence[]>} */
  const bySentence = new Map();
  for (const report of evidence) {
    const sentence = `${report.start}-${report.end}`;
    const reports = bySentence.get(sentence);
    if (reports) reports.push(report);
    else bySentence.set(sentence, [report]);
  }
  const all = [...bySentence.values()];
  const shown = all.slice(0, MAX_QUOTES).map((reports) => quote(reports[0], reports.map(({ trigger }) => trigger)));
  const left = all.length - shown.length;
  return left === 0 ? shown : [...shown, element('p', { class: 'words' }, STRINGS.moreReports(left))];
}

/**
 * @param {Evidence} sentence
 * @param {Evidence['trigger'][]} triggers
 */
function quote({ start, text }, triggers) {
  const ranges = triggers.map((trigger) => ({ start: trigger.start - start, end: trigger.end - start, key: 'trigger' }));
  const pieces = segments(text.length, ranges).map((piece) => {
    const words = text.slice(piece.start, piece.end);
    return piece.keys.length > 0 ? element('em', { class: 'trigger' }, words) : words;
  });
  return element('blockquote', { class: 'quote', dir: 'auto' }, ...pieces);
}
