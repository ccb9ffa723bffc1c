// Lists that build their items by the page, so that a long text cannot freeze the view.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** How many items are built at a time. */
const PAGE = 60;

/**
 * Shows the first page at once, and the next ones by a button that hides itself.
 * @template T
 * @param {readonly T[]} items
 * @param {(page: readonly T[]) => Element | undefined} showPage adds a page and gives its first element
 * @param {number} [size] items of a page
 * @returns {{ more: HTMLButtonElement, showUntil(index: number): void }} `showUntil` builds what leads up to an item
 */
export function pager(items, showPage, size = PAGE) {
  let shown = 0;
  const more = element('button', { type: 'button', class: 'more' });
  const show = (/** @type {number} */ end) => {
    const first = showPage(items.slice(shown, end));
    shown = Math.min(end, items.length);
    const left = items.length - shown;
    more.hidden = left <= 0;
    more.textContent = STRINGS.showMore(Math.min(left, size));
    return first;
  };
  more.addEventListener('click', () => {
    const first = show(shown + size);
    const target = first?.querySelector('[tabindex], button');
    if (target instanceof HTMLElement) target.focus();
  });
  show(size);
  return {
    more,
    showUntil(index) {
      if (index >= shown) show(index + 1);
    },
  };
}

/**
 * @template T
 * @param {string} className of the list
 * @param {readonly T[]} items
 * @param {(item: T) => Node} build
 */
export function longList(className, items, build) {
  const list = element('ul', { class: className });
  const { more } = pager(items, (page) => {
    const built = page.map((item) => element('li', {}, build(item)));
    list.append(...built);
    return built[0];
  });
  const box = document.createDocumentFragment();
  box.append(list, more);
  return box;
}
