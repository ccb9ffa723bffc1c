// Reads the calendar day out of the dates that pages, mails and notes carry in their metadata.

/** Longer than any date; what is longer is not looked at. In UTF-16 code units. */
const LONGEST = 100;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2023-11-30", "2023-11-30T08:00:00+02:00", "2023/11/30", "20231130" */
const YEAR_FIRST = /^(\d{4})([-/]?)(\d{2})\2(\d{2})(?!\d)/;
/** "30.11.2023"; with slashes nobody can tell day from month. */
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/;
/** "Thu, 30 Nov 2023 08:00:00 +0200", "30th November 2023" */
const DAY_MONTH = /\b(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4})\b/i;
/** "November 30, 2023", "Thu Nov 30 2023 08:00:00 GMT+0200" */
const MONTH_DAY = /\b([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b/i;
/** "/2024/05/16/", "2024-05-16 talks.txt", "20240516" */
const IN_ADDRESS = /(?<!\d)((?:19|20)\d{2})(?:([-/_.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/g;
/** Seconds or milliseconds since 1970. */
const EPOCH = /^\d{10}(\d{3})?$/;

/**
 * The day that a date names in its own time zone: "2023-11-30T23:30:00-05:00" is
 * 30 November, wherever the reader is.
 * @param {unknown} value
 * @returns {string | undefined} an ISO day, or nothing where no valid one is named
 */
export function dayOf(value) {
  const written = String(value ?? '').trim().replace(/\s+/g, ' ');
  if (written.length > LONGEST) return undefined;
  if (EPOCH.test(written)) {
    const milliseconds = Number(written) * (written.length === 10 ? 1000 : 1);
    return new Date(milliseconds).toISOString().slice(0, 10);
  }
  let found = YEAR_FIRST.exec(written);
  if (found) return isoDay(found[1], found[3], found[4]);
  found = DOTTED.exec(written);
  if (found) return isoDay(found[3], found[2], found[1]);
  found = DAY_MONTH.exec(written);
  if (found) return isoDay(found[3], monthOf(found[2]), found[1]);
  found = MONTH_DAY.exec(written);
  if (found) return isoDay(found[3], monthOf(found[1]), found[2]);
  return undefined;
}

/**
 * What a page, mail or note says of its day.
 * @param {unknown} value
 * @returns {{ published?: string, publishedSource?: 'metadata' }}
 */
export function statedDay(value) {
  const published = dayOf(value);
  return published ? { published, publishedSource: 'metadata' } : {};
}

/**
 * The day that the digits of a web address or of a file's name spell, year first.
 * @param {string} address
 * @returns {string | undefined} an ISO day
 */
export function dayInAddress(address) {
  for (const [, year, , month, day, shortMonth, shortDay] of address.matchAll(IN_ADDRESS)) {
    const iso = isoDay(year, month ?? shortMonth, day ?? shortDay);
    if (iso) return iso;
  }
  return undefined;
}

/**
 * @param {string} name an English month, in full or cut
 * @returns {number} 1 to 12, or 0 where there is no such month
 */
function monthOf(name) {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/**
 * @param {string | number} year
 * @param {string | number} month
 * @param {string | number} day
 */
function isoDay(year, month, day) {
  const pad = (/** @type {string | number} */ part) => String(part).padStart(2, '0');
  const iso = `${year}-${pad(month)}-${pad(day)}`;
  const time = Date.parse(`${iso}T00:00Z`);
  // Programs that know no date write the zero of their clock.
  if (Number.isNaN(time) || Number(year) < 1600 || iso === '1970-01-01') return undefined;
  // Some engines roll 31 February over instead of refusing it.
  return new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}
