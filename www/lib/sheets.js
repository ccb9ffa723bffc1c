// The style sheets of the elements, made once and shared by all of them.

import { SHEETS } from '../pkg/sheets.js';

/**
 * For `adoptedStyleSheets`. What scripts make is no inline style, so a policy without
 * `unsafe-inline` lets it be.
 */
export const sheets = SHEETS.map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});
