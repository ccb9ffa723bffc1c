// The service worker: keeps the app's own files, so that it works without a network.


/** @typedef {Event & { waitUntil(work: Promise<unknown>): void }} LastingEvent an `ExtendableEvent` */
/** @typedef {LastingEvent & { request: Request, respondWith(answer: Promise<Response>): void }} FetchingEvent a `FetchEvent` */

/**
 * What of a `ServiceWorkerGlobalScope` is used.
 * @typedef {object} Scope
 * @property {Location} location
 * @property {() => Promise<void>} skipWaiting
 * @property {{ claim(): Promise<void> }} clients
 * @property {(type: string, listener: (event: any) => void) => void} addEventListener
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

/** The list that `cargo xtask build` writes. */
const LIST = 'pkg/files.json';

/** What the caches of this app are called, before their version. */
const PREFIX = 'readout-';

/**
 * Fetches every file into a cache of its own, or none of them.
 * @returns {Promise<string>} the cache's name
 */
async function keepAll() {
  const { version, files } = await (await fetch(LIST, { cache: 'no-cache' })).json();
  const name = PREFIX + version;
  if (await caches.has(name)) return name;
  const cache = await caches.open(name);
  try {
    await cache.addAll(['./', ...files].map((/** @type {string} */ file) => new Request(file, { cache: 'no-cache' })));
  } catch (thrown) {
    await caches.delete(name);
    throw thrown;
  }
  return name;
}

/** @param {string} current the cache that stays */
async function dropOthers(current) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== current).map((name) => caches.delete(name)));
}

/**
 * The network while there is one, so that a page never mixes two versions; else the cache.
 * @param {Request} request
 */
async function answer(request) {
  try {
    const response = await fetch(request);
    if (response.ok) return response;
    return (await caches.match(request, { ignoreSearch: true })) ?? response;
  } catch (thrown) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw thrown;
  }
}

worker.addEventListener('install', (/** @type {LastingEvent} */ event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (/** @type {LastingEvent} */ event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (/** @type {FetchingEvent} */ event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== worker.location.origin) return;
  event.respondWith(answer(request));
  // A visit is when a newer version is looked for.
  if (request.mode === 'navigate') event.waitUntil(keepAll().then(dropOthers, () => undefined));
});
