// Runs calls of the core in the thread that it is in.

import { compile, instantiate } from './core.js';
import { asCrash, describeError, ReadoutError } from './error.js';

/** @typedef {import('./core.js').Core} Core */
/** @typedef {import('./core.js').WasmSource} WasmSource */
/** @typedef {import('./platform.js').Platform} Platform */

/**
 * A call of one of the core's functions.
 * @typedef {object} Call
 * @property {'extract' | 'exportDocument' | 'readPage'} name
 * @property {[any, any]} values
 * @property {number} size of the work, in UTF-16 code units
 */

/** @typedef {'loading' | 'reading'} Stage */

/**
 * Runs one call at a time.
 * @typedef {object} Runner
 * @property {(call: Call, onStage: (stage: Stage) => void) => Promise<any>} run
 * @property {() => void} abandon nobody waits for the call that runs
 * @property {() => void} stop what runs is given up, and what it holds let go
 */

/** @implements {Runner} */
export class ThreadRunner {
  #source;
  #platform;
  /** @type {Core | undefined} */
  #core;

  /**
   * @param {WasmSource | undefined} source
   * @param {Platform} platform
   */
  constructor(source, platform) {
    this.#source = source;
    this.#platform = platform;
  }

  /**
   * Has a core ready.
   * @returns {Promise<Core>} rejected with code `unavailable` where there can be none
   */
  async start() {
    if (this.#core) return this.#core;
    try {
      return (this.#core = await instantiate(await compile(this.#source, this.#platform)));
    } catch (thrown) {
      throw new ReadoutError('unavailable', describeError(thrown, '').message, { cause: thrown });
    }
  }

  /**
   * @param {Call} call
   * @param {(stage: Stage) => void} onStage
   */
  async run({ name, values }, onStage) {
    if (!this.#core) onStage('loading');
    const core = await this.start();
    onStage('reading');
    try {
      return /** @type {(...values: any[]) => unknown} */ (core[name])(...values);
    } catch (thrown) {
      const error = asCrash(thrown);
      if (error) this.#core = undefined;
      throw error ?? thrown;
    }
  }

  /** A call cannot be stopped in its own thread. */
  abandon() {}

  stop() {
    this.#core = undefined;
  }
}
