// The page: wires the text box and the date field to the reader and the view.

import { isoDay } from './lib/dates.js';
import { describeError, Readout } from './lib/readout.js';
import { ReadoutView } from './readout-view.js';
import { SAMPLE_PUBLISHED, SAMPLE_TEXT } from './sample.js';

/** How long typing must pause before the text is read, in milliseconds. */
const PAUSE = 150;

/** The pause for a long text, which costs more to read and to show. */
const LONG_PAUSE = 700;

/** From this many UTF-16 code units on a text is long. */
const LONG_TEXT = 200_000;

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
const readout = Readout.inWorker();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** Counts the readings, so that an answer for a text that was cleared is not shown. */
let reading = 0;

function readSoon() {
  clearTimeout(timer);
  timer = setTimeout(read, textBox.textLength < LONG_TEXT ? PAUSE : LONG_PAUSE);
}

async function read() {
  clearTimeout(timer);
  const id = ++reading;
  const text = textBox.value;
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
  textBox.value = text;
  textBox.scrollTop = 0;
  published.value = day;
  read();
}

published.value = isoDay(new Date());
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
