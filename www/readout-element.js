// The element <readout-view> for other people's pages: finds its text, reads it and shows what it says.

import { hideWords, showWords } from './element/highlight.js';
import { untilNear } from './element/near.js';
import { readText } from './element/reader.js';
import { findSource, SourceWatch } from './element/source.js';
import { describeError } from './lib/error.js';
import { ResultView } from './result-view.js';

/** @typedef {import('./element/source.js').Source} Source */
/** @typedef {import('./pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('./pkg/types.js').Document} Document */

/** @typedef {'idle' | 'waiting' | 'loading' | 'ready' | 'error'} State */

/**
 * Where the text comes from, the first that there is: the property `text`; `for`, the id of
 * an element with the article; `src`, the address of an article on the same origin; or the
 * words inside the element. The attribute `published` (YYYY-MM-DD) goes before the date that
 * the page tells machines. `min-confidence` (0 to 1) leaves out meetings, `view` says which view is
 * open, and `loading="eager"` reads before the element is in sight.
 *
 * The attribute `state` tells how it stands. Events, all of which bubble: `readout-result`
 * with `detail: { document, text }`, `readout-error` with `detail: { code, message }`, and those of
 * `ResultView`. Who sets `result` shows a result that was made before; nothing is read then.
 */
export class ReadoutElement extends ResultView {
  static observedAttributes = ['for', 'src', 'published', 'min-confidence', 'view', 'loading'];

  /** The page's own people and bodies, as in `ExtractOptions`. @type {readonly LexiconEntry[]} */
  #lexicon = [];
  /** Set by a script. @type {string | null} */
  #given = null;
  #isResultGiven = false;
  #isAsked = false;
  /** Ends what is under way. */
  #ending = new AbortController();
  /** @type {Source | null} */
  #source = null;
  #watch = new SourceWatch(() => this.#ask());

  constructor() {
    super();
    super.text = null;
    this.addEventListener('readout-retry', () => this.#ask());
    this.addEventListener('readout-show', (event) => this.#show(/** @type {CustomEvent} */ (event)));
  }

  /** @type {State} */
  get state() {
    return /** @type {State} */ (this.getAttribute('state') ?? 'idle');
  }

  /** The text that is read, or was. */
  get text() {
    return super.text;
  }

  set text(text) {
    this.#given = text;
    super.text = text;
    this.#ask();
  }

  get result() {
    return super.result;
  }

  set result(result) {
    super.result = result;
    this.#isResultGiven = result !== null;
    this.#ending.abort();
    this.#become(result === null ? 'idle' : 'ready');
  }

  get lexicon() {
    return this.#lexicon;
  }

  set lexicon(lexicon) {
    this.#lexicon = lexicon;
    this.#ask();
  }

  connectedCallback() {
    this.#ask();
  }

  disconnectedCallback() {
    this.#ending.abort();
    this.#watch.stop();
    hideWords(this);
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} value
   */
  attributeChangedCallback(name, _before, value) {
    if (name === 'view') this.view = value ?? 'meetings';
    else this.#ask();
  }

  /** Reads as soon as the script that asks has ended, whatever it sets until then. */
  #ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      if (this.isConnected && !this.#isResultGiven) void this.#read();
    });
  }

  async #read() {
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    try {
      if (this.getAttribute('loading') !== 'eager') {
        this.#become('waiting');
        await untilNear(this, signal);
      }
      this.#become('loading');
      const source = await findSource(this, this.#given, signal);
      if (signal.aborted) return;
      // Where there are no words yet, some may come.
      this.#watch.start(source ? source.root : this);
      this.#source = source;
      if (!source) {
        this.#become('idle');
        return;
      }
      const { text, published, publishedSource } = source;
      const document = await readText(text, { published, publishedSource, minConfidence: this.#minConfidence(), lexicon: this.#lexicon, signal });
      if (signal.aborted) return;
      this.elsewhere = source.locate !== undefined;
      super.text = text;
      super.result = document;
      this.#become('ready');
      this.#dispatch('readout-result', { document, text });
    } catch (thrown) {
      if (signal.aborted) return;
      const error = describeError(thrown, 'failed');
      super.error = error;
      this.#become('error');
      this.#dispatch('readout-error', error);
    }
  }

  #minConfidence() {
    const value = this.getAttribute('min-confidence');
    return value === null ? undefined : Number(value);
  }

  /** @param {State} state */
  #become(state) {
    this.setAttribute('state', state);
    this.busy = state === 'loading';
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  /** Leads to the words in the page's own article. @param {CustomEvent} event */
  #show(event) {
    const locate = this.#source?.locate;
    if (!locate) return;
    event.preventDefault();
    showWords(this, event.detail.ranges.map((/** @type {{ start: number, end: number }} */ { start, end }) => locate(start, end)));
  }
}

globalThis.customElements?.define('readout-view', ReadoutElement);
