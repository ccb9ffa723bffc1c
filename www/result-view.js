// Shows a Document beside the text it was read from: what every <readout-view> is.

import { ArticleText } from './components/article-text.js';
import { correctionList } from './components/correction-list.js';
import { entityCorrections, meetingCorrections } from './components/corrections.js';
import { guessLegend, legend, TYPES } from './components/legend.js';
import { meetingForm } from './components/meeting-form.js';
import { message } from './components/message.js';
import { Tabs } from './components/tabs.js';
import { warningList } from './components/warning-list.js';
import { anchorEntity, anchorMeeting } from './diary/anchor.js';
import { applyCorrections, changed, correctionOf } from './diary/corrections.js';
import { isFormOf } from './diary/earlier.js';
import { cardText } from './lib/card-text.js';
import { element } from './lib/dom.js';
import { factRanges } from './lib/fact-ranges.js';
import { focusIn, restoreFocus } from './lib/focus.js';
import { sheets } from './lib/sheets.js';
import { counted, STRINGS } from './strings.en.js';
import { everything, filterBar, filtered } from './views/filters.js';
import { meetingsView } from './views/meetings.js';
import { networkView } from './views/network.js';
import { peopleView } from './views/people.js';
import { timelineView } from './views/timeline.js';

/** @typedef {import('./pkg/types.js').Document} Document */
/** @typedef {import('./pkg/types.js').Entity} Entity */
/** @typedef {import('./pkg/types.js').Meeting} Meeting */
/** @typedef {import('./components/corrections.js').Editor} Editor */
/** @typedef {import('./diary/corrections.js').Corrected} Corrected */
/** @typedef {import('./diary/corrections.js').Correction} Correction */
/** @typedef {{ code: string, message: string }} Failure */
/** @typedef {{ kind: 'entity' | 'meeting', id: string }} Selection */

/** Words longer than this are no name, in UTF-16 code units. */
const LONGEST_NAME = 80;

/** So many cards are built for paper, some 100 pages; how many more there are is said below them. */
const MOST_PRINTED = 500;

/** How long "Copied" stands on a button, in milliseconds. */
const COPIED = 1500;

/**
 * Servers that build pages import elements too, and have none.
 * @type {typeof HTMLElement}
 */
const Base = globalThis.HTMLElement ?? class {};

/**
 * Set `text` and `result` together; nothing is drawn before the script that sets
 * them ends. A `text` of null shows a result without its text, as a diary has it.
 * `error` shows a failure instead, and `busy` says that a result is being waited for.
 *
 * With the attribute `editable` the reader can put things right: `corrections` holds
 * what was said, `document` the result with all of it carried out, and `filtered` what of
 * it passes the filters. Keys: M adds a meeting from the selected words.
 *
 * Events: `readout-retry` asks for the text to be read again; `readout-corrections`
 * says that `corrections` changed, `detail: { added, removed }`; `readout-name` has a name that the reader wants
 * known, `detail: { name, type?, role?, affiliation?, aliases? }`; `readout-show` says
 * that the reader followed a fact to its words, `detail: { key, ranges: [{ start, end }] }`
 * in UTF-16 code units of `text`: who shows them elsewhere prevents the default.
 *
 * Parts: `status`, `tabs`, `tab`, `panel`, `card`, `badge`, `quote`, `entity`, `article`,
 * `message`.
 */
export class ResultView extends Base {
  /** @type {string | null} */
  #text = '';
  /** @type {Document | null} */
  #result = null;
  /** @type {readonly Correction[]} */
  #corrections = [];
  /** The result with the corrections carried out. @type {Corrected | null} */
  #corrected = null;
  /** The same, with what is kept of it: working it out is not free. @type {readonly unknown[]} */
  #correctedOf = [];
  /** @type {Failure | null} */
  #error = null;
  #drawing = false;
  #filter = everything();
  /** How many cards are built. */
  #cards = 0;
  #view = 'meetings';
  /** @type {Editor} */
  #editor = this.#ownEditor();
  /** Where to say what was left to do by hand: the form that adds a meeting. */
  #adding = element('div', { class: 'adding', 'data-holder': 'adding' });
  #elsewhere = false;

  /**
   * Words that are selected outside of the element, where it shows them elsewhere.
   * @type {(() => string) | undefined}
   */
  selectedWords;

  #status = element('p', { class: 'status', part: 'status', role: 'status' });
  #body = element('div', { class: 'body' });
  /** @type {ArticleText | undefined} */
  #article;
  /** @type {Tabs | undefined} */
  #tabs;
  /** @type {(() => void)[]} */
  #cleanup = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets();
    root.append(this.#status, this.#body);
    for (const type of ['pointerover', 'focusin']) this.#body.addEventListener(type, (event) => this.#attend(event));
    this.#body.addEventListener('click', (event) => this.#follow(event));
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    for (const type of ['pointerleave', 'focusout']) this.#body.addEventListener(type, () => this.#mark(this.#focused()));
    this.#draw();
  }

  /** The text whose result is shown. */
  get text() {
    return this.#text;
  }

  set text(text) {
    if (text === null || this.#text === null || !isFormOf(text, this.#text)) {
      this.#filter = everything();
      this.#cards = 0;
      this.#adding.replaceChildren();
    }
    this.#text = text;
    this.#drawSoon();
  }

  /** What was found in the text, or nothing yet. */
  get result() {
    return this.#result;
  }

  set result(result) {
    this.#result = result;
    this.#error = null;
    this.#drawSoon();
  }

  /** What the reader put right. */
  get corrections() {
    return this.#corrections;
  }

  set corrections(corrections) {
    this.#corrections = corrections;
    this.#drawSoon();
  }

  /** The result with the corrections carried out. */
  get document() {
    return this.#correct()?.document ?? null;
  }

  /** The document with those meetings that pass the filters. */
  get filtered() {
    const shown = this.document;
    return shown && filtered(shown, entitiesOf(shown), this.#filter);
  }

  /** Who carries out what the reader says; the element itself keeps it in `corrections`. */
  get editor() {
    return this.#editor;
  }

  set editor(editor) {
    this.#editor = editor;
    this.#drawSoon();
  }

  /** Whether the reader is in the middle of saying something. */
  get isEditing() {
    return this.#body.querySelector('form') !== null;
  }

  /** Why there is no result. */
  get error() {
    return this.#error;
  }

  set error(error) {
    this.#error = error;
    if (error) this.#result = null;
    this.#drawSoon();
  }

  /** Whether the text is shown in another place, and so not here. */
  get elsewhere() {
    return this.#elsewhere;
  }

  set elsewhere(elsewhere) {
    this.#elsewhere = elsewhere;
    this.#drawSoon();
  }

  /** The view that is open: `meetings`, `people`, `network`, `timeline` or `text`. */
  get view() {
    return this.#view;
  }

  set view(view) {
    this.#view = view;
    this.#drawSoon();
  }

  /** Whether a newer result is on its way. */
  get busy() {
    return this.hasAttribute('busy');
  }

  set busy(busy) {
    this.toggleAttribute('busy', busy);
    this.#body.setAttribute('aria-busy', String(busy));
    if (busy && !this.#result) this.#drawSoon();
  }

  /** Builds what the list of meetings holds back for its length, as paper has no button for the rest. */
  showMost() {
    this.#cards = Math.max(this.#cards, MOST_PRINTED);
    if (this.#result) this.#draw();
  }

  #drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  /** @returns {Corrected | null} */
  #correct() {
    const of = [this.#result, this.#corrections, this.#text];
    if (this.#result && of.some((part, index) => part !== this.#correctedOf[index])) {
      this.#corrected = applyCorrections(this.#result, this.#corrections, this.#text);
      this.#correctedOf = of;
    }
    return this.#result && this.#corrected;
  }

  #draw() {
    const place = focusIn(this.shadowRoot);
    const scrolled = this.#article?.element.scrollTop ?? 0;
    const before = this.#article?.text;
    for (const stop of this.#cleanup.splice(0)) stop();
    this.#article = undefined;
    this.#tabs = undefined;
    this.#body.replaceChildren(...this.#content());
    const status = this.#summary();
    // The same words again would be read out again.
    if (this.#status.textContent !== status) this.#status.textContent = status;
    restoreFocus(this.shadowRoot, place);
    const article = /** @type {ArticleText | undefined} */ (this.#article);
    if (article && article.text === before) article.element.scrollTop = scrolled;
  }

  /** @returns {Node[]} */
  #content() {
    if (this.#error) return [this.#failure(this.#error)];
    if (this.#result) return this.#views(this.#result);
    if (this.busy) return [message('working', STRINGS.working)];
    // A diary says itself that there is nothing in it.
    return this.#text === null || this.#elsewhere ? [] : [message('empty', STRINGS.empty, STRINGS.emptyHint)];
  }

  #summary() {
    // The failure is an alert, which is read out by itself.
    if (this.#error) return '';
    if (!this.#result) return this.busy ? STRINGS.working : '';
    const { meetings, entities } = this.#correct()?.document ?? this.#result;
    const counts = TYPES.map((type) => ({ type, count: entities.filter((entity) => entity.type === type).length }))
      .filter(({ count }) => count > 0)
      .map(({ type, count }) => counted(type, count));
    return [counted('meeting', meetings.length), ...counts].join(', ');
  }

  /**
   * @param {Document} result
   * @returns {Node[]}
   */
  #views(result) {
    const corrected = this.#correct();
    const shown = corrected?.document ?? result;
    const text = this.#text;
    const reading = text === null || this.#elsewhere ? null : this.#articlePane(text, shown);
    const entities = entitiesOf(shown);
    const count = element('span', { class: 'shown', 'aria-live': 'polite' });
    const tabs = element('div', { class: 'views' });
    const show = () => {
      for (const stop of this.#cleanup.splice(0)) stop();
      const passing = filtered(shown, entities, this.#filter);
      const [left, all] = [passing.meetings.length, shown.meetings.length];
      count.textContent = left === all ? '' : STRINGS.filters.shown(left, counted('meeting', all));
      tabs.replaceChildren(this.#tabbed(passing, { all: shown, entities, dismissed: corrected?.dismissed ?? [], reading: reading !== null }));
    };
    const bar = filterBar(shown.meetings, entities, this.#filter, () => {
      this.#cards = 0;
      show();
    }, count);
    show();
    const canEdit = this.hasAttribute('editable');
    const findings = element(
      'div',
      { class: 'findings' },
      shown.warnings.length > 0 && warningList(shown.warnings),
      corrected && correctionList(corrected.applied, corrected.lost, canEdit ? (gone) => this.#change([], gone) : null),
      bar,
      guessLegend(shown),
      tabs,
    );
    return reading ? [findings, reading] : [findings];
  }

  /**
   * @param {Document} shown what passes the filters
   * @param {{ all: Document, entities: ReadonlyMap<string, Entity>, dismissed: Corrected['dismissed'], reading: boolean }} more
   */
  #tabbed(shown, { all, entities, dismissed, reading }) {
    const people = shown.entities.filter(({ type }) => type === 'person').length;
    const select = (/** @type {Selection} */ selection) => this.select(selection);
    const kept = (/** @type {{ element: Element, destroy(): void }} */ { element: view, destroy }) => {
      this.#cleanup.push(destroy);
      return view;
    };
    const { views } = STRINGS;
    const tabs = [
      {
        id: 'meetings',
        label: views.meetings,
        count: shown.meetings.length,
        build: () =>
          meetingsView(shown.meetings, entities, {
            linked: this.#text !== null,
            actions: (meeting) => this.#meetingActions(all, meeting, entities),
            filtered: shown !== all,
            adding: this.#addingBar(),
            dismissed: dismissed.map(({ meeting }) => meeting),
            restoring: (meeting) => this.#restoring(dismissed.find((one) => one.meeting === meeting)?.correction),
            shown: this.#cards,
            onShown: (count) => (this.#cards = count),
          }),
      },
      {
        id: 'people',
        label: views.people,
        count: people,
        build: () => peopleView(shown.entities, shown.meetings, { actions: (entity) => this.#entityActions(all, entity) }),
      },
      { id: 'network', label: views.network, build: () => kept(networkView({ document: shown, onSelect: select })) },
      { id: 'timeline', label: views.timeline, build: () => kept(timelineView({ document: shown, onSelect: select })) },
    ];
    // Where there is no room beside the others, the text is a view of its own.
    const narrow = reading && { id: 'text', label: views.text, build: () => document.createDocumentFragment() };
    this.#tabs = new Tabs(views.label, narrow ? [...tabs, narrow] : tabs, this.#view, (id) => {
      this.#view = id;
      this.#body.dataset.view = id;
    });
    this.#body.dataset.view = this.#view;
    return this.#tabs.element;
  }

  /**
   * @param {string} text
   * @param {Document} shown
   */
  #articlePane(text, shown) {
    this.#article = new ArticleText(text, shown);
    const head = element('div', { class: 'reading-head' }, element('h2', {}, STRINGS.articleHeading), legend());
    if (this.hasAttribute('editable')) this.#offerNames(this.#article.element, head);
    return element('section', { class: 'reading' }, head, this.#article.element);
  }

  /**
   * Selected words can become a name of the reader's own, or report a meeting: where the text is a view of its own,
   * what else adds one is in another.
   * @param {Element} article
   * @param {Element} head
   */
  #offerNames(article, head) {
    const offer = element('button', { type: 'button', class: 'action offer' });
    const add = element('button', { type: 'button', class: 'action offer offer-meeting' }, STRINGS.form.add);
    offer.hidden = true;
    add.hidden = true;
    head.append(offer, add);
    let words = '';
    const look = () => {
      const selection = selectionIn(this.shadowRoot);
      words = selection?.toString().replace(/\s+/gu, ' ').trim() ?? '';
      offer.hidden = words === '' || words.length > LONGEST_NAME;
      offer.textContent = STRINGS.corrections.teachSelected(words);
      add.hidden = words === '' || this.#text === null;
    };
    for (const type of ['pointerup', 'keyup']) article.addEventListener(type, () => setTimeout(look));
    offer.addEventListener('click', () => this.#teach({ name: words }));
    add.addEventListener('click', () => this.addMeeting());
  }

  /**
   * @param {Document} shown
   * @param {Meeting} meeting
   * @param {ReadonlyMap<string, Entity>} entities
   */
  #meetingActions(shown, meeting, entities) {
    const copy = element('button', { type: 'button', class: 'action' }, STRINGS.copy);
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText(cardText(meeting, entities));
      copy.textContent = STRINGS.copied;
      setTimeout(() => (copy.textContent = STRINGS.copy), COPIED);
    });
    if (!this.hasAttribute('editable')) return [copy];
    return [copy, ...(this.#editor.actions?.(meeting) ?? []), meetingCorrections(shown, meeting, this.#editor)];
  }

  /**
   * @param {Document} shown
   * @param {Entity} entity
   */
  #entityActions(shown, entity) {
    if (!this.hasAttribute('editable')) return null;
    return entityCorrections(shown, entity, this.#editor, ({ name, type, role, affiliation, aliases }) =>
      this.#teach({ name, type, role, affiliation, aliases }),
    );
  }

  /** @param {Correction | undefined} dismissal */
  #restoring(dismissal) {
    if (!dismissal || !this.hasAttribute('editable')) return [];
    const restore = element('button', { type: 'button', class: 'action' }, STRINGS.corrections.restore);
    restore.addEventListener('click', () => this.#change([], [dismissal]));
    return [restore];
  }

  /** The way to add a meeting, and its form once it was asked for. */
  #addingBar() {
    if (!this.hasAttribute('editable') || this.#text === null) return null;
    const add = element('button', { type: 'button', class: 'action add', 'aria-keyshortcuts': 'm' }, STRINGS.form.add);
    add.addEventListener('click', () => this.addMeeting());
    const bar = element('div', { class: 'add-bar', 'data-holder': 'add-bar' }, add, element('span', { class: 'hint' }, STRINGS.form.addHint));
    return element('div', {}, bar, this.#adding);
  }

  /**
   * Opens the form of a new meeting.
   * @param {string} [words] that report it; those that are selected if left out
   */
  addMeeting(words = this.#selectedWords()) {
    const shown = this.document;
    if (!shown || this.#text === null) return;
    this.#tabs?.select('meetings');
    const close = () => {
      this.#adding.replaceChildren();
      /** @type {HTMLElement | null} */ (this.#body.querySelector('.add'))?.focus();
    };
    const form = meetingForm({
      document: shown,
      meeting: null,
      words,
      text: this.#text,
      onCancel: close,
      onSave: (edits, found) => {
        close();
        if (!found) return;
        const parties = edits.flatMap((edit) => (edit.field === 'participants' ? edit.value : []));
        const trigger = { start: found.start, end: found.start + found.text.length, text: found.text, quote: found.text };
        this.#change([{ kind: 'add', meeting: { triggers: [trigger], participants: parties.map(({ name }) => name) }, edits }], []);
      },
    });
    this.#adding.replaceChildren(element('h2', {}, STRINGS.form.add), form);
    /** @type {HTMLElement | null} */ (form.querySelector(words === '' ? '[name="words"]' : '[name="party"]'))?.focus();
  }

  /** What is selected of the text, as it stands there; nothing if it is none of it. */
  #selectedWords() {
    const selection = selectionIn(this.shadowRoot)?.toString().trim() ?? '';
    const words = selection === '' ? (this.selectedWords?.().trim() ?? '') : selection;
    return this.#text?.includes(words) ? words : '';
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select') !== null;
    if (event.key !== 'm' || isTyping || event.ctrlKey || event.metaKey || event.altKey || !this.hasAttribute('editable')) return;
    event.preventDefault();
    this.addMeeting();
  }

  /** @returns {Editor} */
  #ownEditor() {
    const anchorOf = (/** @type {Meeting} */ meeting) => {
      const corrected = this.#correct();
      return corrected?.anchors.get(meeting.id) ?? anchorMeeting(/** @type {Corrected} */ (corrected).document, meeting);
    };
    return {
      edit: (meeting, edits) => this.#change(edits.map((edit) => correctionOf(anchorOf(meeting), edit)), []),
      dismiss: (meeting) => this.#change([{ kind: 'dismiss', meeting: anchorOf(meeting) }], []),
      merge: (entity, into) => this.#change([{ kind: 'merge', entity: anchorEntity(entity), into: anchorEntity(into) }], []),
      split: (entity, alias) => this.#change([{ kind: 'split', entity: anchorEntity(entity), words: alias }], []),
      parts: ({ aliases }) => aliases.map((alias) => [alias, alias]),
    };
  }

  /** @param {{ name: string, type?: string, role?: string | null, affiliation?: string | null, aliases?: string[] }} detail */
  #teach(detail) {
    this.dispatchEvent(new CustomEvent('readout-name', { bubbles: true, detail }));
  }

  /**
   * @param {readonly Correction[]} added
   * @param {readonly Correction[]} removed
   */
  #change(added, removed) {
    const before = this.#corrections;
    const after = changed(before, { added, removed });
    this.corrections = after;
    // What the new ones took the place of is gone as well.
    const gone = before.filter((one) => !after.includes(one));
    this.dispatchEvent(new CustomEvent('readout-corrections', { bubbles: true, detail: { added, removed: gone } }));
  }

  /** @param {Failure} failure */
  #failure({ code, message: details }) {
    const retry = element('button', { type: 'button', class: 'retry' }, STRINGS.retry);
    retry.addEventListener('click', () => this.dispatchEvent(new CustomEvent('readout-retry', { bubbles: true })));
    const box = message('failure', STRINGS.failed, STRINGS.errors[code] ?? details);
    box.setAttribute('role', 'alert');
    box.append(retry);
    return box;
  }

  /** @param {Event} event */
  #attend({ target }) {
    const key = keyOf(target);
    if (key !== undefined) this.#mark(key);
  }

  /**
   * A click on a fact leads to its words, one on a mention to its entity.
   * @param {Event} event
   */
  #follow({ target }) {
    const mention = target instanceof Element ? target.closest('[data-entity]') : null;
    if (mention instanceof HTMLElement && mention.dataset.entity !== undefined) {
      this.select({ kind: 'entity', id: mention.dataset.entity });
      return;
    }
    const key = keyOf(target);
    if (key === undefined) return;
    const control = target instanceof Element && target.closest('button, select, input, summary, a');
    const leads = !control || control.hasAttribute('data-key');
    if (leads && this.#showElsewhere(key)) return;
    const fact = target instanceof Element && target.closest('.fact');
    if (fact && this.#article && this.#article.element.checkVisibility() === false) this.#tabs?.select('text');
    this.#mark(key);
  }

  /**
   * Offers the words of a fact to whoever shows the text in a place of its own.
   * @param {string} key
   */
  #showElsewhere(key) {
    const shown = this.document;
    if (!shown || this.#text === null) return false;
    const ranges = factRanges(shown).filter((range) => range.key === key).map(({ start, end }) => ({ start, end }));
    if (ranges.length === 0) return false;
    const detail = { key, ranges };
    return !this.dispatchEvent(new CustomEvent('readout-show', { bubbles: true, composed: true, cancelable: true, detail }));
  }

  /**
   * Shows a meeting or an entity where it is told most of.
   * @param {Selection} selection
   */
  select({ kind, id }) {
    this.#tabs?.select(kind === 'meeting' ? 'meetings' : 'people');
    this.#mark(id);
    const panel = this.#body.querySelector(`#panel-${this.#view}`);
    const shown = [...(panel?.querySelectorAll('[data-key]') ?? [])].find((node) => node instanceof HTMLElement && node.dataset.key === id);
    if (shown instanceof HTMLElement) {
      shown.focus({ preventScroll: true });
      shown.scrollIntoView({ block: 'nearest' });
    }
  }

  #focused() {
    return keyOf(this.shadowRoot?.activeElement ?? null);
  }

  /** @param {string | undefined} key */
  #mark(key) {
    this.#article?.mark(key);
  }
}

/** @param {Document} document */
function entitiesOf({ entities }) {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

/**
 * The id of the meeting or entity at a node.
 * @param {EventTarget | null} target
 */
function keyOf(target) {
  const holder = target instanceof Element ? target.closest('[data-key]') : null;
  return holder instanceof HTMLElement ? holder.dataset.key : undefined;
}

/**
 * What is selected in a shadow tree: Chromium tells its root only, others the document.
 * @param {ShadowRoot | null} root
 * @returns {Selection_ | null}
 */
function selectionIn(root) {
  const own = root && 'getSelection' in root && typeof root.getSelection === 'function' ? root.getSelection() : null;
  return own ?? document.getSelection();
}

/** @typedef {globalThis.Selection} Selection_ */
