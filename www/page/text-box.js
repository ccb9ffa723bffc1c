// The text box: typing, pasting, dropping and opening files, and texts too long to edit.

import { ACCEPTED } from '../input/files.js';
import { readPaste } from '../input/richtext.js';
import { loneUrl } from '../input/url.js';
import { STRINGS } from '../strings.en.js';
import { part } from './part.js';

/** @typedef {import('../input/article.js').Article} Article */

/** How long typing must pause before the text is read, in milliseconds. */
const PAUSE = 150;

/** The pause for a long text, which costs more to read and to show. */
const LONG_PAUSE = 700;

/** From this many UTF-16 code units on a text is long. */
const LONG_TEXT = 200_000;

/** How much of a long text the box shows, in UTF-16 code units. */
const LONG_TEXT_SHOWN = 10_000;

/**
 * @typedef {object} TextBoxOptions
 * @property {(isNew: boolean) => void} onEdit the text is being changed, or is another text altogether
 * @property {() => void} onChange the text is another one now
 * @property {(article: Article) => void} onArticle an article was pasted
 * @property {(files: File[]) => void} onFiles files were opened or dropped
 */

export class TextBox {
  #box = part('text', HTMLTextAreaElement);
  #note = part('long-note', HTMLElement);
  #options;
  /** The whole of a long text, of which the box shows the beginning. @type {string | null} */
  #long = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Whether what is being put in takes the place of everything. */
  #replacesAll = false;

  /** @param {TextBoxOptions} options */
  constructor(options) {
    this.#options = options;
    this.#box.addEventListener('beforeinput', (event) => {
      const { selectionStart, selectionEnd, textLength } = this.#box;
      this.#replacesAll = textLength > 0 && selectionStart === 0 && selectionEnd === textLength;
      this.#takeLong(event);
    });
    this.#box.addEventListener('input', () => this.changeSoon(this.#replacesAll || this.#box.value === ''));
    this.#box.addEventListener('paste', (event) => this.#take(event, event.clipboardData));
    this.#box.addEventListener('drop', (event) => this.#take(event, event.dataTransfer));
    const file = part('file', HTMLInputElement);
    file.accept = ACCEPTED;
    file.addEventListener('change', () => {
      const files = [...(file.files ?? [])];
      file.value = '';
      this.#options.onFiles(files);
    });
    part('open', HTMLButtonElement).addEventListener('click', () => file.click());
  }

  get text() {
    return this.#long ?? this.#box.value;
  }

  set text(text) {
    clearTimeout(this.#timer);
    const isLong = text.length >= LONG_TEXT;
    this.#long = isLong ? text : null;
    this.#box.value = isLong ? text.slice(0, LONG_TEXT_SHOWN) : text;
    this.#box.readOnly = isLong;
    this.#box.scrollTop = 0;
    this.#note.textContent = isLong ? STRINGS.longText(text.length.toLocaleString('en')) : '';
  }

  focus() {
    this.#box.focus();
  }

  /** The words that are selected in the box. */
  get selected() {
    return this.#box.value.slice(this.#box.selectionStart, this.#box.selectionEnd);
  }

  /**
   * Tells of a change when typing pauses.
   * @param {boolean} isNew whether nothing of the text before is left
   */
  changeSoon(isNew) {
    this.#options.onEdit(isNew);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed(), this.#long === null ? PAUSE : LONG_PAUSE);
  }

  #changed() {
    clearTimeout(this.#timer);
    if (loneUrl(this.text) !== undefined) this.#note.textContent = STRINGS.input.loneUrl;
    else if (this.#long === null) this.#note.textContent = '';
    this.#options.onChange();
  }

  /**
   * Takes files, and the article out of rich text; plain text the browser inserts itself.
   * @param {Event} event
   * @param {DataTransfer | null} data
   */
  #take(event, data) {
    if (!data) return;
    if (data.files.length > 0) {
      event.preventDefault();
      this.#options.onFiles([...data.files]);
      return;
    }
    // Into a text that is there already the words go where the cursor is.
    const { selectionStart, selectionEnd, textLength } = this.#box;
    const isAll = this.#long === null && selectionStart === 0 && selectionEnd === textLength;
    if (this.text.trim() !== '' && !isAll) return;
    const reading = readPaste(data);
    if (!reading) return;
    event.preventDefault();
    void this.#insert(reading);
  }

  /** @param {Promise<Article | undefined>} reading */
  async #insert(reading) {
    const article = await reading;
    if (article) this.#options.onArticle(article);
  }

  /**
   * Takes over a paste or a drop that would make the text long: to edit megabytes in a
   * text box freezes the browser. The box then shows the beginning, for reading only.
   * @param {InputEvent} event
   */
  #takeLong(event) {
    const inserted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    if (this.#box.textLength + inserted.length < LONG_TEXT) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.#box;
    this.text = value.slice(0, selectionStart) + inserted.replace(/\r\n?/g, '\n') + value.slice(selectionEnd);
    this.changeSoon(this.#replacesAll);
  }
}

/**
 * What to say of a file that gave no article.
 * @param {{ code: string, message: string }} error
 */
export function inputError({ code, message }) {
  /** @type {Readonly<Record<string, string>>} */
  const words = STRINGS.input.errors;
  return words[code] ?? message;
}
