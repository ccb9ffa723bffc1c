// The meetings as cards, by date, and those that the reader took out.

import { longList } from '../components/long-list.js';
import { meetingCard } from '../components/meeting-card.js';
import { message } from '../components/message.js';
import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../components/meeting-card.js').CardOptions} CardOptions */

/**
 * @typedef {object} MeetingsOptions
 * @property {boolean} filtered whether others are left out
 * @property {Node | null} adding the way to add a meeting
 * @property {readonly Meeting[]} dismissed
 * @property {(meeting: Meeting) => Node[]} restoring what can be done with one that was dismissed
 * @property {(index: number) => void} onShown told how many cards are built
 * @property {number} shown how many are to be
 */

/**
 * @param {readonly Meeting[]} meetings
 * @param {ReadonlyMap<string, Entity>} entities by id
 * @param {CardOptions & MeetingsOptions} options
 */
export function meetingsView(meetings, entities, options) {
  const { filtered, adding, dismissed, restoring } = options;
  const none = filtered ? message('none', STRINGS.filters.nothing) : message('none', STRINGS.noMeetings, STRINGS.noMeetingsHint);
  const list = () => longList('cards', byDate(meetings), (meeting) => meetingCard(meeting, entities, options), options);
  // The tab names it; a landmark of its own would be one of several on a page with several elements.
  return element(
    'div',
    { class: 'meetings' },
    adding,
    element('div', { class: 'results' }, meetings.length > 0 ? list() : none),
    dismissed.length > 0 && dismissedList(dismissed, entities, { ...options, actions: restoring }),
  );
}

/**
 * Folded: they are there to be looked at, and to be taken back.
 * @param {readonly Meeting[]} meetings
 * @param {ReadonlyMap<string, Entity>} entities
 * @param {CardOptions} options
 */
function dismissedList(meetings, entities, options) {
  return element(
    'details',
    { class: 'dismissed' },
    element('summary', {}, STRINGS.corrections.dismissed(meetings.length)),
    element('ul', { class: 'cards' }, ...meetings.map((meeting) => element('li', {}, meetingCard(meeting, entities, options)))),
  );
}

/** The less exact of two dates that begin together stands first. */
const EXACTNESS = { year: 0, month: 1, week: 2, range: 3, day: 4, unresolved: 5 };

/**
 * By first day, those whose day is not known last; equal days in text order.
 * @param {readonly Meeting[]} meetings
 */
export function byDate(meetings) {
  const key = (/** @type {Meeting} */ { date }) => (date?.from ? `${date.from} ${EXACTNESS[date.precision]}` : '9999');
  return meetings
    .map((meeting) => ({ meeting, at: key(meeting) }))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ meeting }) => meeting);
}
