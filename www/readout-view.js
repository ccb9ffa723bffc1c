// The custom element <readout-view>: shows a Document beside the text it was read from.

import { ArticleText } from './components/article-text.js';
import { entityList } from './components/entity-list.js';
import { legend, TYPES } from './components/legend.js';
import { longList } from './components/long-list.js';
import { meetingCard } from './components/meeting-card.js';
import { message } from './components/message.js';
import { warningList } from './components/warning-list.js';
import { element } from './lib/dom.js';
import { counted, STRINGS } from './strings.en.js';

/** @typedef {import('./pkg/types.js').Document} Document */
/** @typedef {{ code: string, message: string }} Failure */

const SHEETS = ['./style/tokens.css', './style/view.css'];

/**
 * Set `text` and `result` together; nothing is drawn before the script that sets
 * them ends. `error` shows a failure instead, and `busy` says that a result is
 * being waited for. The event `readout-retry` asks the page to read the text again.
 */
export class ReadoutView extends HTMLElement {
  #text = '';
  /** @type {Document | null} */
  #result = null;
  /** @type {Failure | null} */
  #error = null;
  #drawing = false;

  #status = element('p', { class: 'status', role: 'status' });
  #body = element('div', { class: 'body' });
  /** @type {ArticleText | undefined} */
  #article;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    for (const path of SHEETS) {
      root.append(element('link', { rel: 'stylesheet', href: new URL(path, import.meta.url).href }));
    }
    root.append(this.#status, this.#body);
    for (const type of ['pointerover', 'focusin', 'click']) this.#body.addEventListener(type, (event) => this.#attend(event));
    for (const type of ['pointerleave', 'focusout']) this.#body.addEventListener(type, () => this.#mark(this.#focused()));
    this.#draw();
  }

  /** The text whose result is shown. */
  get text() {
    return this.#text;
  }

  set text(text) {
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

  /** Why there is no result. */
  get error() {
    return this.#error;
  }

  set error(error) {
    this.#error = error;
    if (error) this.#result = null;
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

  #drawSoon() {
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  #draw() {
    this.#article = undefined;
    this.#body.replaceChildren(...this.#content());
    const status = this.#summary();
    // The same words again would be read out again.
    if (this.#status.textContent !== status) this.#status.textContent = status;
  }

  /** @returns {Node[]} */
  #content() {
    if (this.#error) return [this.#failure(this.#error)];
    if (this.#result) return [this.#findings(this.#result), this.#articlePane(this.#result)];
    if (this.busy) return [message('working', STRINGS.working)];
    return [message('empty', STRINGS.empty, STRINGS.emptyHint)];
  }

  #summary() {
    // The failure is an alert, which is read out by itself.
    if (this.#error) return '';
    if (!this.#result) return this.busy ? STRINGS.working : '';
    const { meetings, entities } = this.#result;
    const counts = TYPES.map((type) => ({ type, count: entities.filter((entity) => entity.type === type).length }))
      .filter(({ count }) => count > 0)
      .map(({ type, count }) => counted(type, count));
    return [counted('meeting', meetings.length), ...counts].join(', ');
  }

  /** @param {Document} result */
  #findings({ meetings, entities, warnings }) {
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    return element(
      'div',
      { class: 'findings' },
      warnings.length > 0 && warningList(warnings),
      element(
        'section',
        { class: 'meetings' },
        element('h2', {}, STRINGS.meetings, ' ', element('span', { class: 'count' }, String(meetings.length))),
        meetings.length > 0
          ? longList('cards', meetings, (meeting) => meetingCard(meeting, byId))
          : message('none', STRINGS.noMeetings, STRINGS.noMeetingsHint),
      ),
      element(
        'div',
        { class: 'lists' },
        ...TYPES.map((type) => entityList(type, entities.filter((entity) => entity.type === type))),
      ),
    );
  }

  /** @param {Document} result */
  #articlePane(result) {
    this.#article = new ArticleText(this.#text, result);
    return element(
      'section',
      { class: 'reading' },
      element('div', { class: 'reading-head' }, element('h2', {}, STRINGS.articleHeading), legend()),
      this.#article.element,
    );
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

  #focused() {
    return keyOf(this.shadowRoot?.activeElement ?? null);
  }

  /** @param {string | undefined} key */
  #mark(key) {
    this.#article?.mark(key);
  }
}

/**
 * The id of the meeting or entity at a node.
 * @param {EventTarget | null} target
 */
function keyOf(target) {
  const holder = target instanceof Element ? target.closest('[data-key]') : null;
  return holder instanceof HTMLElement ? holder.dataset.key : undefined;
}

customElements.define('readout-view', ReadoutView);
