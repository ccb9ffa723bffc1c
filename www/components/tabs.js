// Tabs by the ARIA pattern: arrow keys move among them, and a panel is built when first shown.

import { element } from '../lib/dom.js';

/**
 * @typedef {object} Tab
 * @property {string} id
 * @property {string} label
 * @property {number} [count] shown beside the label
 * @property {() => Node} build what its panel holds
 */

/** A tablist and its panels; `select(id)` shows one. */
export class Tabs {
  /** @type {Map<string, { tab: Tab, button: HTMLButtonElement, panel: HTMLElement }>} */
  #parts = new Map();
  /** @type {(id: string) => void} */
  #onSelect;

  /**
   * @param {string} label of the tablist
   * @param {readonly Tab[]} tabs
   * @param {string} selected id of the first one shown
   * @param {(id: string) => void} onSelect
   */
  constructor(label, tabs, selected, onSelect) {
    this.#onSelect = onSelect;
    const list = element('div', { class: 'tabs', part: 'tabs', role: 'tablist', 'aria-label': label });
    this.element = element('div', { class: 'tabbed' }, list);
    for (const tab of tabs) {
      const button = element(
        'button',
        { type: 'button', class: 'tab', part: 'tab', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `panel-${tab.id}`, 'data-tab': tab.id },
        tab.label,
        tab.count !== undefined && element('span', { class: 'count' }, ` ${tab.count.toLocaleString('en')}`),
      );
      const panel = element('div', { class: 'panel', part: 'panel', role: 'tabpanel', id: `panel-${tab.id}`, 'aria-labelledby': `tab-${tab.id}` });
      button.addEventListener('click', () => this.select(tab.id));
      list.append(button);
      this.element.append(panel);
      this.#parts.set(tab.id, { tab, button, panel });
    }
    list.addEventListener('keydown', (event) => this.#move(event));
    this.#show(this.#parts.has(selected) ? selected : tabs[0].id);
  }

  /** @param {string} id */
  select(id) {
    this.#show(id);
    this.#onSelect(id);
  }

  /** @param {string} id */
  #show(id) {
    for (const [key, { tab, button, panel }] of this.#parts) {
      const shown = key === id;
      button.setAttribute('aria-selected', String(shown));
      button.tabIndex = shown ? 0 : -1;
      panel.hidden = !shown;
      if (shown && !panel.hasChildNodes()) panel.append(tab.build());
    }
  }

  /** @param {KeyboardEvent} event */
  #move(event) {
    const ids = [...this.#parts.keys()];
    const at = ids.findIndex((id) => this.#parts.get(id)?.button === event.target);
    /** @type {Record<string, number>} */
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 };
    if (at < 0 || !(event.key in to)) return;
    event.preventDefault();
    const id = ids[(to[event.key] + ids.length) % ids.length];
    this.select(id);
    this.#parts.get(id)?.button.focus();
  }
}
