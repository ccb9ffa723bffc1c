// What a person is: the office and for whom, in words.

import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */

/**
 * "Foreign Minister, Norway", "Foreign Minister, Norway (inferred)"; empty where nothing is known.
 * @param {Partial<Pick<Entity, 'role' | 'affiliation' | 'affiliation_basis'>>} [entity]
 */
export function officeOf({ role, affiliation, affiliation_basis: basis } = {}) {
  const body = affiliation && basis === 'inferred' ? STRINGS.inferred(affiliation) : affiliation;
  return [role, body].filter(Boolean).join(', ');
}
