// A meeting as plain text, for the clipboard.

import { STRINGS } from '../strings.en.js';
import { showDate } from './dates.js';
import { officeOf } from './office.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities by id
 */
export function cardText(meeting, entities) {
  const name = (/** @type {string} */ id) => entities.get(id)?.name ?? id;
  const party = (/** @type {string} */ id) => {
    const office = officeOf(entities.get(id));
    return office === '' ? name(id) : `${name(id)} (${office})`;
  };
  const { fields } = STRINGS;
  const { date, place, occasion, topics } = meeting;
  return [
    meeting.participants.map(party).join(STRINGS.and),
    `${STRINGS.status[meeting.status]}, ${STRINGS.medium[meeting.medium]}`,
    date && `${fields.date}: ${showDate(date)}`,
    place && `${fields.place}: ${name(place)}`,
    occasion && `${fields.occasion}: ${occasion}`,
    topics.length > 0 && `${fields.topics}: ${topics.map(({ text }) => text).join('; ')}`,
    ...meeting.evidence.slice(0, 1).map(({ text }) => `“${text}”`),
  ]
    .filter(Boolean)
    .join('\n');
}
