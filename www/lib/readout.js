// One interface to the extraction, in this thread or in a worker.

import { ReadoutError } from './error.js';
import { browser } from './platform.js';
import { ThreadRunner } from './thread-runner.js';
import { WorkerRunner } from './worker-runner.js';

export { describeError, ReadoutError } from './error.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/readout.js').ExportFormat} ExportFormat */
/** @typedef {import('../pkg/readout.js').ExtractOptions} ExtractOptions */
/** @typedef {import('../pkg/readout.js').PageText} PageText */
/** @typedef {import('./core.js').WasmSource} WasmSource */
/** @typedef {import('./platform.js').Platform} Platform */
/** @typedef {import('./thread-runner.js').Call} Call */
/** @typedef {import('./thread-runner.js').Runner} Runner */

/**
 * Where a request stands: `waiting` with how many go before it, `loading` the core (the
 * first time, and after a crash), `reading` the text.
 * @typedef {{ stage: 'waiting', ahead: number } | { stage: 'loading' } | { stage: 'reading' }} Progress
 */

/**
 * @typedef {object} RequestOptions
 * @property {AbortSignal} [signal] takes the request back; it is rejected with the signal's `reason`
 * @property {(progress: Progress) => void} [onProgress]
 */

/**
 * @typedef {object} LoadOptions
 * @property {WasmSource} [wasm] the core, if it is not to be fetched from beside this module
 */

/**
 * @typedef {LoadOptions & { worker?: () => any }} WorkerOptions `worker`: starts the worker, if it is not to be
 * the one that lies beside this module
 */

/**
 * @typedef {object} Request
 * @property {Call} call
 * @property {(progress: Progress) => void} report
 * @property {(value: any) => void} resolve
 * @property {(reason: any) => void} reject
 */

/**
 * Finds the meetings of a text: `await (await Readout.load()).extract(text)`.
 *
 * Each `Readout` has a core of its own, with a memory of its own, and answers its requests in
 * the order in which they come. After a crash of the core the request is rejected with code
 * `crashed`, and the next one gets a fresh core.
 */
export class Readout {
  /** What it runs on. @type {Platform} */
  static platform = browser;

  /** @type {Runner} */
  #runner;
  /** @type {Request[]} */
  #waiting = [];
  /** @type {Request | undefined} */
  #running;
  #working = false;
  #disposed = false;

  /**
   * Made by `Readout.load` and `Readout.inWorker`.
   * @param {Runner} runner
   */
  constructor(runner) {
    this.#runner = runner;
    // Where the language has them, `using` and `await using` dispose of it.
    for (const name of /** @type {const} */ (['dispose', 'asyncDispose'])) {
      const symbol = /** @type {Record<string, symbol>} */ (/** @type {unknown} */ (Symbol))[name];
      if (symbol) Object.defineProperty(this, symbol, { value: async () => this.dispose() });
    }
  }

  /**
   * Runs in this thread, which it keeps busy while it reads.
   * @param {LoadOptions} [options]
   * @returns {Promise<Readout>} rejected with code `unavailable` where the core cannot be started
   */
  static async load({ wasm } = {}) {
    const runner = new ThreadRunner(wasm, this.platform);
    await runner.start();
    return new this(runner);
  }

  /**
   * Runs in a worker, which is started by the first request.
   * @param {WorkerOptions} [options]
   */
  static inWorker({ wasm, worker } = {}) {
    return new this(new WorkerRunner(wasm, this.platform, worker));
  }

  /**
   * Rejected with a `ReadoutError` whose `code` is one of the core's, or `unavailable`,
   * `crashed`, `disposed`; or with the reason of the signal.
   * @param {string} text
   * @param {ExtractOptions & RequestOptions} [options]
   * @returns {Promise<Document>}
   */
  async extract(text, { signal, onProgress, ...options } = {}) {
    const size = typeof text === 'string' ? text.length : 0;
    return this.#request({ name: 'extract', values: [text, options], size }, { signal, onProgress });
  }

  /**
   * The article of a page of HTML, without what stands around it, with its title and day.
   * @param {string} html
   * @param {RequestOptions} [options]
   * @returns {Promise<PageText>}
   */
  async readPage(html, options = {}) {
    const size = typeof html === 'string' ? html.length : 0;
    return this.#request({ name: 'readPage', values: [html, 'page'], size }, options);
  }

  /**
   * A document as the text of a file.
   * @param {Document} document
   * @param {ExportFormat} format
   * @param {RequestOptions} [options]
   * @returns {Promise<string>}
   */
  async export(document, format, options = {}) {
    return this.#request({ name: 'exportDocument', values: [document, format], size: 0 }, options);
  }

  /**
   * Ends the worker, if there is one, and lets the core go. What is under way is rejected with
   * code `disposed`, and so is what comes later.
   */
  dispose() {
    if (this.#disposed) return;
    this.#disposed = true;
    const error = new ReadoutError('disposed');
    for (const request of this.#waiting.splice(0)) request.reject(error);
    this.#running?.reject(error);
    this.#runner.stop();
  }

  /**
   * @param {Call} call
   * @param {RequestOptions} options
   * @returns {Promise<any>}
   */
  async #request(call, { signal, onProgress }) {
    if (this.#disposed) throw new ReadoutError('disposed');
    signal?.throwIfAborted();
    /** @type {() => void} */
    let takeBack = () => {};
    try {
      return await new Promise((resolve, reject) => {
        const request = { call, report: telling(onProgress), resolve, reject };
        takeBack = () => this.#takeBack(request, signal?.reason);
        signal?.addEventListener('abort', takeBack);
        this.#waiting.push(request);
        this.#tellPlaces();
        void this.#work();
      });
    } finally {
      signal?.removeEventListener('abort', takeBack);
    }
  }

  /** Runs what waits, one after the other. */
  async #work() {
    if (this.#working) return;
    this.#working = true;
    for (;;) {
      // Lets others have the thread, so that a request can be taken back before its turn.
      await nextTask();
      const request = this.#waiting.shift();
      if (!request) break;
      this.#running = request;
      this.#tellPlaces();
      try {
        request.resolve(await this.#runner.run(request.call, (stage) => request.report({ stage })));
      } catch (thrown) {
        request.reject(thrown);
      }
      this.#running = undefined;
    }
    this.#working = false;
  }

  #tellPlaces() {
    const before = this.#running ? 1 : 0;
    for (const [place, { report }] of this.#waiting.entries()) report({ stage: 'waiting', ahead: place + before });
  }

  /**
   * @param {Request} request
   * @param {unknown} reason
   */
  #takeBack(request, reason) {
    request.reject(reason);
    if (request === this.#running) this.#runner.abandon();
    const place = this.#waiting.indexOf(request);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    this.#tellPlaces();
  }
}

/**
 * What a listener throws is its own affair, as with events.
 * @param {RequestOptions['onProgress']} onProgress
 * @returns {(progress: Progress) => void}
 */
function telling(onProgress) {
  return (progress) => onProgress && queueMicrotask(() => onProgress(progress));
}

/** Not a timer, which browsers hold back. @returns {Promise<void>} */
function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
