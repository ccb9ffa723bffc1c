// Takes the text out of a PDF. What reads its format is loaded when the first one is opened, and runs in
// a worker of its own for each, which is ended with it. No script of a PDF is run: the reader has no
// part that could, and asks for the words of pages alone.

import { loadCore } from '../lib/core.js';
import { trustedWorker } from '../lib/trusted.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {import('../pkg/readout.js').PrintedPage} PrintedPage */
/** @typedef {import('../vendor/pdfjs/pdf.js').PDFDocumentProxy} PDFDocumentProxy */
/** @typedef {import('../vendor/pdfjs/pdf.js').TextItem} TextItem */

/** Words that lean more than this, as a part of their size, are stamped across a page or stand on its side. */
const LEANING = 0.1;

/**
 * @param {Uint8Array} bytes taken over
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<Article | 'locked' | 'no_words' | 'not_loaded'>}
 * @throws {Error} for what is no PDF, or a damaged one
 */
export async function readPdf(bytes, { signal } = {}) {
  const reader = await import('../vendor/pdfjs/pdf.js').catch(() => undefined);
  if (!reader) return 'not_loaded';
  const port =
    trustedWorker(import.meta.url, 'pdf.js', '../vendor/pdfjs/pdf.worker.js', { type: 'module', name: 'pdf' }) ??
    new Worker(new URL('../vendor/pdfjs/pdf.worker.js', import.meta.url), { type: 'module', name: 'pdf' });
  const lost = new Promise((resolve, reject) => {
    port.addEventListener('error', (event) => {
      event.preventDefault();
      resolve('not_loaded');
    });
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
  const worker = new reader.PDFWorker({ port, verbosity: reader.VerbosityLevel.ERRORS });
  try {
    return /** @type {Article | 'locked' | 'no_words' | 'not_loaded'} */ (await Promise.race([read(reader, worker, bytes), lost]));
  } finally {
    worker.destroy();
    port.terminate();
  }
}

/**
 * @param {typeof import('../vendor/pdfjs/pdf.js')} reader
 * @param {import('../vendor/pdfjs/pdf.js').PDFWorker} worker
 * @param {Uint8Array} data
 * @returns {Promise<Article | 'locked' | 'no_words'>}
 */
async function read(reader, worker, data) {
  try {
    const pdf = await reader.getDocument({
      data,
      worker,
      verbosity: reader.VerbosityLevel.ERRORS,
      // Nothing is drawn, so nothing but the words is made ready, and nothing is fetched.
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
    }).promise;
    const { title, text } = (await loadCore()).readPrint(await pagesOf(pdf));
    return text === '' && title === undefined ? 'no_words' : { title, text, source: 'pdf' };
  } catch (thrown) {
    if (thrown instanceof reader.PasswordException) return 'locked';
    throw thrown;
  }
}

/**
 * @param {PDFDocumentProxy} pdf
 * @returns {Promise<PrintedPage[]>}
 */
async function pagesOf(pdf) {
  /** @type {PrintedPage[]} */
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { transform, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    pages.push([height, ...placed(items, transform)]);
    page.cleanup();
  }
  return pages;
}

/**
 * @param {readonly TextItem[]} items
 * @param {readonly number[]} view how a place in the file becomes one on the page
 * @returns {[string[], Float64Array]}
 */
function placed(items, view) {
  /** @type {string[]} */
  const words = [];
  /** @type {number[]} */
  const places = [];
  let spaced = false;
  for (const { str, transform, width } of items) {
    if (str.trim() === '') {
      spaced ||= str !== '';
      continue;
    }
    const [a, b, c, d, e, f] = product(view, transform);
    const size = Math.hypot(c, d);
    if (a > 0 && size > 0 && Math.abs(b) <= LEANING * Math.abs(a)) {
      words.push(str);
      places.push(e, e + width * Math.hypot(view[0], view[1]), f, size, Number(spaced));
    }
    spaced = false;
  }
  return [words, new Float64Array(places)];
}

/**
 * One transform after the other.
 * @param {readonly number[]} m
 * @param {readonly number[]} n that comes first
 */
function product([a, b, c, d, e, f], n) {
  return [
    a * n[0] + c * n[1], b * n[0] + d * n[1],
    a * n[2] + c * n[3], b * n[2] + d * n[3],
    a * n[4] + c * n[5] + e, b * n[4] + d * n[5] + f,
  ];
}
