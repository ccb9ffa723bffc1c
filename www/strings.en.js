// Every English word that the page and the result view show.

export const STRINGS = Object.freeze({
  status: Object.freeze({
    held: 'Held',
    planned: 'Planned',
    proposed: 'Proposed',
    not_held: 'Not held',
  }),
  medium: Object.freeze({
    in_person: 'In person',
    call: 'Phone call',
    video: 'Video call',
  }),
  types: Object.freeze({
    person: 'People',
    organization: 'Organizations',
    place: 'Places',
    event: 'Events',
  }),
  /** Singular and plural, for counts. */
  counted: Object.freeze({
    meeting: ['meeting', 'meetings'],
    person: ['person', 'people'],
    organization: ['organization', 'organizations'],
    place: ['place', 'places'],
    event: ['event', 'events'],
  }),
  meetings: 'Meetings',
  articleHeading: 'Article',
  legend: 'Legend',
  evidence: 'Evidence',
  fields: Object.freeze({
    date: 'Date',
    place: 'Place',
    occasion: 'Occasion',
    topics: 'Topics',
    reportedBy: 'Source',
  }),
  and: ' and ',
  /** @param {string} words the words of the text that gave a date */
  dateWords: (words) => `“${words}”`,
  /** @param {number} left how many sentences are not quoted */
  moreReports: (left) => (left === 1 ? 'and 1 more sentence' : `and ${left.toLocaleString('en')} more sentences`),
  /** @param {number} percent 0 to 100 */
  confidence: (percent) => `${percent}% sure`,
  /** @param {string[]} names the other forms of a name */
  aliases: (names) => `also ${names.join(', ')}`,
  /** @param {number} count how often an entity is mentioned */
  mentionCount: (count) => (count === 1 ? '1 mention' : `${count} mentions`),
  noMeetings: 'No meetings found in this text.',
  noMeetingsHint: 'Readout looks for particular encounters between named parties: “met”, “held talks with”, “received”, “no meeting is scheduled”.',
  empty: 'Meetings will appear here.',
  emptyHint: 'Paste a news article, or try the sample. Readout lists each encounter it reports, whether it was held, planned, proposed or ruled out, and the words that say so.',
  working: 'Reading…',
  warnings: 'Notes',
  failed: 'Readout could not read this text.',
  retry: 'Try again',
  /** @type {Readonly<Record<string, string>>} what to say for an error's `code` */
  errors: Object.freeze({
    unavailable: 'The reader could not be started. Check that your browser allows WebAssembly and reload the page.',
    crashed: 'The reader stopped while it was reading this text. It has been restarted.',
    invalid_date: 'The publication date is not a date.',
    text_too_long: 'This text is too long to be read in one go. Paste a part of it.',
  }),
  /** @param {string} shown size of the shown part @param {string} total size of the whole text */
  capped: (shown, total) =>
    `This text is long: its first ${shown} of ${total} characters are shown here. Everything was read; the lists and cards cover all of it.`,
  /** @param {string} total size of the text */
  longText: (total) => `A long text of ${total} characters; its beginning is shown. Clear it to type again.`,
  /** @param {number} count how many items are left out */
  showMore: (count) => `Show ${count} more`,
  input: Object.freeze({
    /** What to say of a file that gave no article. */
    errors: Object.freeze({
      too_large: 'This file is larger than 20 MB. Split it, or paste the part you need.',
      not_text: 'This is not a text file. Readout opens .txt, .md, .html and .eml files.',
      empty: 'No article text was found in this file.',
      unreadable: 'This file could not be read. It may have been moved, or it is damaged.',
    }),
    loneUrl: 'This is only a link, and a web page may not open other sites’ pages. Open the article and paste its text, or use the Readout extension there.',
  }),
  diary: Object.freeze({
    /** @type {Readonly<Record<import('./diary/error.js').DiaryErrorCode, string>>} what to say for a diary error's `code` */
    errors: Object.freeze({
      full: 'There is no room left for the diary. Nothing of this was saved, and what was saved before is still there. Free some space on the disk or export and delete old articles, then try again.',
      blocked: 'Another tab has an older version of Readout open. Close that tab, then try again.',
      unavailable: 'The diary cannot be opened here. A private window may keep nothing, or the browser has just deleted the data of this page. Reload the page to try again.',
      newer: 'A newer version of Readout has opened the diary. Reload this page to go on.',
      invalid: 'This cannot be saved in the diary as it is.',
      invalid_file: 'This file is not a Readout diary, or it is damaged. Your diary was left as it was.',
    }),
  }),
});

/**
 * "1 meeting", "4 meetings".
 * @param {keyof typeof STRINGS.counted} what
 * @param {number} count
 */
export function counted(what, count) {
  const [one, many] = STRINGS.counted[what];
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
