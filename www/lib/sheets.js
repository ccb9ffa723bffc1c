// The style sheets of the elements, made once and shared by all of them.

import { SHEETS } from '../pkg/sheets.js';

/** @type {CSSStyleSheet[] | null} */
let made = null;

/**
 * For `adoptedStyleSheets`. What scripts make is no inline style, so a policy without
 * `unsafe-inline` lets it be. They are made for the first element: where a server imports
 * this, nothing makes style sheets.
 */
export function sheets() {
  made ??= SHEETS.map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  return made;
}
