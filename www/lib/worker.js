// The module worker: loads the core once and answers requests in order.

import { loadCore } from './core.js';
import { describeError } from './readout.js';

/** @typedef {import('./readout.js').Request} Request */
/** @typedef {import('./readout.js').Answer} Answer */

/** @type {ReturnType<typeof loadCore> | undefined} */
let loading;

/**
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
async function answer({ id, text, options }) {
  let core;
  try {
    core = await (loading ??= loadCore());
  } catch (thrown) {
    return { id, error: { ...describeError(thrown, 'unavailable'), code: 'unavailable' } };
  }
  try {
    return { id, document: core.extract(text, options) };
  } catch (thrown) {
    return { id, error: describeError(thrown, 'crashed') };
  }
}

addEventListener('message', async (/** @type {MessageEvent<Request>} */ event) => {
  postMessage(await answer(event.data));
});
