// The diary: meetings of all saved articles in the views of one, with search and files.

import { diaryDocument } from '../diary/document.js';
import { diaryFileOf } from '../diary/from-document.js';
import { joinMeetings } from '../diary/join.js';
import { identified } from '../diary/people.js';
import { element, quoted } from '../lib/dom.js';
import { isoDay } from '../lib/dates.js';
import { longList } from '../components/long-list.js';
import { STRINGS } from '../strings.en.js';
import { DiaryEditor } from './diary-editor.js';
import { onBadDay } from './bad-day.js';
import { download, exportMenu } from './export-menu.js';
import { Note } from './note.js';
import { part } from './part.js';

/** @typedef {import('../diary/store.js').Diary} Diary */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../diary/schema.js').ArticleSummary} ArticleSummary */

const WORDS = STRINGS.diary;

/** How long typing in the search must pause, in milliseconds. */
const PAUSE = 200;

/**
 * @typedef {object} DiaryOptions
 * @property {() => Promise<Diary>} diary
 * @property {(key: string) => Promise<void>} open shows a saved article
 * @property {() => Promise<void>} changed the diary was written to
 * @property {(document: Document, format: import('../pkg/readout.js').ExportFormat) => Promise<string>} write
 * @property {(thrown: unknown) => string} explain
 */

/** Fills the elements of #diary-desk. */
export class DiaryDesk {
  #view = part('diary-view', /** @type {typeof import('../readout-view.js').ReadoutView} */ (customElements.get('readout-view')));
  #query = part('diary-query', HTMLInputElement);
  #from = part('diary-from', HTMLInputElement);
  #to = part('diary-to', HTMLInputElement);
  #articles = part('diary-articles', HTMLElement);
  #summary = part('diary-summary', HTMLElement);
  #people = part('diary-people', HTMLElement);
  #heading = part('diary-articles-title', HTMLElement);
  note = new Note(part('diary-note', HTMLElement));
  #editor;
  #options;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Counts the readings, so that an answer to older filters is not shown. */
  #reading = 0;

  /** @param {DiaryOptions} options */
  constructor(options) {
    this.#options = options;
    this.#view.text = null;
    this.#editor = new DiaryEditor({
      diary: options.diary,
      open: options.open,
      attempt: (work) => this.#try(work),
      did: (words, undo) => this.note.did(words, undo),
      show: () => this.show(),
    });
    this.#view.editor = this.#editor;
    for (const field of [this.#query, this.#from, this.#to]) {
      field.addEventListener('input', () => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.show(), PAUSE);
      });
    }
    for (const field of [this.#from, this.#to]) onBadDay(field, () => this.#say(STRINGS.page.badDay));
    part('diary-tools', HTMLElement).append(
      exportMenu({ name: `readout-meetings-${isoDay(new Date())}`, document: () => this.#view.filtered, write: options.write, say: (words) => this.#say(words) }),
    );
    part('diary-export', HTMLButtonElement).addEventListener('click', () => this.#try(() => this.#exportAll()));
    const file = part('diary-file', HTMLInputElement);
    part('diary-import', HTMLButtonElement).addEventListener('click', () => file.click());
    file.addEventListener('change', () => this.#try(() => this.#importAll(file)));
    part('diary-delete', HTMLButtonElement).addEventListener('click', () => this.#try(() => this.#deleteAll()));
  }

  /** Reads the diary and shows what fits the filters. */
  async show() {
    const reading = ++this.#reading;
    await this.#try(async () => {
      const diary = await this.#options.diary();
      const filter = { query: this.#query.value, from: this.#from.value || undefined, to: this.#to.value || undefined };
      const query = filter.query.trim();
      const [{ meetings }, articles, rules, found] = await Promise.all([
        diary.meetings(filter),
        diary.articles(),
        diary.people(),
        query === '' ? null : diary.articlesWith(query),
      ]);
      if (reading !== this.#reading) return;
      const encounters = joinMeetings(identified(meetings, rules));
      const document = diaryDocument(encounters);
      this.#editor.take(encounters, document);
      this.#view.result = articles.length === 0 ? null : document;
      const listed = found ? articles.filter(({ key }) => found.has(key)) : articles;
      this.#summary.textContent = articles.length === 0 ? WORDS.empty : WORDS.summary(encounters.length, articles.length);
      this.#heading.textContent = found ? WORDS.articlesWith(listed.length, query) : WORDS.articles;
      this.#articles.replaceChildren(
        articles.length === 0
          ? element('p', { class: 'hint' }, WORDS.emptyHint)
          : longList('article-list', listed, (article) => this.#row(article)),
      );
      this.#people.hidden = rules.length === 0;
      this.#people.replaceChildren(element('summary', {}, WORDS.people(rules.length)), longList('article-list', rules, (rule) => this.#rule(rule)));
    });
  }

  /** Shows what another tab has written, unless the reader is in the middle of something. */
  async refresh() {
    if (!this.#view.isEditing) await this.show();
  }

  /** @param {import('../diary/people.js').PersonRule} rule */
  #rule(rule) {
    const words = STRINGS.corrections.did.merge(rule.name, rule.is.name);
    const forget = element('button', { type: 'button', 'aria-label': `${STRINGS.corrections.undoOne}: ${words}` }, STRINGS.corrections.undoOne);
    forget.addEventListener('click', () => this.#editor.forget(rule));
    return element('div', { class: 'article-row' }, element('span', { class: 'rule' }, quoted(words)), forget);
  }

  /** @param {ArticleSummary} article */
  #row({ key, title, published, url, meetings }) {
    const name = title ?? url ?? WORDS.untitled;
    const open = element('button', { type: 'button', class: 'link' }, quoted(name));
    open.addEventListener('click', () => this.#try(() => this.#options.open(key)));
    const remove = element('button', { type: 'button', 'aria-label': WORDS.deleteNamed(name) }, WORDS.delete);
    remove.addEventListener('click', () =>
      this.#try(async () => {
        const diary = await this.#options.diary();
        const deleted = await diary.deleteArticle(key);
        await this.show();
        if (!deleted) return;
        this.note.did(WORDS.deletedOne(name), () =>
          this.#try(async () => {
            await diary.saveArticle(deleted);
            await this.show();
          }),
        );
      }),
    );
    const about = [published, STRINGS.network.meetings(meetings)].filter(Boolean).join(', ');
    return element('div', { class: 'article-row' }, open, element('span', { class: 'hint' }, about), remove);
  }

  async #exportAll() {
    const file = await (await this.#options.diary()).exportAll();
    download(`readout-diary-backup-${isoDay(new Date())}.json`, 'application/json', JSON.stringify(file));
  }

  /** @param {HTMLInputElement} input */
  async #importAll(input) {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    const imported = await (await this.#options.diary()).importAll(diaryFileOf(await file.text()));
    this.#say(WORDS.imported(imported));
    await this.#options.changed();
    await this.show();
  }

  async #deleteAll() {
    if (!confirm(WORDS.deleteAll)) return;
    const diary = await this.#options.diary();
    const everything = await diary.exportAll();
    const refresh = async () => {
      await this.#options.changed();
      await this.show();
    };
    await diary.deleteAll();
    await refresh();
    this.note.did(WORDS.deleted, () =>
      this.#try(async () => {
        await diary.importAll(everything);
        await refresh();
      }),
    );
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
    } catch (thrown) {
      this.#say(this.#options.explain(thrown));
    }
  }

  /** @param {string} words */
  #say(words) {
    this.note.say(words);
  }
}
