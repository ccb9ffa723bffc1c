// The network as a table: the same facts for who cannot or will not read a drawing.

import { pager } from '../components/long-list.js';
import { showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { isUnresolved, isUnsure } from '../lib/guess.js';
import { STRINGS } from '../strings.en.js';
import { STATUSES } from './network-data.js';

/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('./network-data.js').NetworkLink} NetworkLink */
/** @typedef {import('./network.js').Selection} Selection */

const WORDS = STRINGS.network;

/** How many of a pair's meetings have a button of their own. */
const MOST_BUTTONS = 8;

/**
 * Folded at first, and built when it is first unfolded.
 * @param {readonly NetworkLink[]} links
 * @param {(id: string) => string} nameOf an entity
 * @param {ReadonlyMap<string, Meeting>} meetings by id
 * @param {(selection: Selection) => void} onSelect
 */
export function networkTable(links, nameOf, meetings, onSelect) {
  const details = element('details', { class: 'as-table' }, element('summary', {}, WORDS.asTable));
  const build = () => {
    const body = element('tbody');
    const ordered = [...links].sort((a, b) => b.weight - a.weight);
    const { more } = pager(ordered, (page) => {
      const rows = page.map((link) => row(link, nameOf, meetings, onSelect));
      body.append(...rows);
      return rows[0];
    });
    const head = element('tr', {}, ...[WORDS.one, WORDS.other, WORDS.theirMeetings].map((words) => element('th', { scope: 'col' }, words)));
    details.append(element('table', {}, element('caption', { class: 'visually-hidden' }, WORDS.label), element('thead', {}, head), body), more);
  };
  details.addEventListener('toggle', build, { once: true });
  return details;
}

/**
 * "2 held, 1 planned"
 * @param {NetworkLink} link
 */
export function tally({ counts }) {
  return STATUSES.filter((status) => counts[status] > 0)
    .map((status) => `${counts[status].toLocaleString('en')} ${STRINGS.status[status].toLowerCase()}`)
    .join(', ');
}

/**
 * @param {NetworkLink} link
 * @param {(id: string) => string} nameOf
 * @param {ReadonlyMap<string, Meeting>} meetings
 * @param {(selection: Selection) => void} onSelect
 */
function row(link, nameOf, meetings, onSelect) {
  const party = (/** @type {string} */ id) => choice({ kind: 'entity', id }, onSelect, quoted(nameOf(id)));
  const own = link.meetings.slice(0, MOST_BUTTONS).map((id) => element('li', {}, choice({ kind: 'meeting', id }, onSelect, ...about(meetings.get(id)))));
  const left = link.meetings.length - own.length;
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, party(link.source)),
    element('td', {}, party(link.target)),
    element('td', {}, element('span', { class: 'tally' }, tally(link)), element('ul', { class: 'pair-meetings' }, ...own, left > 0 && element('li', {}, WORDS.more(left)))),
  );
}

/**
 * What tells one meeting of a pair from another; what is a guess looks like one.
 * @param {Meeting | undefined} meeting
 * @returns {(Node | string)[]}
 */
function about(meeting) {
  if (!meeting) return [];
  const { status, date, confidence } = meeting;
  const guess = (/** @type {string} */ words) => element('span', { class: 'guess' }, words);
  return [
    `${STRINGS.status[status]}, ${date ? showDate(date) : WORDS.undated}`,
    ...(date && isUnresolved(date) ? [' ', guess(STRINGS.guess.noDay)] : []),
    ...(isUnsure(meeting) ? [' ', guess(STRINGS.confidence(Math.round(confidence * 100)))] : []),
  ];
}

/**
 * @param {Selection} selection
 * @param {(selection: Selection) => void} onSelect
 * @param {...(Node | string)} words
 */
function choice(selection, onSelect, ...words) {
  const button = element('button', { type: 'button', class: 'choice', 'data-key': selection.id }, ...words);
  button.addEventListener('click', () => onSelect(selection));
  return button;
}
