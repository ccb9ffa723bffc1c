// The menu that writes a document into a file of some format.

import { describeError } from '../lib/error.js';
import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/readout.js').ExportFormat} ExportFormat */

/** What follows the dot of a file's name, and its media type. */
const FILES = Object.freeze({
  json: ['json', 'application/json'],
  csv: ['csv', 'text/csv'],
  markdown: ['md', 'text/markdown'],
  ics: ['ics', 'text/calendar'],
  jsonld: ['jsonld', 'application/ld+json'],
  graphml: ['graphml', 'application/graphml+xml'],
});

/**
 * @param {object} options
 * @param {string} options.name of the file, without what follows the dot
 * @param {() => Document | null | Promise<Document | null>} options.document
 * @param {(document: Document, format: ExportFormat) => Promise<string>} options.write
 * @param {(message: string) => void} options.say
 */
export function exportMenu({ name, document, write, say }) {
  const { label, formats, failed } = STRINGS.exporting;
  const menu = element('select', { class: 'export', 'aria-label': label }, element('option', { value: '' }, `${label}…`));
  for (const [format, words] of Object.entries(formats)) menu.append(element('option', { value: format }, words));
  menu.addEventListener('change', async () => {
    const format = /** @type {ExportFormat} */ (menu.value);
    menu.value = '';
    try {
      const shown = await document();
      if (!shown) return;
      const [extension, type] = FILES[format];
      download(`${name}.${extension}`, type, await write(shown, format));
    } catch (thrown) {
      say(failed(describeError(thrown, 'unavailable').message));
    }
  });
  return menu;
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
