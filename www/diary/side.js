// For whom somebody acts, where two readings know of it.

import { isInferred } from '../lib/guess.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */

/**
 * The one of two, who are the same person, of whom it is better known: what a text says goes before what
 * was inferred, and else the first before the second.
 * @template {Pick<Entity, 'affiliation' | 'affiliation_basis'>} E
 * @param {E} one
 * @param {E} other
 * @returns {E}
 */
export function betterKnown(one, other) {
  if (other.affiliation === null) return one;
  return one.affiliation === null || (isInferred(one) && !isInferred(other)) ? other : one;
}
