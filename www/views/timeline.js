// The timeline: meetings by year, month and day, with the line between past and future.

import { pager } from '../components/long-list.js';
import { message } from '../components/message.js';
import { statusBadge } from '../components/status-badge.js';
import { knownDays } from '../diary/days.js';
import { isoDay, showDate } from '../lib/dates.js';
import { element, quoted } from '../lib/dom.js';
import { isUnsure } from '../lib/guess.js';
import { STRINGS } from '../strings.en.js';
import { timelineOf } from './timeline-data.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('./network.js').Selection} Selection */
/** @typedef {import('./timeline-data.js').Entry} Entry */
/** @typedef {import('./timeline-data.js').Row} Row */

const WORDS = STRINGS.timeline;

/** Rows that are built at a time. */
const PAGE = 200;

/** Participants that an entry names; more are counted. */
const MOST_NAMED = 6;

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' });
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * `select` marks a meeting, or all of an entity's, by its id, and nothing without one.
 * The element needs the style sheets tokens.css, view.css and timeline.css around it.
 * @param {{ document: Document, onSelect: (selection: Selection) => void }} options
 * @returns {{ element: Element, select(key: string | undefined): void, destroy(): void }}
 */
export function timelineView({ document, onSelect }) {
  if (document.meetings.length === 0) return { element: message('none', STRINGS.noMeetings, STRINGS.noMeetingsHint), select() {}, destroy() {} };
  const timeline = new Timeline(document, onSelect);
  return { element: timeline.element, select: (key) => timeline.select(key), destroy() {} };
}

class Timeline {
  #rows;
  #names;
  #onSelect;
  #present;
  #list = element('ol', { class: 'timeline' });
  #pager;
  /** The lists that the next row may go on, from the year to the day, with their keys. @type {{ key: string, list: HTMLOListElement }[]} */
  #open = [];
  /** The year that the line of the present stands in. @type {string | undefined} */
  #parted;
  /** @type {HTMLElement[]} */
  #marked = [];

  /**
   * @param {Document} document
   * @param {(selection: Selection) => void} onSelect
   */
  constructor({ meetings, entities, reference_date: published }, onSelect) {
    const present = published ?? isoDay(new Date());
    const day = showDate({ from: present, to: present, precision: 'day' });
    this.#present = { date: present, words: published === null ? WORDS.today(day) : WORDS.published(day) };
    this.#rows = timelineOf(meetings, present);
    this.#names = new Map(entities.map(({ id, name }) => [id, name]));
    this.#onSelect = onSelect;
    this.#pager = pager(this.#rows, (page) => this.#append(page), PAGE);
    this.element = element('div', { class: 'timeline-view' }, this.#shortcut(), this.#list, this.#pager.more);
  }

  /** @param {string | undefined} key id of a meeting or an entity */
  select(key) {
    const chosen = this.#rows.flatMap((row, index) => (row !== 'present' && key !== undefined && isAbout(row.meeting, key) ? [{ id: row.meeting.id, index }] : []));
    if (chosen.length > 0) this.#pager.showUntil(chosen[0].index);
    for (const entry of this.#marked) entry.removeAttribute('aria-current');
    const ids = new Set(chosen.map(({ id }) => id));
    this.#marked = [...this.#list.querySelectorAll('.entry')].filter((entry) => entry instanceof HTMLElement).filter(({ dataset }) => ids.has(dataset.key ?? ''));
    for (const entry of this.#marked) entry.setAttribute('aria-current', 'true');
    this.#marked[0]?.scrollIntoView({ block: 'nearest' });
  }

  /** A way to the present where it is not among the first rows. */
  #shortcut() {
    const index = this.#rows.indexOf('present');
    if (index < PAGE) return null;
    const button = element('button', { type: 'button', class: 'more to-present' }, this.#present.words, ' ↓');
    button.setAttribute('aria-label', `${this.#present.words}: ${WORDS.toPresent}`);
    button.addEventListener('click', () => {
      this.#pager.showUntil(index + PAGE / 2);
      const line = this.#list.querySelector('.present');
      line?.scrollIntoView({ block: 'center' });
      if (line instanceof HTMLElement) line.focus({ preventScroll: true });
    });
    return button;
  }

  /**
   * @param {readonly Row[]} page
   * @returns {Element | undefined} the first item that was added
   */
  #append(page) {
    const added = page.map((row) => {
      const item = row === 'present' ? this.#presentLine() : element('li', {}, this.#entry(row.meeting));
      (row === 'present' ? this.#list : this.#listOf(row)).append(item);
      return item;
    });
    return added[0];
  }

  /** The line parts the groups that it stands in, so that it is between days and not in one. */
  #presentLine() {
    this.#parted = this.#open[0]?.key;
    this.#open = [];
    const { date, words } = this.#present;
    return element(
      'li',
      { class: 'present', tabindex: -1 },
      element('time', { datetime: date }, words),
      element('span', { class: 'visually-hidden' }, `: ${WORDS.later}`),
    );
  }

  /**
   * The list of the day that an entry belongs to, made with what is around it.
   * @param {Entry} entry
   */
  #listOf({ meeting, year, month, day }) {
    const date = knownDays(meeting.date);
    const levels = [
      { key: year ?? '', className: 'year', heading: () => element('h2', { class: (year ?? '') === this.#parted && 'visually-hidden' }, year ?? WORDS.undated) },
      { key: month ?? '', className: 'month', heading: () => (year === null ? null : element('h3', {}, month ? nameOf(month) : WORDS.yearOnly)) },
      { key: day ?? '', className: 'day', heading: () => (month === null ? null : element('h4', {}, day && date ? time(date) : WORDS.monthOnly)) },
    ];
    let list = this.#list;
    for (const [depth, { key, className, heading }] of levels.entries()) {
      if (this.#open[depth]?.key !== key) {
        const inner = element('ol');
        list.append(element('li', { class: className }, heading(), inner));
        this.#open = [...this.#open.slice(0, depth), { key, list: inner }];
      }
      list = this.#open[depth].list;
    }
    return list;
  }

  /** @param {Meeting} meeting */
  #entry(meeting) {
    const { id, status, participants, place, occasion, medium, confidence } = meeting;
    const nameOfEntity = (/** @type {string} */ key) => this.#names.get(key) ?? key;
    const named = participants.slice(0, participants.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED).map(nameOfEntity);
    const left = participants.length - named.length;
    const who = named.flatMap((name, index) => [index === 0 ? '' : left === 0 && index === named.length - 1 ? STRINGS.and : ', ', quoted(name, 'name')]);
    const where = [medium === 'in_person' ? null : STRINGS.medium[medium], place && nameOfEntity(place), occasion].filter((words) => typeof words === 'string');
    const button = element(
      'button',
      { type: 'button', class: 'entry', 'data-key': id, 'data-status': status },
      statusBadge(status),
      ' ',
      element('span', { class: 'who' }, ...who, left > 0 && `${STRINGS.and}${WORDS.others(left)}`),
      where.length > 0 && element('span', { class: 'office' }, ' ', ...where.flatMap((words, index) => [index > 0 && ', ', quoted(words)])),
      isUnsure(meeting) && element('span', { class: 'office' }, ' ', element('span', { class: 'guess' }, STRINGS.confidence(Math.round(confidence * 100)))),
    );
    button.addEventListener('click', (event) => {
      // What is around the view takes a click for a question where the words are.
      event.stopPropagation();
      this.#onSelect({ kind: 'meeting', id });
    });
    return button;
  }
}

/**
 * @param {Meeting} meeting
 * @param {string} key
 */
function isAbout({ id, participants }, key) {
  return id === key || participants.includes(key);
}

/** @param {string} month "2024-03" */
function nameOf(month) {
  const first = new Date(`${month}-01T00:00Z`);
  return Number.isNaN(first.getTime()) ? month : MONTH.format(first);
}

/**
 * "Fri 15", or "30 Nov – 2 Dec"; the year and the month stand above.
 * @param {{ from: string, to: string }} date
 */
function time({ from, to }) {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00Z`));
  if (Number.isNaN(first.getTime()) || Number.isNaN(last.getTime())) return element('time', {}, from);
  const words = from === to ? DAY.format(first) : SHORT_DAY.formatRange(first, last);
  return element('time', { datetime: from }, words);
}
