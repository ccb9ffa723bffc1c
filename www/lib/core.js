// Loads the WebAssembly core: the only file that knows where it lies.

import { bindings } from '../pkg/instance.js';
import { asCrash } from './error.js';
import { browser } from './platform.js';

/** @typedef {import('../pkg/instance.js').Bindings} Core one instance, with a memory of its own */
/** @typedef {import('./platform.js').Platform} Platform */

/**
 * Where the core comes from: the address of `readout_bg.wasm`, its bytes, or the compiled
 * module.
 * @typedef {string | URL | BufferSource | WebAssembly.Module} WasmSource
 */

/** The module that lies beside, compiled once for all cores of a thread. @type {Promise<WebAssembly.Module> | undefined} */
let own;

/**
 * What is asked in the thread of who asks: it works on nodes, or is over at once.
 * @typedef {Pick<Core, 'collectText' | 'readPage' | 'readPrint' | 'readShown' | 'dayOf' | 'dayInAddress'>} Reader
 */

/** The core of all who read in this thread. @type {Promise<Reader> | undefined} */
let shared;

/** One core for all who ask. One that did not start, or crashed, is replaced. */
export function loadCore() {
  shared ??= compile(undefined, browser).then(instantiate).then(guarded);
  shared.catch(() => (shared = undefined));
  return shared;
}

/**
 * @param {Core} core
 * @returns {Reader}
 */
function guarded(core) {
  return {
    collectText: (root) => call(() => core.collectText(root)),
    readPage: (html, extent) => call(() => core.readPage(html, extent)),
    readPrint: (pages) => call(() => core.readPrint(pages)),
    readShown: (items, title, selected) => call(() => core.readShown(items, title, selected)),
    dayOf: (written) => call(() => core.dayOf(written)),
    dayInAddress: (address) => call(() => core.dayInAddress(address)),
  };
}

/**
 * @template T
 * @param {() => T} work of the core
 * @returns {T}
 */
function call(work) {
  try {
    return work();
  } catch (thrown) {
    const error = asCrash(thrown);
    if (error) shared = undefined;
    throw error ?? thrown;
  }
}

/**
 * @param {WasmSource | undefined} source the module that lies beside if left out
 * @param {Platform} platform
 * @returns {Promise<WebAssembly.Module>}
 */
export function compile(source, platform) {
  if (source !== undefined) return compileFrom(source, platform);
  own ??= compileFrom(new URL('../pkg/readout_bg.wasm', import.meta.url), platform);
  own.catch(() => (own = undefined));
  return own;
}

/**
 * @param {WebAssembly.Module} module
 * @returns {Promise<Core>} an instance of its own
 */
export async function instantiate(module) {
  const core = bindings();
  await core({ module_or_path: module });
  return core;
}

/**
 * @param {WasmSource} source
 * @param {Platform} platform
 */
async function compileFrom(source, platform) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source !== 'string' && !(source instanceof URL)) return WebAssembly.compile(source);
  const found = await platform.read(new URL(source, platform.base()));
  if (!(found instanceof Response)) return WebAssembly.compile(found);
  if (!found.ok) throw new Error(`${found.url}: ${found.status} ${found.statusText}`);
  // Only under its own media type is it compiled while it arrives.
  const streams = found.headers.get('content-type')?.split(';')[0].trim() === 'application/wasm';
  return streams ? WebAssembly.compileStreaming(found) : WebAssembly.compile(await found.arrayBuffer());
}
