// The reader that all elements of a page share.

import { Readout } from '../lib/readout.js';

/** @typedef {import('../pkg/readout.js').ExtractOptions} ExtractOptions */
/** @typedef {import('../lib/readout.js').RequestOptions} RequestOptions */

/** @type {Readout} */
let reader = Readout.inWorker();
/** @type {Promise<Readout> | undefined} */
let inThread;

/**
 * In a worker; where the page's policy forbids one, or these modules come from another
 * origin, in the page's thread.
 * @param {string} text
 * @param {ExtractOptions & RequestOptions} options
 */
export async function readText(text, options) {
  try {
    return await reader.extract(text, options);
  } catch (thrown) {
    if (inThread || !(thrown instanceof Error && 'code' in thrown && thrown.code === 'unavailable')) throw thrown;
    inThread = Readout.load();
    // Another attempt may find a worker, where there is no core at all.
    inThread.catch(() => (inThread = undefined));
    reader = await inThread;
    return reader.extract(text, options);
  }
}
