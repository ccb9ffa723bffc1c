// Says which highlight stands for what.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

export const TYPES = Object.freeze(/** @type {const} */ (['person', 'organization', 'place', 'event']));

export function legend() {
  const item = (/** @type {string} */ className, /** @type {string} */ label, /** @type {string | undefined} */ type) =>
    element('li', {}, element('span', { class: className, 'data-type': type }, label));
  return element(
    'ul',
    { class: 'legend', 'aria-label': STRINGS.legend },
    ...TYPES.map((type) => item('mention', STRINGS.types[type], type)),
    item('evidence marked', STRINGS.evidence, undefined),
  );
}
