// Puts the words of the language into the page's own elements.

import { STRINGS } from '../strings.en.js';

/**
 * Fills `data-words` into the text, `data-label` into the label and `data-placeholder` into
 * the placeholder of each element that has it; the value is a path in the strings.
 */
export function fillWords() {
  for (const node of document.querySelectorAll('[data-words], [data-label], [data-placeholder]')) {
    const { words, label, placeholder } = /** @type {HTMLElement} */ (node).dataset;
    if (words !== undefined) node.textContent = wordsAt(words);
    if (label !== undefined) node.setAttribute('aria-label', wordsAt(label));
    if (placeholder !== undefined) node.setAttribute('placeholder', wordsAt(placeholder));
  }
  document.title = STRINGS.page.title;
  // Until then nothing is shown, so that no empty button jumps into shape.
  delete document.documentElement.dataset.loading;
}

/** @param {string} path */
function wordsAt(path) {
  const found = path.split('.').reduce((/** @type {unknown} */ at, key) => at && /** @type {Record<string, unknown>} */ (at)[key], STRINGS);
  if (typeof found !== 'string') throw new Error(`no words for ${path}`);
  return found;
}
