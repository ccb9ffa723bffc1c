// What is known of the text in the box besides its words. It belongs to that text and goes with it.

import { STRINGS } from '../strings.en.js';
import { element, quoted } from '../lib/dom.js';
import { onBadDay } from './bad-day.js';
import { part } from './part.js';

/**
 * @typedef {object} About
 * @property {string} title
 * @property {string} url
 * @property {string} published an ISO day, or nothing
 * @property {string} basis how that day is known: `given`, or what the file or the diary says; nothing where nobody does
 */

const WORDS = STRINGS.article;

/** @type {Readonly<About>} */
export const NOTHING = Object.freeze({ title: '', url: '', published: '', basis: '' });

/** The fields of the page for it. */
export class AboutFields {
  #title = part('title', HTMLInputElement);
  #url = part('url', HTMLInputElement);
  #published = part('published', HTMLInputElement);
  #hint = part('published-hint', HTMLElement);
  #basis = '';

  /**
   * @param {{ onPublished: () => void, onChange: () => void }} told `onPublished` of another day, `onChange` of everything
   */
  constructor({ onPublished, onChange }) {
    this.#published.addEventListener('input', () => {
      this.#basis = this.#published.value === '' ? '' : 'given';
      this.#say();
      onChange();
      onPublished();
    });
    for (const field of [this.#title, this.#url]) field.addEventListener('input', onChange);
    onBadDay(this.#published, () => (this.#hint.textContent = STRINGS.page.badDay));
    addEventListener('beforeprint', () => this.#print());
    this.#say();
  }

  /** @returns {About} */
  get value() {
    const isKnown = this.#basis !== '' && !FOUND.has(this.#basis);
    return {
      title: this.#title.value,
      url: this.#url.value,
      published: isKnown ? this.#published.value : '',
      basis: isKnown ? this.#basis : '',
    };
  }

  /** @param {About} about */
  set value({ title, url, published, basis }) {
    this.#title.value = title;
    this.#url.value = url;
    this.#published.value = published;
    this.#basis = published === '' ? '' : basis || 'given';
    this.#say();
  }

  /** The day as it stands there, and how it is known. */
  get published() {
    return { day: this.#published.value, basis: this.#basis };
  }

  /**
   * Shows the day that the text itself told, where nobody gave one or only an address or a file's name did.
   * @param {string | null | undefined} day
   * @param {string | null} [source] where it was found
   */
  found(day, source = null) {
    // A day that is just being written is not to go from under the hands.
    if (this.#published.validity.badInput || (this.value.published !== '' && !FOUND.has(source ?? ''))) return;
    this.#published.value = day ?? '';
    this.#basis = day ? (source ?? 'text') : '';
    this.#say();
  }

  /** On paper there are no fields. */
  #print() {
    const day = this.#published.value;
    const lines = [this.#title.value, this.#url.value].filter((words) => words.trim() !== '').map((words) => element('p', {}, quoted(words)));
    const known = element('p', { class: FOUND.has(this.#basis) ? 'hint guess' : 'hint' }, WORDS.printedDay(day, this.#hint.textContent ?? ''));
    part('printed', HTMLElement).replaceChildren(...lines, ...(day === '' ? [] : [known]));
  }

  #say() {
    const words = /** @type {Readonly<Record<string, string>>} */ (WORDS.basis);
    this.#hint.textContent = this.#basis === '' ? WORDS.publishedHint : (words[this.#basis] ?? words.text);
    this.#hint.classList.toggle('guess', FOUND.has(this.#basis));
  }
}

/** Where a text tells its day itself: the page only shows what was found, and gives nothing. */
const FOUND = new Set(['text', 'dateline', 'byline']);
