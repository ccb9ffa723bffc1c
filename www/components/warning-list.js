// What the reader should know of the run, such as dates that could not be resolved.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @param {string[]} warnings */
export function warningList(warnings) {
  return element(
    'aside',
    { class: 'warnings', 'aria-label': STRINGS.warnings },
    element('ul', {}, ...warnings.map((warning) => element('li', {}, quoted(warning)))),
  );
}
