// What the reader should know of the run, such as dates that could not be resolved.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { longList } from './long-list.js';

/** @param {string[]} warnings */
export function warningList(warnings) {
  return element(
    'section',
    { class: 'warnings', 'aria-label': STRINGS.warnings },
    longList('warning-list', warnings, (warning) => quoted(warning)),
  );
}
