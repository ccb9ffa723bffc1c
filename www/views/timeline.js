// The timeline: meetings by day, with the line between what was and what is to come.

import { longList } from '../components/long-list.js';
import { message } from '../components/message.js';
import { statusBadge } from '../components/status-badge.js';
import { showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { byDate } from './meetings.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {{ kind: 'entity' | 'meeting', id: string }} Selection */
/** @typedef {{ heading: string, meetings: Meeting[] } | { today: string }} Group */

/**
 * @param {{ document: Document, onSelect: (selection: Selection) => void }} options
 * @returns {{ element: Element, destroy(): void }}
 */
export function timelineView({ document, onSelect }) {
  const { meetings, entities, reference_date: today } = document;
  if (meetings.length === 0) return { element: message('none', STRINGS.noMeetings, STRINGS.noMeetingsHint), destroy() {} };
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const groups = grouped(byDate(meetings), today);
  const list = longList('timeline', groups, (group) =>
    'today' in group ? element('p', { class: 'today' }, element('time', { datetime: group.today }, STRINGS.timeline.today(day(group.today)))) : section(group, names, onSelect),
  );
  return { element: element('div', { class: 'timeline-view' }, list), destroy() {} };
}

/**
 * One group a day, a month or a year, with the reference day between past and future.
 * @param {Meeting[]} ordered
 * @param {string | null} today
 * @returns {Group[]}
 */
function grouped(ordered, today) {
  /** @type {Group[]} */
  const groups = [];
  /** @type {{ heading: string, meetings: Meeting[] } | undefined} */
  let last;
  let passed = today === null;
  for (const meeting of ordered) {
    const heading = meeting.date ? showDate(meeting.date) : STRINGS.timeline.undated;
    if (!passed && (!meeting.date || meeting.date.from > /** @type {string} */ (today))) {
      passed = true;
      if (groups.length > 0 && meeting.date) groups.push({ today: /** @type {string} */ (today) });
    }
    if (last?.heading === heading) {
      last.meetings.push(meeting);
    } else {
      last = { heading, meetings: [meeting] };
      groups.push(last);
    }
  }
  return groups;
}

/**
 * @param {{ heading: string, meetings: Meeting[] }} group
 * @param {ReadonlyMap<string, string>} names by id
 * @param {(selection: Selection) => void} onSelect
 */
function section({ heading, meetings }, names, onSelect) {
  return element(
    'section',
    { class: 'day' },
    element('h2', {}, heading),
    element('ol', { class: 'entries' }, ...meetings.map((meeting) => element('li', {}, entry(meeting, names, onSelect)))),
  );
}

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, string>} names
 * @param {(selection: Selection) => void} onSelect
 */
function entry({ id, status, participants, place, medium }, names, onSelect) {
  const where = place ? names.get(place) : medium === 'in_person' ? undefined : STRINGS.medium[medium];
  const made = element(
    'button',
    { type: 'button', class: 'entry', 'data-key': id, 'data-status': status },
    statusBadge(status),
    quoted(participants.map((party) => names.get(party) ?? party).join(STRINGS.and), 'name'),
    where !== undefined && element('span', { class: 'office' }, quoted(where)),
  );
  made.addEventListener('click', (event) => {
    // The entry is both a mark in the text and a way to its card.
    event.stopPropagation();
    onSelect({ kind: 'meeting', id });
  });
  return made;
}

/** @param {string} date */
const day = (date) => showDate({ from: date, to: date, precision: 'day' });
