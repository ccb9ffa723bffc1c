// Loads the WebAssembly core: the only file that knows where it lies.

/** @typedef {Pick<typeof import('../pkg/readout.js'), 'extract' | 'exportDocument' | 'collectText'>} Core */

/** @type {Promise<Core> | undefined} */
let loading;

/**
 * One instance serves all who ask in this thread: to start another would take its memory from
 * what the first handed out. A start that failed is tried again.
 * @returns {Promise<Core>}
 */
export function loadCore() {
  loading ??= start().catch((thrown) => {
    loading = undefined;
    throw thrown;
  });
  return loading;
}

/** @returns {Promise<Core>} */
async function start() {
  const core = await import('../pkg/readout.js');
  await core.default({ module_or_path: new URL('../pkg/readout_bg.wasm', import.meta.url) });
  return core;
}
