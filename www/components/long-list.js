// A list that builds its items by the page, so that a long text cannot freeze the view.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** How many items are built at a time. */
const PAGE = 60;

/**
 * @template T
 * @param {string} className of the list
 * @param {readonly T[]} items
 * @param {(item: T) => Node} build
 */
export function longList(className, items, build) {
  const list = element('ul', { class: className });
  let shown = 0;
  const more = element('button', { type: 'button', class: 'more' });
  const showPage = () => {
    const page = items.slice(shown, shown + PAGE).map((item) => element('li', {}, build(item)));
    list.append(...page);
    shown += page.length;
    const left = items.length - shown;
    more.hidden = left <= 0;
    more.textContent = STRINGS.showMore(Math.min(left, PAGE));
    return page[0];
  };
  more.addEventListener('click', () => {
    const first = showPage();
    const target = first?.querySelector('[tabindex], button');
    if (target instanceof HTMLElement) target.focus();
  });
  showPage();
  const box = document.createDocumentFragment();
  box.append(list, more);
  return box;
}
