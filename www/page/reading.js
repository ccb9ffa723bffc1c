// Reads a text into a <readout-view>, with the reader's corrections, and saves it to the diary.

import { textKey } from '../diary/textkey.js';
import { describeError } from '../lib/error.js';
import { Newest } from '../lib/newest.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../lib/readout.js').Readout} Readout */
/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('../readout-view.js').ReadoutView} ReadoutView */

/**
 * @typedef {object} ReadingOptions
 * @property {ReadoutView} view
 * @property {Readout} readout
 * @property {() => Promise<Diary>} diary
 * @property {() => readonly LexiconEntry[]} names the user's own
 * @property {(thrown: unknown) => string} explain
 * @property {(words: string) => void} say
 * @property {(busy: boolean) => void} onBusy told before a text is read, and after
 */

export class Reading {
  #options;
  /** Answers for the text as it is now; others' requests wait for their turn. */
  #newest;
  /** Counts the readings, so that an answer for a text that was cleared is not shown. */
  #count = 0;
  /** The key of the text that is shown, by which its corrections are kept. */
  #key = '';

  /** @param {ReadingOptions} options */
  constructor(options) {
    this.#options = options;
    this.#newest = new Newest(options.readout);
    options.view.addEventListener('readout-corrections', () => this.#keepCorrections());
  }

  /**
   * Shows what a text says; an empty one clears the view. A reading that a later one
   * overtakes shows nothing.
   * @param {string} text
   * @param {string | undefined} published an ISO day
   * @returns {Promise<boolean>} whether what the text says is shown now
   */
  async read(text, published) {
    const { view, names, say, onBusy } = this.#options;
    const id = ++this.#count;
    say('');
    if (text.trim() === '') {
      this.cancel();
      view.text = '';
      view.result = null;
      onBusy(false);
      return true;
    }
    onBusy(true);
    let shown = false;
    try {
      const [result, key] = await Promise.all([this.#newest.extract(text, { published, lexicon: [...names()] }), textKey(text)]);
      const corrections = await this.#kept(key);
      if (id !== this.#count) return false;
      this.#key = key;
      view.text = text;
      view.corrections = corrections;
      view.result = result;
      shown = true;
    } catch (thrown) {
      if (id !== this.#count) return false;
      const error = describeError(thrown, 'unavailable');
      if (error.code === 'cancelled') say(STRINGS.article.cancelled);
      else view.error = error;
    }
    onBusy(false);
    return shown;
  }

  /** Gives up the text that is being read. */
  cancel() {
    this.#newest.cancel();
  }

  /**
   * Saves what is shown.
   * @param {{ title: string, url: string, published: string }} about any of them may be empty
   */
  async save({ title, url, published }) {
    const { view, say, explain } = this.#options;
    const { text, result: document } = view;
    if (!document || !text) return;
    try {
      const diary = await this.#options.diary();
      await diary.saveArticle({
        text,
        document,
        corrections: [...view.corrections],
        title: title.trim() || firstLine(text),
        url: /^https?:\/\//.test(url.trim()) ? url.trim() : null,
        published: published || null,
      });
      const count = this.#count;
      say(STRINGS.article.saved);
      // Firefox asks the reader, who need not answer.
      const persistent = await diary.persist();
      if (!persistent && count === this.#count) say(`${STRINGS.article.saved} ${STRINGS.diary.notPersistent}`);
    } catch (thrown) {
      say(explain(thrown));
    }
  }

  /** @param {string} key of a text */
  async #kept(key) {
    try {
      return await (await this.#options.diary()).corrections(key);
    } catch {
      // Without a diary nothing was ever kept.
      return [];
    }
  }

  async #keepCorrections() {
    const [key, corrections] = [this.#key, [...this.#options.view.corrections]];
    try {
      await (await this.#options.diary()).saveCorrections(key, corrections);
    } catch (thrown) {
      this.#options.say(this.#options.explain(thrown));
    }
  }
}

/** @param {string} text */
function firstLine(text) {
  const [line] = text.trim().split('\n', 1);
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`;
}
