// What stands in the place of results: nothing yet, nothing found, still reading, failed.

import { element } from '../lib/dom.js';

/**
 * @param {'empty' | 'working' | 'none' | 'failure'} kind
 * @param {string} title
 * @param {string} [hint]
 */
export function message(kind, title, hint) {
  return element(
    'div',
    { class: 'message', part: 'message', 'data-kind': kind },
    element('p', { class: 'message-title' }, title),
    hint !== undefined && element('p', { class: 'message-hint' }, hint),
  );
}
