// Reads a text into a <readout-view>, with the reader's corrections, and saves it to the diary.

import { changed } from '../diary/corrections.js';
import { findEarlier } from '../diary/earlier.js';
import { textKey } from '../diary/textkey.js';
import { inWords as describe } from '../components/correction-list.js';
import { describeError } from '../lib/error.js';
import { Newest } from '../lib/newest.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../diary/corrections.js').Correction} Correction */
/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../diary/store.js').SavedArticle} SavedArticle */
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
 * @property {(words: string, undo: () => unknown) => void} [did] told what can be taken back; nothing is where it is left out
 */

/**
 * @typedef {object} Known what the diary has of a text
 * @property {'saved' | 'earlier'} as the text itself, or an older form of it
 * @property {SavedArticle} article
 */

export class Reading {
  #options;
  /** Answers for the text as it is now; others' requests wait for their turn. */
  #newest;
  /** Counts the readings, so that an answer for a text that was cleared is not shown. */
  #count = 0;
  /** The key of the text that is shown, by which its corrections are kept. */
  #key = '';
  /** The key of the text that it was before it was edited; nothing for a text of its own. */
  #origin = '';
  /** What the diary has of the text that is shown. @type {Known | null} */
  known = null;

  /** @param {ReadingOptions} options */
  constructor(options) {
    this.#options = options;
    this.#newest = new Newest(options.readout);
    options.view.addEventListener('readout-corrections', (event) => {
      const change = /** @type {CustomEvent<{ added: Correction[], removed: Correction[] }>} */ (event).detail;
      void this.#keepCorrections(change);
      options.did?.(inWords(change), () => this.#takeBack(change));
    });
  }

  /** The key of the saved article that the present text is a form of, or its own. */
  get origin() {
    return this.known?.article.key ?? this.#key;
  }

  /**
   * The next text is another one, and not an edited form of the present.
   * @param {string} [origin] the key of the saved article that it is
   */
  begin(origin = '') {
    this.#origin = origin;
    this.#key = '';
    this.known = null;
  }

  /**
   * Shows what a text says; an empty one clears the view. A reading that a later one
   * overtakes shows nothing.
   * @param {string} text
   * @param {string | undefined} published an ISO day
   * @param {string} [basis] where that day is from: one of an address or of a file's name counts only
   *   where the text names none
   * @returns {Promise<boolean>} whether what the text says is shown now
   */
  async read(text, published, basis) {
    const { view, names, say, onBusy } = this.#options;
    const id = ++this.#count;
    say('');
    if (text.trim() === '') {
      this.cancel();
      this.#key = '';
      this.known = null;
      view.text = '';
      view.result = null;
      onBusy(false);
      return true;
    }
    onBusy(true);
    let shown = false;
    try {
      const [result, key] = await Promise.all([this.#newest.extract(text, { published, publishedSource: sourceOf(basis), lexicon: [...names()] }), textKey(text)]);
      const origin = this.#key || this.#origin;
      const [kept, known] = await Promise.all([this.#kept(key), this.#known(key, origin, text)]);
      if (id !== this.#count) return false;
      // A text that was edited keeps what was said of it, as far as its words are still there.
      const inherited = kept.length > 0 || key === origin ? [] : await this.#kept(origin);
      if (id !== this.#count) return false;
      this.#key = key;
      this.#origin = '';
      this.known = known;
      if (inherited.length > 0) void this.#moveCorrections(origin, inherited);
      view.text = text;
      view.corrections = inherited.length > 0 ? inherited : kept;
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
   * @param {{ title: string, url: string, published: string, basis?: string }} about any of them may be empty
   */
  async save({ title, url, published, basis = '' }) {
    const { view, say, explain, did } = this.#options;
    const { text, result: document } = view;
    if (!document || !text) return;
    try {
      const diary = await this.#options.diary();
      const { known } = this;
      const earlier = known?.article.key;
      const key = await diary.saveArticle({
        text,
        document,
        replaces: earlier,
        title: title.trim() || firstLine(text),
        url: /^https?:\/\//.test(url.trim()) ? url.trim() : null,
        published: published || null,
        published_basis: basis || null,
      });
      const count = this.#count;
      const article = await diary.article(key);
      this.known = article ? { as: 'saved', article } : null;
      const words = earlier === undefined ? STRINGS.article.saved : STRINGS.article.updated;
      say(words);
      if (known?.as === 'earlier') {
        // What was taken for an older form may have been another article.
        did?.(words, () => this.#putBack(known.article, key));
        return;
      }
      // Firefox asks the reader, who need not answer.
      const persistent = await diary.persist();
      if (!persistent && count === this.#count) say(`${words} ${STRINGS.diary.notPersistent}`);
    } catch (thrown) {
      say(explain(thrown));
    }
  }

  /**
   * @param {SavedArticle} older
   * @param {string} newer the key of what took its place
   */
  async #putBack(older, newer) {
    try {
      const diary = await this.#options.diary();
      const { corrections } = (await diary.deleteArticle(newer)) ?? { corrections: [] };
      // They are still those of the text in the box.
      await diary.saveCorrections(newer, corrections);
      await diary.saveArticle(older);
      this.known = { as: 'earlier', article: older };
    } catch (thrown) {
      this.#options.say(this.#options.explain(thrown));
    }
  }

  /** Takes over what another tab has said of this text. */
  async refresh() {
    const { view } = this.#options;
    // What the reader is in the middle of is not to be drawn away under the hands.
    if (!view.result || this.#key === '' || view.isEditing) return;
    const [key, corrections] = [this.#key, await this.#kept(this.#key)];
    if (key === this.#key && JSON.stringify(corrections) !== JSON.stringify(view.corrections)) view.corrections = corrections;
  }

  /** @param {string} key of a text */
  async #kept(key) {
    try {
      return key === '' ? [] : await (await this.#options.diary()).corrections(key);
    } catch {
      // Without a diary nothing was ever kept.
      return [];
    }
  }

  /**
   * @param {string} key
   * @param {string} origin
   * @param {string} text
   * @returns {Promise<Known | null>}
   */
  async #known(key, origin, text) {
    try {
      const diary = await this.#options.diary();
      const saved = await diary.article(key);
      if (saved) return { as: 'saved', article: saved };
      // An unsaved step in between is the same article still.
      const before = this.known?.article.key ?? origin;
      const earlier = (before === '' ? undefined : await diary.article(before)) ?? (await findEarlier(diary, text));
      return earlier ? { as: 'earlier', article: earlier } : null;
    } catch {
      return null;
    }
  }

  /** @param {{ added: readonly Correction[], removed: readonly Correction[] }} change */
  async #keepCorrections(change) {
    const key = this.#key;
    try {
      const now = await (await this.#options.diary()).changeCorrections(key, (list) => changed(list, change));
      // Another tab may have said more of the same text.
      if (key === this.#key && JSON.stringify(now) !== JSON.stringify(this.#options.view.corrections)) this.#options.view.corrections = now;
    } catch (thrown) {
      this.#options.say(this.#options.explain(thrown));
    }
  }

  /**
   * They go along with a text that is being edited; each of its forms would keep them else, in
   * the place of other texts'.
   * @param {string} origin
   * @param {readonly Correction[]} corrections
   */
  async #moveCorrections(origin, corrections) {
    await this.#keepCorrections({ added: corrections, removed: [] });
    const diary = await this.#options.diary();
    if (!(await diary.article(origin))) await diary.saveCorrections(origin, []);
  }

  /** @param {{ added: readonly Correction[], removed: readonly Correction[] }} change */
  #takeBack({ added, removed }) {
    const { view } = this.#options;
    const back = { added: removed, removed: added };
    view.corrections = changed(view.corrections, back);
    return this.#keepCorrections(back);
  }
}

/** @param {{ added: readonly Correction[], removed: readonly Correction[] }} change */
function inWords({ added, removed }) {
  const [done] = added;
  if (done) return describe(done) + (added.length > 1 ? STRINGS.corrections.andMore(added.length - 1) : '');
  return STRINGS.corrections.tookBack(removed.length);
}

/** @param {string} text */
function firstLine(text) {
  const [line] = text.trim().split('\n', 1);
  return line.length <= 160 ? line : `${line.slice(0, 159)}…`;
}

/**
 * What the core is told of a day's basis: where it was found, or that it was given.
 * @param {string | undefined} basis
 * @returns {'given' | 'metadata' | 'url' | 'file'}
 */
function sourceOf(basis) {
  return basis === 'metadata' || basis === 'url' || basis === 'file' ? basis : 'given';
}
