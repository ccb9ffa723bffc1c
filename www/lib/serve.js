// Answers in a worker what worker-runner.js asks.

import { describeError } from './error.js';
import { ThreadRunner } from './thread-runner.js';

/** @typedef {import('./platform.js').Platform} Platform */
/** @typedef {import('./worker-runner.js').Answer} Answer */
/** @typedef {import('./worker-runner.js').Question} Question */

/**
 * @param {(answer: Answer) => void} post
 * @param {Platform} platform
 * @returns {(question: Question) => Promise<void>} takes the questions, one after the other
 */
export function serve(post, platform) {
  let runner = new ThreadRunner(undefined, platform);
  return async (question) => {
    if ('start' in question) {
      runner = new ThreadRunner(question.start.source, platform);
      return;
    }
    const { id, call } = question;
    try {
      post({ id, value: await runner.run(call, (stage) => post({ id, stage })) });
    } catch (thrown) {
      post({ id, error: describeError(thrown, 'failed') });
    }
  };
}
