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
 * @param {{ shown?: number, onShown?: (count: number) => void }} [kept] how many are shown, where that outlives the list
 * @returns {{ more: HTMLButtonElement, showUntil(index: number): void }} `showUntil` builds what leads up to an item
 */
export function pager(items, showPage, size = PAGE, { shown: first = 0, onShown } = {}) {
  let shown = 0;
  const more = element('button', { type: 'button', class: 'more' });
  const show = (/** @type {number} */ end) => {
    const added = showPage(items.slice(shown, end));
    shown = Math.min(end, items.length);
    onShown?.(shown);
    const left = items.length - shown;
    more.hidden = left <= 0;
    more.textContent = STRINGS.showMore(Math.min(left, size));
    // On paper nothing can be shown by a click.
    more.dataset.left = STRINGS.notPrinted(left);
    return added;
  };
  more.addEventListener('click', () => {
    const added = show(shown + size);
    const target = added?.querySelector('[tabindex], button');
    if (target instanceof HTMLElement) target.focus();
  });
  show(Math.max(size, first));
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
 * @param {{ shown?: number, onShown?: (count: number) => void }} [kept]
 */
export function longList(className, items, build, kept) {
  const list = element('ul', { class: className });
  const { more } = pager(items, (page) => {
    const built = page.map((item) => element('li', {}, build(item)));
    list.append(...built);
    return built[0];
  }, PAGE, kept);
  const box = document.createDocumentFragment();
  box.append(list, more);
  return box;
}
