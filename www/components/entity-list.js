// The list of all people, organizations, places or events of the text.

import { element, quoted } from '../lib/dom.js';
import { counted, STRINGS } from '../strings.en.js';
import { longList } from './long-list.js';
import { offices } from './meeting-card.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').EntityType} EntityType */

/**
 * @typedef {object} EntityOptions
 * @property {(entity: Entity) => Node | null} actions what can be done with an entity; null for nothing
 */

/**
 * @param {EntityType} type
 * @param {Entity[]} entities all of that type
 * @param {ReadonlyMap<string, number>} met how many meetings each took part in, by id
 * @param {EntityOptions} options
 */
export function entityList(type, entities, met, options) {
  return element(
    'section',
    { class: 'entities', 'data-type': type },
    element(
      'h2',
      {},
      element('span', { class: 'swatch', 'data-type': type, 'aria-hidden': 'true' }),
      STRINGS.types[type],
      ' ',
      element('span', { class: 'count' }, String(entities.length)),
    ),
    longList('entity-list', entities, (entity) =>
      element('div', { class: 'entity-row', 'data-holder': entity.id }, entityButton(entity, met.get(entity.id) ?? 0), options.actions(entity)),
    ),
  );
}

/**
 * @param {Entity} entity
 * @param {number} meetings
 */
function entityButton(entity, meetings) {
  const { id, name, aliases, mentions } = entity;
  const office = offices(entity);
  const mentioned = mentions.length > 0 && STRINGS.mentionCount(mentions.length);
  return element(
    'button',
    { class: 'entity', part: 'entity', type: 'button', 'data-key': id },
    quoted(name, 'name'),
    mentioned &&
      element(
        'span',
        { class: 'count', title: mentioned },
        element('span', { 'aria-hidden': 'true' }, String(mentions.length)),
        element('span', { class: 'visually-hidden' }, mentioned),
      ),
    office.length > 0 && element('span', { class: 'office' }, ...office),
    aliases.length > 0 && element('span', { class: 'aliases' }, quoted(STRINGS.aliases(aliases))),
    meetings > 0 && element('span', { class: 'aliases' }, counted('meeting', meetings)),
  );
}
