// For those who ask again while they type: only the newest of their requests is answered.

import { ReadoutError } from './error.js';

/** @typedef {import('./readout.js').Readout} Readout */

/**
 * Takes back its last request when the next one comes: that is rejected with code
 * `superseded`. Other requests to the same `Readout` are not touched.
 */
export class Newest {
  #readout;
  #last = new AbortController();

  /** @param {Readout} readout */
  constructor(readout) {
    this.#readout = readout;
  }

  /**
   * @param {string} text
   * @param {import('../pkg/readout.js').ExtractOptions} [options]
   */
  extract(text, options) {
    this.#last.abort(new ReadoutError('superseded'));
    this.#last = new AbortController();
    return this.#readout.extract(text, { ...options, signal: this.#last.signal });
  }

  /** Takes back the request that is under way: it is rejected with code `cancelled`. */
  cancel() {
    this.#last.abort(new ReadoutError('cancelled'));
  }
}
