// Shows ISO dates to a reader. Dates are calendar days, so no time zone may move them.

import { STRINGS } from '../strings.en.js';

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC',
});
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * "Thu, 30 Nov 2023", "27 Nov – 3 Dec 2023", "November 2023" or "2023"; where the days are not
 * known, the words of the text: "“Monday”, day unknown".
 * @param {{ from: string | null, to: string | null, precision: import('../pkg/types.js').Precision, text?: string }} date
 */
export function showDate({ from, to, precision, text }) {
  if (from === null || to === null) return STRINGS.dayUnknown(text ?? '');
  const [first, last] = [new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`)];
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return from;
  if (precision === 'year') return from.slice(0, 4);
  if (precision === 'month') return MONTH.formatRange(first, last);
  if (precision === 'week') return STRINGS.someDay(DAY.formatRange(first, last));
  return from === to ? DAY.format(first) : DAY.formatRange(first, last);
}

/**
 * The reader's own today as an ISO date.
 * @param {Date} now
 */
export function isoDay(now) {
  const pad = (/** @type {number} */ part) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
