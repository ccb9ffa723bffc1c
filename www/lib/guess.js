// What of a result is not said by the text, or not surely.

/** From here on a meeting counts as read, and not guessed. */
const SURE = 0.7;

/** @typedef {import('../pkg/types.js').Entity} Entity */

/**
 * Whether there may well have been no such meeting.
 * @param {{ confidence: number }} meeting
 */
export function isUnsure({ confidence }) {
  return confidence < SURE;
}

/**
 * Whether it was inferred for whom an entity acts.
 * @param {{ affiliation_basis?: Entity['affiliation_basis'] }} entity
 */
export function isInferred({ affiliation_basis: basis }) {
  return basis === 'inferred';
}

/**
 * Whether nobody knows which days the words of a date stand for.
 * @param {{ from: string | null }} date
 */
export function isUnresolved({ from }) {
  return from === null;
}
