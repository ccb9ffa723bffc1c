// Where a document's facts stand in its text: ranges of UTF-16 code units, each with a key.

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('./segments.js').Range} Range */

/** What follows a meeting's id in the key of its triggers. */
const TRIGGER = '/trigger';

/** The key of the words between two offsets. */
export const wordsKey = (/** @type {{ start: number, end: number }} */ { start, end }) => `${start}-${end}`;

/** The key of what triggers a meeting. */
export const triggerKey = (/** @type {string} */ id) => id + TRIGGER;

/**
 * The mentions of each entity under its id, the evidence of each meeting under its id, its
 * triggers under `triggerKey`, its date and topics under `wordsKey`.
 * @param {Document} document
 * @returns {Range[]}
 */
export function factRanges({ entities, meetings }) {
  return [
    ...entities.flatMap(({ id, mentions }) => mentions.map(({ start, end }) => ({ start, end, key: id }))),
    ...meetings.flatMap(({ id, evidence }) =>
      evidence.flatMap(({ start, end, trigger }) => [
        { start, end, key: id },
        { start: trigger.start, end: trigger.end, key: triggerKey(id) },
      ]),
    ),
    ...meetings.flatMap(({ date, topics }) =>
      [...topics, ...(date ? [date] : [])].map(({ start, end }) => ({ start, end, key: wordsKey({ start, end }) })),
    ),
  ];
}
