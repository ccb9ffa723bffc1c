// Loads the WebAssembly core: the only file that knows where it lies.

/** @typedef {Pick<typeof import('../pkg/readout.js'), 'extract' | 'exportDocument'>} Core */

/** @returns {Promise<Core>} */
export async function loadCore() {
  const core = await import('../pkg/readout.js');
  await core.default({ module_or_path: new URL('../pkg/readout_bg.wasm', import.meta.url) });
  return core;
}
