// ISO dates as days, months and years. Dates are calendar days, so no time zone may move them.

/** @typedef {import('../pkg/types.js').Precision} Precision */

/** @typedef {import('../pkg/types.js').DateMention} DateMention */

/** @typedef {{ from: string, to: string, precision: Precision }} Days the first and last day of a unit */

/**
 * The days of a date; none where it has only words.
 * @param {DateMention | null} date
 * @returns {Days | null}
 */
export function knownDays(date) {
  if (date === null || date.from === null || date.to === null) return null;
  return { from: date.from, to: date.to, precision: date.precision };
}

const DAY_MS = 86_400_000;

/**
 * The days of `2024-03-15`, `2024-03` or `2024`; none of what is no such date.
 * @param {string} date
 * @returns {Days | undefined}
 */
export function daysOf(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined || year === '0000') return undefined;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  const last = isDay(`${year}-${month}-01`) ? lastDayOf(Number(year), Number(month)) : 0;
  if (day === undefined) {
    return last === 0 ? undefined : { from: `${year}-${month}-01`, to: `${year}-${month}-${last}`, precision: 'month' };
  }
  return isDay(date) ? { from: date, to: date, precision: 'day' } : undefined;
}

/**
 * Whether it is a day of the calendar, `YYYY-MM-DD`, in the years 1 to 9999.
 * @param {string} date
 */
export function isDay(date) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date.startsWith('0000')) return false;
  const day = new Date(`${date}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/**
 * The number of a day, so that days can be counted from one to another.
 * @param {string} day
 */
export function dayNumber(day) {
  return Date.parse(`${day}T00:00Z`) / DAY_MS;
}

/**
 * The day of a number.
 * @param {number} number
 */
export function dayOf(number) {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/**
 * How many days a month has.
 * @param {number} year
 * @param {number} month 1 to 12
 */
function lastDayOf(year, month) {
  const next = new Date(0);
  next.setUTCFullYear(year, month, 0);
  return next.getUTCDate();
}
