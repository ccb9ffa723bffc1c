// Runs calls of the core in a worker, and another worker after one that died.

import { describeError, ReadoutError } from './error.js';

/** @typedef {import('./core.js').WasmSource} WasmSource */
/** @typedef {import('./platform.js').Platform} Platform */
/** @typedef {import('./platform.js').Port} Port */
/** @typedef {import('./thread-runner.js').Call} Call */
/** @typedef {import('./thread-runner.js').Runner} Runner */
/** @typedef {import('./thread-runner.js').Stage} Stage */

/** @typedef {{ start: { source: WasmSource | undefined } } | { id: number, call: Call }} Question to the worker */

/**
 * @typedef {{ id: number } & ({ stage: Stage } | { value: any } | { error: { code: string, message: string } })} Answer
 */

/**
 * From this many UTF-16 code units on, reading a text that nobody waits for to its end takes
 * longer than starting a new worker.
 */
const ABANDONED_SIZE = 300_000;

/** How long a call that nobody waits for may keep the worker, in milliseconds. */
const PATIENCE = 3000;

/**
 * @typedef {object} Running a call that has no answer yet
 * @property {number} id
 * @property {Call} call
 * @property {(value: any) => void} resolve
 * @property {(error: ReadoutError) => void} reject
 * @property {(stage: Stage) => void} onStage
 */

/** @implements {Runner} */
export class WorkerRunner {
  #source;
  #platform;
  #make;
  /** @type {Port | undefined} */
  #port;
  /** Whether the worker has said anything. */
  #alive = false;
  /** @type {Running | undefined} */
  #running;
  #lastId = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {WasmSource | undefined} source
   * @param {Platform} platform
   * @param {(() => any) | undefined} make a worker that the caller starts
   */
  constructor(source, platform, make = platform.startWorker) {
    // An address is one of the page's, not of the worker's.
    this.#source = typeof source === 'string' || source instanceof URL ? new URL(source, platform.base()).href : source;
    this.#platform = platform;
    this.#make = make;
  }

  /**
   * @param {Call} call
   * @param {(stage: Stage) => void} onStage
   */
  run(call, onStage) {
    return new Promise((resolve, reject) => {
      this.#running = { id: ++this.#lastId, call, resolve, reject, onStage };
      try {
        this.#port ??= this.#start();
      } catch (thrown) {
        this.#fail(new ReadoutError('unavailable', describeError(thrown, '').message, { cause: thrown }));
        return;
      }
      try {
        this.#port.post({ id: this.#lastId, call });
      } catch (thrown) {
        // What cannot be copied is nothing that the core could read.
        this.#settle()?.reject(new ReadoutError(unreadable(call), describeError(thrown, '').message, { cause: thrown }));
      }
    });
  }

  abandon() {
    if (!this.#running) return;
    if (this.#running.call.size >= ABANDONED_SIZE) this.#fail(new ReadoutError('cancelled'));
    else this.#timer = setTimeout(() => this.#fail(new ReadoutError('cancelled')), PATIENCE);
  }

  stop() {
    this.#fail(new ReadoutError('disposed'));
  }

  #start() {
    this.#alive = false;
    const port = this.#platform.connect(this.#make(), {
      onMessage: (answer) => this.#port === port && this.#hear(answer),
      onDeath: (message) => this.#port === port && this.#fail(this.#death(message)),
    });
    try {
      port.post({ start: { source: this.#source } });
    } catch (thrown) {
      port.end();
      throw thrown;
    }
    return port;
  }

  /** @param {string} message */
  #death(message) {
    return this.#alive
      ? new ReadoutError('crashed', message || 'the worker ended')
      : new ReadoutError('unavailable', message || 'the worker could not be loaded');
  }

  /** @param {Answer} answer */
  #hear(answer) {
    this.#alive = true;
    if (answer.id !== this.#running?.id) return;
    if ('stage' in answer) this.#running.onStage(answer.stage);
    else if ('value' in answer) this.#settle()?.resolve(answer.value);
    else this.#settle()?.reject(new ReadoutError(answer.error.code, answer.error.message));
  }

  /** Nothing runs any more; gives what did. */
  #settle() {
    const running = this.#running;
    this.#running = undefined;
    clearTimeout(this.#timer);
    return running;
  }

  /**
   * Ends the worker; the next call starts another.
   * @param {ReadoutError} error
   */
  #fail(error) {
    const port = this.#port;
    this.#port = undefined;
    port?.end();
    this.#settle()?.reject(error);
  }
}

/** @param {Call} call */
function unreadable({ name, values: [subject] }) {
  if (name === 'exportDocument') return 'invalid_document';
  return typeof subject === 'string' ? 'invalid_option' : 'invalid_text';
}
