// The menu that writes a document into a file of some format.

import { describeError } from '../lib/error.js';
import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/readout.js').ExportFormat} ExportFormat */

/** What follows the dot of a file's name, its media type, and what the program it is for wants at its head. */
const FILES = Object.freeze({
  json: ['json', 'application/json', ''],
  // Spreadsheets take a file without a byte order mark for one in the system's old encoding.
  csv: ['csv', 'text/csv', '\ufeff'],
  markdown: ['md', 'text/markdown', ''],
  ics: ['ics', 'text/calendar', ''],
  jsonld: ['jsonld', 'application/ld+json', ''],
  graphml: ['graphml', 'application/graphml+xml', ''],
});

/** Under which the format that was taken last is kept. */
const LAST = 'readout-export';

/**
 * A list of formats, and the button that writes one: moving in the list writes nothing.
 * @param {object} options
 * @param {string} options.name of the file, without what follows the dot
 * @param {() => Document | null | Promise<Document | null>} options.document
 * @param {(document: Document, format: ExportFormat) => Promise<string>} options.write
 * @param {(message: string) => void} options.say
 */
export function exportMenu({ name, document, write, say }) {
  const { label, format: which, formats, failed } = STRINGS.exporting;
  const menu = element('select', { class: 'export', 'aria-label': which });
  for (const [format, words] of Object.entries(formats)) menu.append(element('option', { value: format }, words));
  const last = lastFormat();
  if (last !== null && last in formats) menu.value = last;
  const take = element('button', { type: 'button', class: 'export-button' }, label);
  take.addEventListener('click', async () => {
    const format = /** @type {ExportFormat} */ (menu.value);
    try {
      const shown = await document();
      if (!shown) return;
      const [extension, type, mark] = FILES[format];
      download(`${name}.${extension}`, type, mark + (await write(shown, format)));
      keepFormat(format);
    } catch (thrown) {
      say(failed(describeError(thrown, 'unavailable').message));
    }
  });
  return element('span', { class: 'export-menu' }, menu, take);
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = element('a', { href: url, download: name });
  link.click();
  // The browser has the file by then, or never will.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function lastFormat() {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

/** @param {string} format */
function keepFormat(format) {
  try {
    localStorage.setItem(LAST, format);
  } catch {
    // It is asked for again next time.
  }
}
