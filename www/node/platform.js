// What differs in Node.js: files are read by its file system, workers are its threads.

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** @typedef {import('../lib/platform.js').Platform} Platform */

/** @type {Platform} */
export const node = {
  base: () => pathToFileURL('./').href,

  read: (url) => (url.protocol === 'file:' ? readFile(url) : fetch(url)),

  startWorker: () => new Worker(new URL('./worker.js', import.meta.url), { name: 'readout' }),

  connect(/** @type {Worker} */ worker, { onMessage, onDeath }) {
    worker.on('message', (message) => {
      // A program ends when nothing is under way, whether or not it disposed of its worker.
      if (!('stage' in message)) worker.unref();
      onMessage(message);
    });
    worker.on('messageerror', () => onDeath('an answer could not be read'));
    worker.on('error', (error) => onDeath(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => onDeath(''));
    worker.unref();
    return {
      post(message) {
        worker.postMessage(message);
        if ('id' in /** @type {object} */ (message)) worker.ref();
      },
      end: () => void worker.terminate(),
    };
  },
};
