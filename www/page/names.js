// The dialog with the reader's own people, bodies and places.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */

const WORDS = STRINGS.names;
const TYPES = /** @type {const} */ (['person', 'organization', 'place', 'event']);

/** The dialog, which adds itself to the page, and the list it edits. */
export class NamesDialog {
  #form = nameForm();
  #list = element('div', { class: 'names' });
  #dialog;
  #onChange;
  /** @type {readonly LexiconEntry[]} */
  #names = [];

  /** @param {(change: (names: readonly LexiconEntry[]) => LexiconEntry[]) => void} onChange told every change of the list, which others may have changed, too */
  constructor(onChange) {
    this.#onChange = onChange;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add();
    });
    const close = element('button', { type: 'button', class: 'close' }, WORDS.done);
    this.#dialog = element(
      'dialog',
      { id: 'names', 'aria-labelledby': 'names-title' },
      element('h2', { id: 'names-title' }, WORDS.title),
      element('p', { class: 'hint' }, WORDS.hint),
      this.#form,
      this.#list,
      close,
    );
    close.addEventListener('click', () => this.#dialog.close());
    document.body.append(this.#dialog);
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
    this.#form.reset();
    this.#change((names) => [...names.filter((known) => known.name !== name || known.type !== type), entry]);
  }

  /** @param {(names: readonly LexiconEntry[]) => LexiconEntry[]} change */
  #change(change) {
    this.names = change(this.#names);
    this.#onChange(change);
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
      const at = this.#names.indexOf(entry);
      this.#change((names) => names.filter((known) => known.name !== name || known.type !== type));
      const next = [...this.#list.querySelectorAll('button')][Math.min(at, this.#names.length - 1)] ?? this.#form.elements.namedItem('name');
      /** @type {HTMLElement} */ (next).focus();
    });
    return element('li', {}, element('span', {}, quoted(name, 'name'), ' ', element('span', { class: 'hint' }, quoted(about))), remove);
  }
}

function nameForm() {
  const labelled = (/** @type {string} */ label, /** @type {Element} */ field) => element('label', {}, element('span', {}, label), ' ', field);
  const field = (/** @type {string} */ name, /** @type {Record<string, string | number | boolean>} */ more = {}) =>
    element('input', { name, autocomplete: 'off', ...more });
  return element(
    'form',
    { method: 'dialog', class: 'name-form' },
    labelled(WORDS.name, field('name', { required: true, maxlength: 200 })),
    labelled(WORDS.type, element('select', { name: 'type' }, ...TYPES.map((type) => element('option', { value: type }, WORDS.types[type])))),
    labelled(WORDS.aliases, field('aliases', { placeholder: WORDS.parted })),
    labelled(WORDS.role, field('role')),
    labelled(WORDS.affiliation, field('affiliation')),
    element('button', { type: 'submit' }, WORDS.add),
  );
}
