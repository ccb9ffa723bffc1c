// Loads the WebAssembly core: the only file that knows where it lies.

/** @returns {Promise<typeof import('../pkg/readout.js').extract>} */
export async function loadCore() {
  const core = await import('../pkg/readout.js');
  await core.default({ module_or_path: new URL('../pkg/readout_bg.wasm', import.meta.url) });
  return core.extract;
}
