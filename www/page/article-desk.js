// The article desk: from a text to its meetings, with corrections, saving and export.

import { readFiles } from '../input/files.js';
import { isoDay } from '../lib/dates.js';
import { ReadoutError } from '../lib/error.js';
import { ReadoutView } from '../readout-view.js';
import { SAMPLE_PUBLISHED, SAMPLE_TEXT } from '../sample.js';
import { STRINGS } from '../strings.en.js';
import { exportMenu } from './export-menu.js';
import { part } from './part.js';
import { Reading } from './reading.js';
import { inputError, TextBox } from './text-box.js';

/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../diary/store.js').SavedArticle} SavedArticle */
/** @typedef {import('../input/article.js').Article} Article */
/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */

const WORDS = STRINGS.article;

/** How long the pause in typing a date is, in milliseconds. */
const PAUSE = 150;

/**
 * @typedef {object} ArticleOptions
 * @property {import('../lib/readout.js').Readout} readout
 * @property {() => Promise<Diary>} diary
 * @property {() => readonly LexiconEntry[]} names the user's own
 * @property {(thrown: unknown) => string} explain
 */

export class ArticleDesk {
  #view = part('view', ReadoutView);
  #published = part('published', HTMLInputElement);
  #title = part('title', HTMLInputElement);
  #url = part('url', HTMLInputElement);
  #note = part('note', HTMLElement);
  #save = part('save', HTMLButtonElement);
  #cancel = part('cancel', HTMLButtonElement);
  #box;
  #options;
  #reading;
  /** @type {AbortController | null} ends the reading of files */
  #filing = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {ArticleOptions} options */
  constructor(options) {
    this.#options = options;
    this.#reading = new Reading({
      ...options,
      view: this.#view,
      say: (words) => this.say(words),
      onBusy: (busy) => this.#busy(busy),
    });
    this.#box = new TextBox({
      // What is shown is not the text in the box any more.
      onEdit: () => (this.#save.disabled = true),
      onChange: () => this.read(),
      onArticle: (article) => this.#take(article),
      onFiles: (files) => this.#file(files),
      say: (words) => this.say(words),
    });
    this.#published.value = isoDay(new Date());
    this.#published.addEventListener('input', () => {
      this.#save.disabled = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.read(), PAUSE);
    });
    this.#view.addEventListener('readout-retry', () => this.read());
    part('sample', HTMLButtonElement).addEventListener('click', () => this.#fill(SAMPLE_TEXT, SAMPLE_PUBLISHED));
    part('clear', HTMLButtonElement).addEventListener('click', () => {
      this.#fill('', isoDay(new Date()));
      this.#box.focus();
    });
    this.#save.addEventListener('click', () =>
      this.#reading.save({ title: this.#title.value, url: this.#url.value, published: this.#published.value }),
    );
    this.#cancel.addEventListener('click', () => this.#stop());
    part('tools', HTMLElement).append(
      exportMenu({
        name: 'readout',
        document: () => this.#view.document,
        write: (document, format) => options.readout.export(document, format),
        say: (words) => this.say(words),
      }),
    );
    // A browser that restores the form after a reload restores its text as well.
    if (this.#box.text !== '') void this.read();
  }

  /** Reads the text and shows what it says. */
  async read() {
    clearTimeout(this.#timer);
    await this.#reading.read(this.#box.text, this.#published.value || undefined);
  }

  /**
   * Shows an article of the diary.
   * @param {SavedArticle} article
   */
  show({ text, title, url, published }) {
    this.#title.value = title ?? '';
    this.#url.value = url ?? '';
    this.#box.text = text;
    if (published) this.#published.value = published;
    return this.read();
  }

  /** @param {string} words */
  say(words) {
    this.#note.textContent = words;
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#view.busy = busy;
    this.#cancel.hidden = !busy && this.#filing === null;
    this.#save.disabled = busy || this.#view.result === null;
  }

  #stop() {
    this.#filing?.abort(new ReadoutError('cancelled'));
    this.#reading.cancel();
  }

  /**
   * @param {string} text
   * @param {string} day
   */
  #fill(text, day) {
    this.#title.value = '';
    this.#url.value = '';
    this.#box.text = text;
    this.#published.value = day;
    void this.read();
  }

  /** @param {Article} article */
  #take({ title, text, published, url }) {
    this.#fill(withTitle(title, text), published ?? this.#published.value);
    this.#title.value = title ?? '';
    this.#url.value = url ?? '';
  }

  /**
   * Reads several files into the diary.
   * @param {File[]} files
   */
  async #file(files) {
    const filing = (this.#filing = new AbortController());
    this.#busy(this.#view.busy);
    let saved = 0;
    /** @type {string[]} */
    const failures = [];
    const onProgress = (/** @type {{ done: number, total: number }} */ { done, total }) => this.say(WORDS.reading(done, total));
    try {
      const diary = await this.#options.diary();
      for await (const read of readFiles(files, { signal: filing.signal, onProgress })) {
        if ('error' in read) {
          failures.push(WORDS.failed(read.file.name, inputError(read.error)));
          continue;
        }
        const { title, published, url } = read.article;
        const text = withTitle(title, read.article.text);
        const document = await this.#options.readout.extract(text, { published, lexicon: [...this.#options.names()], signal: filing.signal });
        await diary.saveArticle({ title: title ?? read.file.name, text, published, url, document });
        saved += 1;
      }
      this.say([WORDS.filed(saved, failures.length), ...failures].join(' '));
    } catch (thrown) {
      this.say(filing.signal.aborted ? WORDS.filed(saved, failures.length) : this.#options.explain(thrown));
    }
    this.#filing = null;
    this.#busy(this.#view.busy);
  }
}

/**
 * @param {string | undefined} title
 * @param {string} text
 */
function withTitle(title, text) {
  return title ? `${title}\n\n${text}` : text;
}
