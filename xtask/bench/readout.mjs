// Readout's WebAssembly in Node, by itself: no worker and no queue is measured with it.

import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../www/pkg/', import.meta.url);

/** A fresh core: what reads a text, and its memory. */
export async function load() {
  const core = await import(new URL('readout.js', FOLDER).href);
  const wasm = readFileSync(new URL('readout_bg.wasm', FOLDER));
  const { memory } = await core.default({ module_or_path: wasm });
  const read = (/** @type {string} */ text) => core.extract(text, { published: '2024-03-16' });
  return { read, memory };
}
