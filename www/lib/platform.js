// What differs between browsers and Node.js: reading a file and talking to a worker.

import { trustedWorker } from './trusted.js';

/**
 * A worker that was started.
 * @typedef {object} Port
 * @property {(message: unknown) => void} post throws where the message cannot be copied
 * @property {() => void} end
 */

/**
 * @typedef {object} Listeners
 * @property {(message: any) => void} onMessage
 * @property {(message: string) => void} onDeath it will not answer any more; with the reason if one is known
 */

/**
 * @typedef {object} Platform
 * @property {() => string} base what addresses are relative to
 * @property {(url: URL) => Promise<Response | BufferSource>} read
 * @property {() => any} startWorker a worker that runs worker.js, or one like it
 * @property {(worker: any, listeners: Listeners) => Port} connect
 */

/** @type {Platform} */
export const browser = {
  base: () => globalThis.document?.baseURI ?? globalThis.location.href,

  read: (url) => fetch(url),

  // Bundlers find the worker by these very words.
  startWorker: () =>
    trustedWorker(import.meta.url, 'platform.js', 'worker.js', { type: 'module', name: 'readout' }) ??
    new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'readout' }),

  connect(/** @type {Worker} */ worker, { onMessage, onDeath }) {
    worker.addEventListener('message', (event) => onMessage(event.data));
    worker.addEventListener('messageerror', () => onDeath('an answer could not be read'));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      onDeath(event.message ?? '');
    });
    return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
  },
};
