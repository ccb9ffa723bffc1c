// The card of one meeting: who, whether, when, where, what about, and the words that say so.

import { showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { wordsKey } from '../lib/fact-ranges.js';
import { isInferred, isUnresolved, isUnsure } from '../lib/guess.js';
import { segments } from '../lib/segments.js';
import { STRINGS } from '../strings.en.js';
import { statusBadge } from './status-badge.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Evidence} Evidence */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

/**
 * @typedef {object} CardOptions
 * @property {boolean} linked whether facts can be followed into the text
 * @property {(meeting: Meeting) => Node[]} actions what can be done with a meeting
 */

/** How many sentences a card quotes; the article shows all of them. */
const MAX_QUOTES = 5;

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities by id
 * @param {CardOptions} options
 */
export function meetingCard(meeting, entities, options) {
  const names = meeting.participants.map((id) => entities.get(id)?.name ?? id);
  const actions = options.actions(meeting);
  return element(
    'article',
    {
      class: 'card',
      part: 'card',
      tabindex: 0,
      'data-key': meeting.id,
      'data-holder': meeting.id,
      'data-status': meeting.status,
      'aria-label': `${STRINGS.status[meeting.status]}: ${names.join(STRINGS.and)}`,
    },
    element(
      'header',
      { class: 'card-head' },
      statusBadge(meeting.status),
      element('span', { class: 'medium' }, STRINGS.medium[meeting.medium]),
      byHand(meeting),
      sureness(meeting),
    ),
    element('ul', { class: 'participants' }, ...meeting.participants.map((id) => participant(id, entities.get(id), options))),
    facts(meeting, entities, options),
    manual(meeting),
    ...quotes(meeting.evidence),
    actions.length > 0 && element('footer', { class: 'actions' }, ...actions),
  );
}

/**
 * Whether a person said it, and what of it.
 * @param {Meeting} meeting
 */
function byHand({ edited = [] }) {
  if (edited.length === 0) return null;
  const { corrected, added } = STRINGS.corrections;
  const fields = edited.map((field) => /** @type {Record<string, string>} */ (STRINGS.form.fields)[field]).filter(Boolean);
  return element('span', { class: 'corrected', title: fields.join(', ') }, edited.includes('added') ? added : corrected);
}

/**
 * How sure it is; of what a person said there is nothing to estimate.
 * @param {Meeting} meeting
 */
function sureness(meeting) {
  const { confidence, edited = [] } = meeting;
  if (edited.length > 0 && confidence === 1) return null;
  const percent = STRINGS.confidence(Math.round(confidence * 100));
  return element('span', { class: `confidence${isUnsure(meeting) ? ' guess' : ''}` }, percent);
}

/**
 * The reader's own tags and note.
 * @param {Meeting} meeting
 */
function manual({ tags = [], note }) {
  if (tags.length === 0 && note === undefined) return null;
  return element(
    'div',
    { class: 'manual' },
    tags.length > 0 && element('ul', { class: 'tags', 'aria-label': STRINGS.form.fields.tags }, ...tags.map((tag) => element('li', {}, quoted(tag)))),
    note !== undefined && element('p', { class: 'own-note', dir: 'auto' }, note),
  );
}

/**
 * Words that lead to where the text says them.
 * @param {string} key
 * @param {string} words
 * @param {CardOptions} options
 * @param {string} [className]
 */
function fact(key, words, { linked }, className = '') {
  if (!linked) return quoted(words, className);
  return element('button', { type: 'button', class: `fact ${className}`.trim(), 'data-key': key }, quoted(words));
}

/**
 * @param {string} id
 * @param {Entity | undefined} entity
 * @param {CardOptions} options
 */
function participant(id, entity, options) {
  const office = offices(entity);
  return element(
    'li',
    {},
    fact(id, entity?.name ?? id, options, 'name'),
    // Drawn by the margin; it parts the words for who copies or listens to them.
    ' ',
    office.length > 0 && element('span', { class: 'office' }, ...office),
  );
}

/**
 * Office and side; a side that was inferred looks like a guess.
 * @param {Entity | undefined} entity
 * @returns {(Node | string)[]}
 */
export function offices(entity) {
  if (!entity) return [];
  const { role, affiliation } = entity;
  const side = affiliation !== null && quoted(affiliation, isInferred(entity) ? 'guess' : undefined);
  if (side && isInferred(entity)) side.title = STRINGS.guess.inferred;
  return [role !== null && quoted(role), role !== null && side && ', ', side].filter((part) => part !== false);
}

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities
 * @param {CardOptions} options
 */
function facts(meeting, entities, options) {
  const named = (/** @type {string} */ id) => fact(id, entities.get(id)?.name ?? id, options);
  const list = element('dl', { class: 'facts' });
  /** @param {string} term @param {...(Node | string)} values */
  const add = (term, ...values) => {
    list.append(element('div', {}, element('dt', {}, term), element('dd', {}, ...values)));
  };
  const { date, place, occasion, occasion_id: gathering, topics, reported_by: reportedBy } = meeting;
  if (date && isUnresolved(date)) {
    const words = fact(wordsKey(date), STRINGS.dateWords(date.text), options, 'words');
    add(STRINGS.fields.date, words, ' ', element('span', { class: 'guess' }, STRINGS.guess.noDay));
  } else if (date?.from) {
    const shown = element('time', { datetime: date.from }, showDate(date));
    const words = date.text === '' ? [] : [' ', fact(wordsKey(date), STRINGS.dateWords(date.text), options, 'words')];
    add(STRINGS.fields.date, shown, ...words);
  }
  if (place) add(STRINGS.fields.place, named(place));
  if (occasion) add(STRINGS.fields.occasion, gathering ? fact(gathering, occasion, options) : quoted(occasion));
  if (topics.length > 0) add(STRINGS.fields.topics, ...separated(topics.map((topic) => fact(wordsKey(topic), topic.text, options)), '; '));
  if (reportedBy.length > 0) add(STRINGS.fields.reportedBy, ...separated(reportedBy.map(named), ', '));
  return list.hasChildNodes() && list;
}

/**
 * @param {Node[]} nodes
 * @param {string} separator
 * @returns {(Node | string)[]}
 */
function separated(nodes, separator) {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [separator, node]));
}

/**
 * One quotation a sentence, with all of its triggers.
 * @param {Evidence[]} evidence
 */
function quotes(evidence) {
  /** @type {Map<string, Evidence[]>} */
  const bySentence = new Map();
  for (const report of evidence) {
    const sentence = `${report.source?.url ?? ''} ${report.source?.title ?? ''} ${wordsKey(report)}`;
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
function quote({ start, text, source }, triggers) {
  const ranges = triggers.map((trigger) => ({ start: trigger.start - start, end: trigger.end - start, key: 'trigger' }));
  const pieces = segments(text.length, ranges).map((piece) => {
    const words = text.slice(piece.start, piece.end);
    return piece.keys.length > 0 ? element('em', { class: 'trigger' }, words) : words;
  });
  return element('blockquote', { class: 'quote', part: 'quote', dir: 'auto' }, ...pieces, source && cite(source));
}

/**
 * The article that words were read in.
 * @param {import('../pkg/types.js').Source} source
 */
function cite({ title, url, published }) {
  const words = [title ?? url ?? STRINGS.diary.untitled, published].filter(Boolean).join(', ');
  const named = url && /^https?:\/\//.test(url)
    ? element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, quoted(words))
    : quoted(words);
  return element('footer', { class: 'cite' }, named);
}
