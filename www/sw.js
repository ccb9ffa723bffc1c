// The service worker: keeps the app's own files, so that it works without a network. What is loaded
// only when it is first needed is kept from then on.

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
 * Fetches every file into a cache of its own, or none of them; of those that are loaded when they are
 * needed it takes those that were.
 * @returns {Promise<string>} the cache's name
 */
async function keepAll() {
  const response = await fetch(LIST, { cache: 'no-cache' });
  /** @type {{ version: string, files: string[], lazy: string[] }} */
  const { version, files, lazy } = await response.clone().json();
  const name = PREFIX + version;
  if (await caches.has(name)) return name;
  const needed = await Promise.all(lazy.map(async (file) => ((await caches.match(file)) ? [file] : [])));
  const cache = await caches.open(name);
  try {
    await cache.addAll(['./', ...files, ...needed.flat()].map((file) => new Request(file, { cache: 'no-cache' })));
    await cache.put(LIST, response);
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
 * The cache of the version that is there now, if a file is one of it that is kept when it was needed.
 * @param {string} url
 */
async function cacheFor(url) {
  const name = (await caches.keys()).findLast((one) => one.startsWith(PREFIX));
  const cache = name === undefined ? undefined : await caches.open(name);
  /** @type {{ lazy: string[] } | undefined} */
  const list = await (await cache?.match(LIST))?.json();
  return list?.lazy.some((file) => new URL(file, worker.location.href).href === url) ? cache : undefined;
}

/**
 * The network while there is one, so that a page never mixes two versions; else the cache.
 * @param {Request} request
 */
async function answer(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      // Where there is no room, it is asked for again.
      await (await cacheFor(request.url))?.put(request, response.clone()).catch(() => undefined);
      return response;
    }
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
