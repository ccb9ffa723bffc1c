// The list of all people, organizations, places or events of the text.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { longList } from './long-list.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').EntityType} EntityType */

/**
 * @param {EntityType} type
 * @param {Entity[]} entities all of that type
 */
export function entityList(type, entities) {
  return element(
    'section',
    { class: 'entities', 'data-type': type },
    element(
      'h3',
      {},
      element('span', { class: 'swatch', 'data-type': type, 'aria-hidden': 'true' }),
      STRINGS.types[type],
      ' ',
      element('span', { class: 'count' }, String(entities.length)),
    ),
    longList('entity-list', entities, (entity) => entityButton(entity)),
  );
}

/** @param {Entity} entity */
function entityButton({ id, name, aliases, role, affiliation, mentions }) {
  const office = [role, affiliation].filter((part) => typeof part === 'string').join(', ');
  return element(
    'button',
    { class: 'entity', type: 'button', 'data-key': id },
    quoted(name, 'name'),
    element(
      'span',
      { class: 'count', title: STRINGS.mentionCount(mentions.length) },
      element('span', { 'aria-hidden': 'true' }, String(mentions.length)),
      element('span', { class: 'visually-hidden' }, STRINGS.mentionCount(mentions.length)),
    ),
    office !== '' && element('span', { class: 'office' }, quoted(office)),
    aliases.length > 0 && element('span', { class: 'aliases' }, quoted(STRINGS.aliases(aliases))),
  );
}
