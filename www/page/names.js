// The dialog with the reader's own people, bodies and places.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */

const WORDS = STRINGS.names;
const TYPES = /** @type {const} */ (['person', 'organization', 'place', 'event']);

/** The dialog, and the list it edits; `onChange` is told every new list. */
export class NamesDialog {
  #dialog;
  #form;
  #list;
  #onChange;
  /** @type {readonly LexiconEntry[]} */
  #names = [];

  /**
   * @param {HTMLDialogElement} dialog with a form and a list in it
   * @param {(names: readonly LexiconEntry[]) => void} onChange
   */
  constructor(dialog, onChange) {
    this.#dialog = dialog;
    this.#onChange = onChange;
    this.#form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
    this.#list = /** @type {HTMLElement} */ (dialog.querySelector('.names'));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add();
    });
    dialog.querySelector('.close')?.addEventListener('click', () => dialog.close());
  }

  get names() {
    return this.#names;
  }

  set names(names) {
    this.#names = names;
    this.#draw();
  }

  /**
   * Opens the dialog, with a name to be added where one is given.
   * @param {Partial<LexiconEntry>} [entry]
   */
  open(entry = {}) {
    this.#form.reset();
    const aliases = entry.aliases?.join('; ');
    for (const [field, value] of Object.entries({ ...entry, aliases })) {
      const input = this.#form.elements.namedItem(field);
      if ((input instanceof HTMLInputElement || input instanceof HTMLSelectElement) && typeof value === 'string') input.value = value;
    }
    this.#draw();
    this.#dialog.showModal();
    /** @type {HTMLElement} */ (this.#form.elements.namedItem('name')).focus();
  }

  #add() {
    const data = new FormData(this.#form);
    const given = (/** @type {string} */ field) => String(data.get(field) ?? '').trim();
    const name = given('name');
    const aliases = given('aliases').split(';').map((alias) => alias.trim()).filter((alias) => alias !== '');
    const type = TYPES.find((known) => known === given('type')) ?? 'person';
    const entry = { type, name, aliases, role: given('role') || null, affiliation: given('affiliation') || null };
    this.#names = [...this.#names.filter((known) => known.name !== name || known.type !== type), entry];
    this.#form.reset();
    this.#change();
  }

  #change() {
    this.#draw();
    this.#onChange(this.#names);
  }

  #draw() {
    if (this.#names.length === 0) {
      this.#list.replaceChildren(element('p', { class: 'hint' }, WORDS.none));
      return;
    }
    this.#list.replaceChildren(
      element('ul', {}, ...this.#names.map((entry) => this.#row(entry))),
    );
  }

  /** @param {LexiconEntry} entry */
  #row(entry) {
    const { type, name, aliases, role, affiliation } = entry;
    const about = [WORDS.types[type], role, affiliation, ...(aliases ?? [])].filter(Boolean).join(', ');
    const remove = element('button', { type: 'button', 'aria-label': WORDS.removeNamed(name) }, WORDS.remove);
    remove.addEventListener('click', () => {
      this.#names = this.#names.filter((known) => known !== entry);
      this.#change();
    });
    return element('li', {}, element('span', {}, quoted(name, 'name'), ' ', element('span', { class: 'hint' }, quoted(about))), remove);
  }
}
