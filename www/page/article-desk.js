// The article desk: from a text to its meetings, with corrections, saving and export.

import { isFormOf } from '../diary/earlier.js';
import { withTitle } from '../input/article.js';
import { readFiles } from '../input/files.js';
import { ReadoutError } from '../lib/error.js';
import { ReadoutView } from '../readout-view.js';
import { SAMPLE_PUBLISHED, SAMPLE_TEXT } from '../sample.js';
import { STRINGS } from '../strings.en.js';
import { AboutFields, NOTHING } from './about.js';
import { keepDraft, keptDraft } from './draft.js';
import { exportMenu } from './export-menu.js';
import { Filing } from './filing.js';
import { Note } from './note.js';
import { part } from './part.js';
import { Reading } from './reading.js';
import { inputError, TextBox } from './text-box.js';
import { withSource } from './with-source.js';

/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../diary/store.js').SavedArticle} SavedArticle */
/** @typedef {import('../input/article.js').Article} Article */
/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('./about.js').About} About */
/** @typedef {import('./draft.js').Draft} Draft */

const WORDS = STRINGS.article;

/** How long the pause in typing a date is, in milliseconds. */
const PAUSE = 150;

/** How many texts of this visit keep what is known of them, should they come back. */
const REMEMBERED = 8;

/**
 * @typedef {object} ArticleOptions
 * @property {import('../lib/readout.js').Readout} readout
 * @property {() => Promise<Diary>} diary
 * @property {() => readonly LexiconEntry[]} names the user's own
 * @property {(thrown: unknown) => string} explain
 */

export class ArticleDesk {
  #view = part('view', ReadoutView);
  #save = part('save', HTMLButtonElement);
  #cancel = part('cancel', HTMLButtonElement);
  note = new Note(part('note', HTMLElement));
  #about;
  #box;
  #options;
  #reading;
  /** What was known of the texts before, by text. @type {Map<string, Draft>} */
  #remembered = new Map();
  /** The text as it was before the present change. */
  #before = '';
  /** Whether nothing was typed since the page itself filled the box. */
  untouched = false;
  /** @type {AbortController | null} ends the opening of a file */
  #opening = null;
  #filing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {ArticleOptions} options */
  constructor(options) {
    this.#options = options;
    this.#reading = new Reading({
      ...options,
      view: this.#view,
      say: (words) => this.say(words),
      did: (words, undo) => this.note.did(words, undo),
      onBusy: (busy) => this.#busy(busy),
    });
    this.#about = new AboutFields({
      onChange: () => this.#keep(),
      onPublished: () => {
        this.#save.disabled = true;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.read(), PAUSE);
      },
    });
    this.#box = new TextBox({
      onEdit: (isNew) => this.#edit(isNew),
      onChange: () => this.read(),
      onArticle: (article) => this.#take(article),
      onFiles: (files) => void this.#open(files),
    });
    this.#filing = new Filing(part('filing', HTMLElement), {
      ...options,
      did: (words, undo) => this.note.did(words, undo),
      show: (saved) => void this.show(saved),
    });
    this.#view.selectedWords = () => this.#box.selected;
    this.#view.addEventListener('readout-retry', () => this.read());
    part('sample', HTMLButtonElement).addEventListener('click', () =>
      this.#fill(WORDS.sampleShown, { text: SAMPLE_TEXT, about: { ...NOTHING, published: SAMPLE_PUBLISHED, basis: 'given' }, origin: '' }),
    );
    part('clear', HTMLButtonElement).addEventListener('click', () => {
      this.#fill(WORDS.cleared, { text: '', about: NOTHING, origin: '' });
      this.#box.focus();
    });
    this.#save.addEventListener('click', () => this.#saveShown());
    this.#cancel.addEventListener('click', () => this.#stop());
    part('tools', HTMLElement).append(
      exportMenu({
        name: 'readout',
        document: () => withSource(this.#view.filtered, this.#about.value, this.#view.text ?? ''),
        write: (document, format) => options.readout.export(document, format),
        say: (words) => this.say(words),
      }),
    );
    part('text', HTMLTextAreaElement).addEventListener('keydown', (event) => {
      if (!event.altKey || event.key.toLowerCase() !== 'm') return;
      event.preventDefault();
      this.#view.addMeeting();
    });
    // What a browser restores of a form by itself comes without what is known of the text.
    const draft = keptDraft() ?? { text: this.#box.text, about: NOTHING, origin: '' };
    if (draft.text !== '') this.#restore(draft);
  }

  /** Reads the text and shows what it says. */
  async read() {
    clearTimeout(this.#timer);
    const { text } = this.#box;
    this.#before = text;
    const remembered = this.#remembered.get(text);
    if (remembered && this.#about.value.published === '' && this.#about.value.title === '') this.#about.value = remembered.about;
    const { published, basis } = this.#about.value;
    const shown = await this.#reading.read(text, published || undefined, basis);
    if (!shown || text !== this.#box.text) return;
    this.#tellKnown();
    const found = /** @type {{ reference_date?: string | null, reference_source?: string | null } | null} */ (this.#view.result);
    this.#about.found(found?.reference_date, found?.reference_source);
    this.#keep();
  }

  /** Takes over what another tab has written to the diary. */
  refresh() {
    return this.#reading.refresh();
  }

  /**
   * Shows an article of the diary.
   * @param {SavedArticle} article
   */
  show({ key, text, title, url, published, published_basis: basis }) {
    const about = { title: title ?? '', url: url ?? '', published: published ?? '', basis: basis ?? 'diary' };
    return this.#fill(WORDS.opened, { text, about, origin: key });
  }

  /** @param {string} words */
  say(words) {
    this.note.say(words);
  }

  /** What stands in the box, to come back to. @returns {Draft} */
  #draft() {
    return { text: this.#box.text, about: this.#about.value, origin: this.#reading.origin };
  }

  #keep() {
    keepDraft(this.#draft());
  }

  /**
   * The text is being changed by hand.
   * @param {boolean} isNew whether nothing of the one before is left
   */
  #edit(isNew) {
    // What is shown is not the text in the box any more.
    this.#save.disabled = true;
    this.untouched = false;
    if (this.#before === '' || (!isNew && isFormOf(this.#box.text, this.#before))) return;
    this.#remember({ ...this.#draft(), text: this.#before });
    this.#before = '';
    this.#about.value = NOTHING;
    this.#reading.begin();
  }

  /** @param {Draft} draft */
  #remember(draft) {
    this.#remembered.delete(draft.text);
    this.#remembered.set(draft.text, draft);
    for (const text of [...this.#remembered.keys()].slice(0, -REMEMBERED)) this.#remembered.delete(text);
  }

  /** Says that the diary has the text, or an older form of it, and takes over what it knows. */
  #tellKnown() {
    const { known } = this.#reading;
    this.#save.textContent = known ? WORDS.update : WORDS.save;
    if (!known) return;
    const { title, url, published, published_basis: basis, saved } = known.article;
    const { value } = this.#about;
    if (value.title === '' && value.url === '') this.#about.value = { ...value, title: title ?? '', url: url ?? '' };
    if (this.note.isEmpty) this.say(known.as === 'saved' ? WORDS.isSaved(saved.slice(0, 10)) : WORDS.isNewer(saved.slice(0, 10)));
    if (value.published !== '' || !published) return;
    this.#about.value = { ...this.#about.value, published, basis: basis ?? 'diary' };
    if (known.as === 'saved' || this.#view.result?.reference_date === null) void this.read();
  }

  #saveShown() {
    const { title, url } = this.#about.value;
    const { day, basis } = this.#about.published;
    return this.#reading.save({ title, url, published: day, basis }).then(() => {
      this.#save.textContent = this.#reading.known ? WORDS.update : WORDS.save;
      this.#keep();
    });
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.#view.busy = busy;
    this.#cancel.hidden = !busy && this.#opening === null;
    this.#save.disabled = busy || this.#view.result === null;
  }

  #stop() {
    this.#opening?.abort(new ReadoutError('cancelled'));
    this.#reading.cancel();
  }

  /**
   * Puts another text into the box, with the way back.
   * @param {string} words what was done
   * @param {Draft} draft
   */
  #fill(words, draft) {
    const before = this.#draft();
    const reading = this.#restore(draft);
    if (before.text !== '' || draft.text !== '') this.note.did(words, () => this.#restore(before));
    return reading;
  }

  /** @param {Draft} draft */
  #restore({ text, about, origin }) {
    this.#reading.begin(origin);
    this.#box.text = text;
    this.untouched = true;
    this.#about.value = about;
    this.#keep();
    return this.read();
  }

  /** @param {Article} article */
  #take({ title, text, published, publishedSource, url }) {
    void this.#fill(WORDS.taken(title ?? ''), {
      text: withTitle(title, text),
      about: { title: title ?? '', url: url ?? '', published: published ?? '', basis: published ? (publishedSource ?? 'metadata') : '' },
      origin: '',
    });
  }

  /**
   * One file is read into the box, several into the diary.
   * @param {File[]} files
   */
  async #open(files) {
    if (files.length !== 1) {
      if (files.length > 1) this.#filing.add(files);
      return;
    }
    this.#opening?.abort();
    const opening = (this.#opening = new AbortController());
    const [{ name }] = files;
    this.#busy(this.#view.busy);
    this.say(WORDS.opening(name));
    let isSaid = false;
    for await (const read of readFiles(files, { signal: opening.signal })) {
      isSaid = true;
      if ('article' in read) this.#take(read.article);
      else this.say(WORDS.failed(name, inputError(read.error)));
    }
    if (opening !== this.#opening) return;
    this.#opening = null;
    if (!isSaid) this.say(WORDS.cancelled);
    this.#busy(this.#view.busy);
  }
}
