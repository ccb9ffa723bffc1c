// Trusted Types: on a page that requires them, the addresses of our own scripts pass by a policy of
// the name `readout`.

/** @typedef {{ createScriptURL(url: string): string }} Policy what it makes is no string, but goes wherever one does */

/** @type {Policy | undefined} */
let policy;

/** @returns {Policy} */
function readoutPolicy() {
  const rules = {
    // Nothing but the workers beside these modules is ever run.
    createScriptURL(/** @type {string} */ url) {
      if (!url.startsWith(new URL('..', import.meta.url).href)) throw new TypeError(`no script of Readout: ${url}`);
      return url;
    },
  };
  /** @type {{ createPolicy(name: string, rules: Policy): Policy } | undefined} */
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= factory ? factory.createPolicy('readout', rules) : rules;
  return policy;
}

/**
 * Starts a worker of our own files. Bundlers rename files and find workers by the words
 * `new Worker(new URL(…`: what they made is left to those.
 * @param {string} module the address of the module that asks
 * @param {string} name by which it knows that it was not bundled
 * @param {string} worker the worker's file beside it
 * @param {WorkerOptions} options
 * @returns {Worker | undefined} nothing where no trust is needed, or none can be given
 */
export function trustedWorker(module, name, worker, options) {
  if (!('trustedTypes' in globalThis) || new URL(module).pathname.split('/').pop() !== name) return undefined;
  return new Worker(readoutPolicy().createScriptURL(new URL(worker, module).href), options);
}
