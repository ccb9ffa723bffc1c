// Shows words in the page's own article, without a change to its DOM, by the CSS Custom Highlight API.

/** @typedef {import('../pkg/readout.js').DomPlace} DomPlace */

/** The name under which a page styles the words: `::highlight(readout-words)`. */
const NAME = 'readout-words';

/** In a layer, so that whatever the page says goes before it. Both colours, so that the words can be read on any page. */
const STYLE = `@layer readout {
  ::highlight(${NAME}) {
    background-color: var(--readout-words-ground, #ffe27a);
    color: var(--readout-words-ink, #1c1d1f);
  }
}`;

/** Whose words are shown. @type {Element | undefined} */
let owner;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Shows the words in place of those that are shown, and brings the first of them into sight.
 * @param {Element} element that shows them
 * @param {readonly (DomPlace | undefined)[]} places
 */
export function showWords(element, places) {
  const ranges = places.map((place) => place && rangeOf(place)).filter((range) => range !== undefined);
  if (ranges.length === 0) return;
  reveal(ranges[0]);
  if (!('highlights' in CSS)) {
    select(ranges[0]);
    return;
  }
  style(/** @type {Document | ShadowRoot} */ (ranges[0].startContainer.getRootNode()));
  CSS.highlights.set(NAME, new Highlight(...ranges));
  owner = element;
}

/** @param {Element} element whose words are no longer shown */
export function hideWords(element) {
  if (owner !== element) return;
  owner = undefined;
  CSS.highlights.delete(NAME);
}

/**
 * @param {DomPlace} place
 * @returns {Range | undefined} nothing where the article has changed since
 */
function rangeOf({ startContainer, startOffset, endContainer, endOffset }) {
  const isThere = startContainer.isConnected && endContainer.isConnected;
  if (!isThere || startOffset > startContainer.length || endOffset > endContainer.length) return undefined;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** @param {Document | ShadowRoot} tree */
function style(tree) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets.push(sheet);
}

/** Where there are no highlights, the words are selected. @param {Range} range */
function select(range) {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** @param {Range} range */
function reveal(range) {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
