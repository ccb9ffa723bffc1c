// Takes the text out of a Word document (.docx). What reads its format is loaded when the first one is
// opened, and runs in a worker of its own for each.

import { trustedWorker } from '../lib/trusted.js';
import { readConverted } from './html.js';
import { oneLine } from './one-line.js';
import { isSane } from './zip.js';

/** @typedef {import('./article.js').Article} Article */

/** The main heading that it begins with, in the HTML that is made of it. */
const HEADLINE = /^<h1>(.{0,2000}?)<\/h1>/s;

/**
 * @param {Uint8Array} bytes
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<Article | 'not_loaded'>}
 * @throws {Error} for what is no such document, or a damaged one
 */
export async function readDocx(bytes, { signal } = {}) {
  if (!(await isSane(bytes))) throw new Error('it is no archive, or one that grows beyond what a document may be');
  const html = await converted(bytes, signal);
  if (html === undefined) return 'not_loaded';
  const [heading = '', title = ''] = HEADLINE.exec(html) ?? [];
  const text = await readConverted(html.slice(heading.length));
  const words = title === '' ? '' : oneLine(await readConverted(title));
  return { title: words || undefined, text, source: 'docx' };
}

/**
 * @param {Uint8Array} bytes
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<string | undefined>} HTML; nothing where what reads documents could not be loaded
 */
async function converted(bytes, signal) {
  const worker =
    trustedWorker(import.meta.url, 'docx.js', 'docx-worker.js', { type: 'module', name: 'docx' }) ??
    new Worker(new URL('./docx-worker.js', import.meta.url), { type: 'module', name: 'docx' });
  try {
    return await new Promise((resolve, reject) => {
      let isReady = false;
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        if (isReady) reject(new Error(event.message));
        else resolve(undefined);
      });
      worker.addEventListener('message', ({ data }) => {
        if (data === 'ready') {
          isReady = true;
          worker.postMessage(bytes.buffer);
        } else if ('html' in data) resolve(data.html);
        else reject(new Error(data.error));
      });
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  } finally {
    worker.terminate();
  }
}
