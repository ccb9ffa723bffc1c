// Everybody and everything that the text names, with their meetings.

import { entityList } from '../components/entity-list.js';
import { TYPES } from '../components/legend.js';
import { element } from '../lib/dom.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../components/entity-list.js').EntityOptions} EntityOptions */

/**
 * @param {readonly Entity[]} entities
 * @param {readonly Meeting[]} meetings
 * @param {EntityOptions} options
 */
export function peopleView(entities, meetings, options) {
  /** @type {Map<string, number>} */
  const met = new Map();
  for (const { participants } of meetings) {
    for (const id of participants) met.set(id, (met.get(id) ?? 0) + 1);
  }
  return element(
    'div',
    { class: 'lists' },
    ...TYPES.map((type) => ({ type, of: entities.filter((entity) => entity.type === type) }))
      .filter(({ of }) => of.length > 0)
      .map(({ type, of }) => entityList(type, of, met, options)),
  );
}
