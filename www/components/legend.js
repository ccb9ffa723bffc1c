// Says which highlight stands for what.

import { element } from '../lib/dom.js';
import { isInferred, isUnresolved, isUnsure } from '../lib/guess.js';
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

/**
 * Says how a guess looks, where the result has one.
 * @param {import('../pkg/types.js').Document} document
 */
export function guessLegend({ entities, meetings }) {
  const isGuess =
    meetings.some((meeting) => isUnsure(meeting) || (meeting.date !== null && isUnresolved(meeting.date))) || entities.some((entity) => isInferred(entity));
  return isGuess ? element('p', { class: 'hint guess-legend' }, element('span', { class: 'guess' }, STRINGS.guess.sample), ` ${STRINGS.guess.means}`) : null;
}
