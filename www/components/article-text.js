// The article with its mentions highlighted, and the marks that follow the reader's attention.

import { element } from '../lib/dom.js';
import { factRanges, triggerKey } from '../lib/fact-ranges.js';
import { segments } from '../lib/segments.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */

/** How much of a long text is shown, in UTF-16 code units. */
const SHOWN_LENGTH = 100_000;

/** A first line that is longer is no headline, in UTF-16 code units. */
const HEADLINE_LENGTH = 140;

/** The article's text; `mark(id)` shows where a meeting or an entity stands in it. */
export class ArticleText {
  /** @type {Map<string, HTMLElement[]>} the pieces of each meeting, trigger and entity */
  #pieces = new Map();
  /** @type {HTMLElement[]} */
  #marked = [];

  /**
   * @param {string} text
   * @param {Document} document
   */
  constructor(text, document) {
    this.text = text;
    this.element = element('div', {
      class: 'article', part: 'article', tabindex: 0, role: 'group', 'aria-label': STRINGS.articleHeading,
    });
    const shown = text.slice(0, shownEnd(text));
    this.#build(shown, document);
    if (shown.length < text.length) {
      const [part, whole] = [shown, text].map(({ length }) => length.toLocaleString('en'));
      this.element.append(element('p', { class: 'notice' }, STRINGS.capped(part, whole)));
    }
  }

  /**
   * Marks the evidence of a meeting, or the mentions of an entity, and brings the
   * first of it into the visible part of the pane; the page itself never scrolls.
   * @param {string | undefined} id nothing is marked without one
   */
  mark(id) {
    for (const piece of this.#marked) piece.classList.remove('marked', 'marked-trigger');
    this.#marked = [];
    if (id === undefined) return;
    const pieces = this.#pieces.get(id) ?? [];
    const triggers = this.#pieces.get(triggerKey(id)) ?? [];
    for (const piece of pieces) piece.classList.add('marked');
    for (const piece of triggers) piece.classList.add('marked-trigger');
    this.#marked = [...pieces, ...triggers];
    if (pieces.length > 0) this.#reveal(pieces);
  }

  /**
   * @param {string} shown
   * @param {Document} document
   */
  #build(shown, document) {
    const gaps = blankLines(shown);
    const types = new Map(document.entities.map(({ id, type }) => [id, type]));
    const breaks = gaps.flatMap(({ start, end }) => [start, end]);
    let paragraph = element('p', { dir: 'auto', class: hasHeadline(shown, gaps) ? 'headline' : undefined });
    this.element.append(paragraph);
    let gap = 0;
    for (const { start, end, keys } of segments(shown.length, factRanges(document), breaks)) {
      if (start === gaps[gap]?.end) {
        paragraph = element('p', { dir: 'auto' });
        this.element.append(paragraph);
        gap += 1;
      }
      const inGap = gap < gaps.length && start >= gaps[gap].start;
      if (inGap) continue;
      const words = shown.slice(start, end);
      paragraph.append(keys.length === 0 ? words : this.#piece(words, keys, types));
    }
  }

  /**
   * @param {string} words
   * @param {string[]} keys
   * @param {ReadonlyMap<string, string>} types of the entities, by id
   */
  #piece(words, keys, types) {
    const type = keys.map((key) => types.get(key)).find((found) => found !== undefined);
    const entity = keys.find((key) => types.has(key));
    const piece = element('span', { class: type && 'mention', 'data-type': type, 'data-entity': entity }, words);
    for (const key of keys) {
      const pieces = this.#pieces.get(key);
      if (pieces) pieces.push(piece);
      else this.#pieces.set(key, [piece]);
    }
    return piece;
  }

  /** @param {HTMLElement[]} pieces in text order */
  #reveal(pieces) {
    const pane = this.element.getBoundingClientRect();
    const visible = pieces.some((piece) => {
      const { top, bottom } = piece.getBoundingClientRect();
      return top >= pane.top && bottom <= pane.bottom;
    });
    if (visible) return;
    const { top } = pieces[0].getBoundingClientRect();
    this.element.scrollTop += top - pane.top - pane.height / 3;
  }
}

/**
 * Where the shown part ends: never between the halves of a surrogate pair.
 * @param {string} text
 */
function shownEnd(text) {
  if (text.length <= SHOWN_LENGTH) return text.length;
  return (text.codePointAt(SHOWN_LENGTH - 1) ?? 0) > 0xffff ? SHOWN_LENGTH - 1 : SHOWN_LENGTH;
}

/**
 * The blank lines between paragraphs, in text order.
 * @param {string} text
 */
function blankLines(text) {
  return [...text.matchAll(/\n[^\S\n]*\n\s*/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/**
 * @param {string} text
 * @param {{ start: number }[]} gaps
 */
function hasHeadline(text, gaps) {
  const end = gaps[0]?.start ?? 0;
  return end > 0 && end <= HEADLINE_LENGTH && !/[.!?,;:]["”’)]*\s*$/u.test(text.slice(0, end));
}
