// The badge that says whether a meeting took place, by word and colour.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @param {import('../pkg/types.js').Status} status */
export function statusBadge(status) {
  return element('span', { class: 'badge', part: 'badge', 'data-status': status }, STRINGS.status[status]);
}
