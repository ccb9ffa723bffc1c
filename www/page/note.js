// What the page says of what was done, with the way back where there is one.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** How many steps can be taken back. */
const MOST = 50;

/** A line under the tools; the last step can be undone there, and those before it by Ctrl+Z. */
export class Note {
  #line;
  /** @type {{ words: string, undo: () => unknown }[]} the last one last */
  #steps = [];

  /** @param {HTMLElement} line */
  constructor(line) {
    this.#line = line;
  }

  /** Whether it says nothing. */
  get isEmpty() {
    return this.#line.textContent === '';
  }

  /** @param {string} words */
  say(words) {
    this.#line.textContent = words;
  }

  /**
   * Says what was done.
   * @param {string} words
   * @param {() => unknown} undo
   */
  did(words, undo) {
    this.#steps = [...this.#steps, { words, undo }].slice(-MOST);
    const step = this.#steps[this.#steps.length - 1];
    const button = element('button', { type: 'button', class: 'undo' }, STRINGS.page.undo);
    button.addEventListener('click', () => this.#undo(step));
    this.#line.replaceChildren(element('span', {}, words), ' ', button);
  }

  /** Takes the last step back. @returns {boolean} whether there was one */
  undo() {
    const step = this.#steps[this.#steps.length - 1];
    if (step) this.#undo(step);
    return step !== undefined;
  }

  /** @param {{ words: string, undo: () => unknown }} step */
  #undo(step) {
    if (!this.#steps.includes(step)) return;
    this.#steps = this.#steps.filter((other) => other !== step);
    this.say(STRINGS.page.undone(step.words));
    void step.undo();
  }
}

/**
 * Ctrl+Z outside of a field undoes what the page did. The browser's own undo would reach into the
 * text box, wherever the person is.
 * @param {() => Note} note of the desk in front
 * @param {() => boolean} untouched whether nothing was typed since the page itself filled the text box, which then has nothing to undo
 */
export function undoByKey(note, untouched) {
  addEventListener('keydown', (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';
    const [target] = event.composedPath();
    if (!isUndo || !(target instanceof Element)) return;
    const field = target.closest('input:not([type="checkbox"]), textarea');
    // The text box keeps its own.
    if (field?.id === 'text' && !untouched()) return;
    if (field?.id !== 'text' && (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
      // Nothing was typed in this field: its undo would be that of another.
      if (field.value === (entered.get(field) ?? field.defaultValue)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (!event.shiftKey) note().undo();
  });
  // What moves inside of a shadow tree is not told here; fields there say what they held at first.
  addEventListener('focusin', (event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) entered.set(target, target.value);
  });
}

/** What fields held when the person came to them. @type {WeakMap<HTMLElement, string>} */
const entered = new WeakMap();
