// The order of a timeline: what happened in which year, month and day, and where the present is.

import { knownDays } from '../diary/days.js';
import { byDate } from './meetings.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

/**
 * @typedef {object} Entry a meeting and the groups that it is in
 * @property {Meeting} meeting
 * @property {string | null} year "2024", or null without a known day
 * @property {string | null} month "2024-03", or null where no month is told
 * @property {string | null} day "2024-03-15", or "2024-03-15/2024-03-17", or null where no day is told
 */
/** @typedef {Entry | 'present'} Row an entry, or the line between past and future */

/**
 * By first day, what is less exact before what is more; without a date last. The line
 * stands before the first meeting that begins after the present day, and before those
 * without a date.
 * @param {readonly Meeting[]} meetings
 * @param {string} present ISO 8601 day
 * @returns {Row[]}
 */
export function timelineOf(meetings, present) {
  const entries = byDate(meetings).map(entryOf);
  const later = entries.findIndex(({ meeting: { date } }) => !date?.from || date.from > present);
  const at = later < 0 ? entries.length : later;
  return [...entries.slice(0, at), 'present', ...entries.slice(at)];
}

/**
 * @param {Meeting} meeting
 * @returns {Entry}
 */
function entryOf(meeting) {
  const date = knownDays(meeting.date);
  if (!date) return { meeting, year: null, month: null, day: null };
  const { from, to, precision } = date;
  return {
    meeting,
    year: from.slice(0, 4),
    month: precision === 'year' ? null : from.slice(0, 7),
    day: precision === 'month' || precision === 'year' ? null : from === to ? from : `${from}/${to}`,
  };
}
