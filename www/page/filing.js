// Several files at once: they are read into the diary one after the other, and each says what came of it.

import { textKey } from '../diary/textkey.js';
import { withTitle } from '../input/article.js';
import { readFiles } from '../input/files.js';
import { ReadoutError } from '../lib/error.js';
import { element, quoted } from '../lib/dom.js';
import { counted, STRINGS } from '../strings.en.js';
import { inputError } from './text-box.js';

/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../diary/store.js').SavedArticle} SavedArticle */
/** @typedef {import('../input/article.js').Article} Article */
/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */

const WORDS = STRINGS.filing;

/**
 * @typedef {object} FilingOptions
 * @property {import('../lib/readout.js').Readout} readout
 * @property {() => Promise<Diary>} diary
 * @property {() => readonly LexiconEntry[]} names the user's own
 * @property {(thrown: unknown) => string} explain
 * @property {(words: string, undo: () => Promise<void>) => void} did told what was saved, once no file is left
 * @property {(article: SavedArticle) => void} show
 */

/** @typedef {{ file: File, state: HTMLElement, open: HTMLButtonElement }} Row */

/** The list of files; more can be added while it works. */
export class Filing {
  #host;
  #options;
  #head = element('h2', {}, WORDS.title);
  #progress = element('progress', { 'aria-label': WORDS.progress, max: 1, value: 0 });
  #status = element('p', { class: 'filing-status', role: 'status' });
  #stop = element('button', { type: 'button' }, WORDS.stop);
  #close = element('button', { type: 'button' }, WORDS.close);
  #list = element('ul', { 'aria-label': WORDS.title, tabindex: 0 });
  /** Those that wait. @type {Row[]} */
  #queue = [];
  /** @type {AbortController | null} */
  #work = null;
  #total = 0;
  #saved = 0;
  #failed = 0;
  /** How to take back what was saved. @type {(() => Promise<unknown>)[]} */
  #back = [];

  /**
   * @param {HTMLElement} host
   * @param {FilingOptions} options
   */
  constructor(host, options) {
    this.#host = host;
    this.#options = options;
    host.append(element('div', { class: 'filing-head' }, this.#head, this.#progress, this.#stop, this.#close), this.#status, this.#list);
    this.#stop.addEventListener('click', () => this.#work?.abort(new ReadoutError('cancelled')));
    this.#close.addEventListener('click', () => {
      host.hidden = true;
      this.#list.replaceChildren();
    });
  }

  /** @param {readonly File[]} files */
  add(files) {
    if (!this.#work) {
      [this.#total, this.#saved, this.#failed, this.#back] = [0, 0, 0, []];
      this.#list.replaceChildren();
    }
    this.#total += files.length;
    for (const file of files) {
      const state = element('span', { class: 'state' }, WORDS.waiting);
      const open = element('button', { type: 'button', class: 'link' }, WORDS.open);
      open.setAttribute('aria-label', WORDS.openNamed(file.name));
      open.hidden = true;
      this.#list.append(element('li', {}, quoted(file.name, 'file'), ' ', state, ' ', open));
      this.#queue.push({ file, state, open });
    }
    this.#host.hidden = false;
    this.#tell();
    if (!this.#work) void this.#run();
  }

  async #run() {
    const work = (this.#work = new AbortController());
    this.#stop.hidden = false;
    this.#close.hidden = true;
    for (let row = this.#queue.shift(); row; row = this.#queue.shift()) {
      if (work.signal.aborted) row.state.textContent = WORDS.stopped;
      else await this.#take(row, work.signal);
      this.#tell();
    }
    this.#work = null;
    this.#stop.hidden = true;
    this.#close.hidden = false;
    const back = this.#back;
    const words = WORDS.filed(this.#saved, this.#failed);
    this.#status.textContent = words;
    if (back.length > 0) this.#options.did(words, async () => {
      // The last one first: the same text may have been saved twice.
      for (const undo of back.reverse()) await undo();
    });
  }

  /**
   * Reads one file into the diary.
   * @param {Row} row
   * @param {AbortSignal} signal
   */
  async #take({ file, state, open }, signal) {
    state.textContent = WORDS.reading;
    state.className = 'state working';
    try {
      for await (const read of readFiles([file], { signal })) {
        if ('error' in read) throw new Error(inputError(read.error));
        const { key, count, was } = await this.#save(file, read.article, signal);
        this.#saved += 1;
        state.textContent = was ? WORDS.again(counted('meeting', count)) : WORDS.saved(counted('meeting', count));
        state.className = 'state done';
        open.hidden = false;
        open.addEventListener('click', async () => {
          const article = await (await this.#options.diary()).article(key).catch(() => undefined);
          if (article) this.#options.show(article);
        });
      }
    } catch (thrown) {
      if (!signal.aborted) {
        this.#failed += 1;
        state.textContent = thrown instanceof Error && thrown.constructor === Error ? thrown.message : this.#options.explain(thrown);
        state.className = 'state failed';
      }
    }
    if (signal.aborted && open.hidden) {
      state.textContent = WORDS.stopped;
      state.className = 'state';
    }
  }

  /**
   * @param {File} file
   * @param {Article} article
   * @param {AbortSignal} signal
   */
  async #save(file, { title, text: body, published, publishedSource, url }, signal) {
    const { readout, names } = this.#options;
    const text = withTitle(title, body);
    const document = await readout.extract(text, { published, publishedSource, lexicon: [...names()], signal });
    // The text's own day goes before that of an address or a file's name.
    const day = document.reference_date ?? published;
    const basis = document.reference_source ?? 'text';
    const diary = await this.#options.diary();
    const was = await diary.article(await textKey(text));
    const key = await diary.saveArticle({ title: title ?? file.name, text, published: day, published_basis: day && basis, url, document });
    this.#back.push(() => (was ? diary.saveArticle(was) : diary.deleteArticle(key)));
    return { key, count: document.meetings.length, was: was !== undefined };
  }

  #tell() {
    const done = this.#total - this.#queue.length;
    this.#progress.max = this.#total;
    this.#progress.value = done;
    this.#status.textContent = WORDS.progressed(Math.min(done, this.#total), this.#total);
  }
}
