// What the package `readout` exports in Node.js: the same, with its worker threads and files.

import { Readout as WebReadout } from '../lib/readout.js';
import { node } from './platform.js';

export { ReadoutError } from '../lib/error.js';
export { Newest } from '../lib/newest.js';

/** As in browsers; `Readout.inWorker()` starts a worker thread. */
export class Readout extends WebReadout {
  static platform = node;
}
