// The page: wires the text box and the date field to the reader and the view.

import { isoDay } from './lib/dates.js';
import { describeError, Readout } from './lib/readout.js';
import { ReadoutView } from './readout-view.js';
import { SAMPLE_PUBLISHED, SAMPLE_TEXT } from './sample.js';
import { STRINGS } from './strings.en.js';

/** How long typing must pause before the text is read, in milliseconds. */
const PAUSE = 150;

/** The pause for a long text, which costs more to read and to show. */
const LONG_PAUSE = 700;

/** From this many UTF-16 code units on a text is long. */
const LONG_TEXT = 200_000;

/** How much of a long text the box shows, in UTF-16 code units. */
const LONG_TEXT_SHOWN = 10_000;

/**
 * @template {Element} E
 * @param {string} id
 * @param {new () => E} kind
 */
function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

const view = part('view', ReadoutView);
const textBox = part('text', HTMLTextAreaElement);
const published = part('published', HTMLInputElement);
const longNote = part('long-note', HTMLElement);
const readout = Readout.inWorker();

/** The whole of a long text, of which the box shows the beginning. @type {string | null} */
let longText = null;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Counts the readings, so that an answer for a text that was cleared is not shown. */
let reading = 0;

function readSoon() {
  clearTimeout(timer);
  timer = setTimeout(read, longText === null ? PAUSE : LONG_PAUSE);
}

async function read() {
  clearTimeout(timer);
  const id = ++reading;
  const text = longText ?? textBox.value;
  if (text.trim() === '') {
    view.text = '';
    view.result = null;
    view.busy = false;
    return;
  }
  view.busy = true;
  try {
    const result = await readout.extract(text, { published: published.value || undefined });
    if (id !== reading) return;
    view.text = text;
    view.result = result;
  } catch (thrown) {
    if (id !== reading) return;
    view.error = describeError(thrown, 'unavailable');
  }
  view.busy = false;
}

/**
 * @param {string} text
 * @param {string} day
 */
function fill(text, day) {
  setText(text);
  published.value = day;
  read();
}

/**
 * Takes over a paste or a drop that would make the text long: to edit megabytes in a
 * text box freezes the browser. The box then shows the beginning, for reading only.
 * @param {InputEvent} event
 */
function takeLong(event) {
  const inserted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  if (textBox.textLength + inserted.length < LONG_TEXT) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = textBox;
  const text = value.slice(0, selectionStart) + inserted.replace(/\r\n?/g, '\n') + value.slice(selectionEnd);
  setText(text);
  readSoon();
}

/** @param {string} text */
function setText(text) {
  const isLong = text.length >= LONG_TEXT;
  longText = isLong ? text : null;
  textBox.value = isLong ? text.slice(0, LONG_TEXT_SHOWN) : text;
  textBox.readOnly = isLong;
  textBox.scrollTop = 0;
  longNote.textContent = isLong ? STRINGS.longText(text.length.toLocaleString('en')) : '';
}

published.value = isoDay(new Date());
textBox.addEventListener('beforeinput', takeLong);
textBox.addEventListener('input', readSoon);
published.addEventListener('input', readSoon);
view.addEventListener('readout-retry', read);
part('sample', HTMLButtonElement).addEventListener('click', () => fill(SAMPLE_TEXT, SAMPLE_PUBLISHED));
part('clear', HTMLButtonElement).addEventListener('click', () => {
  fill('', isoDay(new Date()));
  textBox.focus();
});
// A browser that restores the form after a reload restores its text as well.
if (textBox.value !== '') read();
