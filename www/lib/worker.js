// The module worker: loads the core once and answers requests in order.

import { describeError } from './readout.js';

/** @typedef {import('./readout.js').Request} Request */
/** @typedef {import('./readout.js').Answer} Answer */

/** @type {Promise<typeof import('../pkg/readout.js').extract> | undefined} */
let loading;

async function load() {
  const core = await import('../pkg/readout.js');
  await core.default();
  return core.extract;
}

/**
 * @param {Request} request
 * @returns {Promise<Answer>}
 */
async function answer({ id, text, options }) {
  let extract;
  try {
    extract = await (loading ??= load());
  } catch (thrown) {
    return { id, error: { ...describeError(thrown, 'unavailable'), code: 'unavailable' } };
  }
  try {
    return { id, document: extract(text, options) };
  } catch (thrown) {
    return { id, error: describeError(thrown, 'crashed') };
  }
}

addEventListener('message', async (/** @type {MessageEvent<Request>} */ event) => {
  postMessage(await answer(event.data));
});
