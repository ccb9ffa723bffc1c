// One interface to the extraction, in this thread or in a worker.

import { loadCore } from './core.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/readout.js').ExtractOptions} ExtractOptions */
/** @typedef {import('../pkg/readout.js').ExportFormat} ExportFormat */

/** @typedef {{ id: number, text: string, options: ExtractOptions }} Request what the worker is asked */
/** @typedef {{ id: number, document: Document } | { id: number, error: { code: string, message: string } }} Answer */

/**
 * From this many UTF-16 code units on, reading a superseded text to its end takes
 * longer than starting a new worker.
 */
const ABANDONED_LENGTH = 300_000;

/** An error with a `code` that says what happened. */
export class ReadoutError extends Error {
  /**
   * @param {string} code `superseded`, `unavailable`, `crashed`, `closed`, or one of the core's
   * @param {string} [message]
   */
  constructor(code, message = code) {
    super(message);
    this.name = 'ReadoutError';
    this.code = code;
  }
}

/**
 * The code and message of anything that was thrown.
 * @param {unknown} thrown
 * @param {string} fallback the code of an error without one
 * @returns {{ code: string, message: string }}
 */
export function describeError(thrown, fallback) {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return {
    code: typeof code === 'string' ? code : fallback,
    message: thrown instanceof Error ? thrown.message : String(thrown),
  };
}

/**
 * Finds the meetings of a text: `await (await Readout.load()).extract(text)`.
 * Of several requests under way only the newest is answered; the others are
 * rejected with code `superseded`.
 */
export class Readout {
  /** @type {Engine} */
  #engine;
  /** @type {ReturnType<typeof loadCore> | undefined} */
  #core;

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Runs in this thread; rejected with code `unavailable` where it cannot start. */
  static async load() {
    return new Readout(await ThreadEngine.start());
  }

  /** Runs in a module worker, which is started by the first request. */
  static inWorker() {
    return new Readout(new WorkerEngine());
  }

  /**
   * @param {string} text
   * @param {ExtractOptions} [options]
   * @returns {Promise<Document>}
   */
  extract(text, options = {}) {
    return this.#engine.extract(text, options);
  }

  /**
   * A document as the text of a file. Written in this thread: it takes no longer than
   * handing the document to another.
   * @param {Document} document
   * @param {ExportFormat} format
   * @returns {Promise<string>}
   */
  async export(document, format) {
    try {
      const { exportDocument } = await (this.#core ??= loadCore());
      return exportDocument(document, format);
    } catch (thrown) {
      const { code, message } = describeError(thrown, 'unavailable');
      throw new ReadoutError(code, message);
    }
  }

  /**
   * Ends the worker, if there is one; a request under way is rejected with code `closed`. The
   * next request starts another.
   */
  close() {
    this.#engine.close();
  }
}

/** @typedef {{ extract(text: string, options: ExtractOptions): Promise<Document>, close(): void }} Engine */

/** @implements {Engine} */
class ThreadEngine {
  /** @type {import('./core.js').Core} */
  #core;
  #newest = 0;

  /** @param {import('./core.js').Core} core */
  constructor(core) {
    this.#core = core;
  }

  static async start() {
    try {
      return new ThreadEngine(await loadCore());
    } catch (thrown) {
      const { code, message } = describeError(thrown, 'unavailable');
      throw new ReadoutError(code, message);
    }
  }

  /**
   * @param {string} text
   * @param {ExtractOptions} options
   */
  async extract(text, options) {
    const id = ++this.#newest;
    await Promise.resolve();
    if (id !== this.#newest) throw new ReadoutError('superseded');
    try {
      return this.#core.extract(text, options);
    } catch (thrown) {
      const { code, message } = describeError(thrown, 'crashed');
      throw new ReadoutError(code, message);
    }
  }

  close() {
    this.#newest += 1;
  }
}

/**
 * @typedef {object} Pending a request that has no answer yet
 * @property {Request} request
 * @property {(document: Document) => void} resolve
 * @property {(error: ReadoutError) => void} reject
 */

/**
 * Keeps at most one request in the worker and one waiting, so that typing fast
 * never fills the worker's queue with texts nobody waits for.
 * @implements {Engine}
 */
class WorkerEngine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Pending | undefined} in the worker */
  #running;
  /** @type {Pending | undefined} sent as soon as the worker is free */
  #waiting;
  #lastId = 0;

  /**
   * @param {string} text
   * @param {ExtractOptions} options
   * @returns {Promise<Document>}
   */
  extract(text, options) {
    this.#running?.reject(new ReadoutError('superseded'));
    this.#waiting?.reject(new ReadoutError('superseded'));
    return new Promise((resolve, reject) => {
      const request = { id: ++this.#lastId, text, options };
      this.#waiting = { request, resolve, reject };
      if (!this.#running) this.#sendWaiting();
      else if (this.#running.request.text.length >= ABANDONED_LENGTH) this.#restart(new ReadoutError('superseded'));
    });
  }

  close() {
    this.#stop(new ReadoutError('closed'));
  }

  #sendWaiting() {
    const next = this.#waiting;
    this.#waiting = undefined;
    this.#running = next;
    if (!next) return;
    try {
      this.#worker ??= this.#start();
      this.#worker.postMessage(next.request);
    } catch (thrown) {
      this.#restart(new ReadoutError('unavailable', describeError(thrown, '').message));
    }
  }

  #start() {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'readout' });
    worker.addEventListener('message', (/** @type {MessageEvent<Answer>} */ event) => this.#answer(event.data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#restart(new ReadoutError('unavailable', event.message || 'the worker could not be loaded'));
    });
    worker.addEventListener('messageerror', () => this.#restart(new ReadoutError('crashed')));
    return worker;
  }

  /** @param {Answer} answer */
  #answer(answer) {
    const pending = this.#running;
    if (!pending || pending.request.id !== answer.id) return;
    if ('document' in answer) {
      pending.resolve(answer.document);
      this.#sendWaiting();
      return;
    }
    const error = new ReadoutError(answer.error.code, answer.error.message);
    // After a trap the wasm instance's memory is not to be trusted; after a
    // failed start a new worker fetches the core again.
    if (error.code === 'crashed' || error.code === 'unavailable') {
      this.#restart(error);
    } else {
      pending.reject(error);
      this.#sendWaiting();
    }
  }

  /**
   * Ends a dead or useless worker and goes on with the waiting request in a new one.
   * @param {ReadoutError} error what to tell the request that was running
   */
  #restart(error) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#stop(error);
    this.#waiting = waiting;
    this.#sendWaiting();
  }

  /** @param {ReadoutError} error */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#running?.reject(error);
    this.#waiting?.reject(error);
    this.#running = undefined;
    this.#waiting = undefined;
  }
}
