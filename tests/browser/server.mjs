// Serves www/, or another folder, to the page tests on loopback, with the page's policy as a header too.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WWW = fileURLToPath(new URL('../../www/', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

/** A page of the same origin and policy on which none of the app's own scripts run. */
export const BLANK = '/blank.html';

/** The policy that index.html states, so that the two can never differ. */
async function policy() {
  const page = await readFile(join(WWW, 'index.html'), 'utf8');
  const found = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page);
  if (!found) throw new Error('www/index.html states no Content-Security-Policy');
  return found[1];
}

/**
 * Between `close` and `reopen` nobody answers at the address: what a page without a network sees. The drivers' own
 * offline modes reach no further than the tab in Firefox, where its service worker goes on fetching.
 * @param {string} [folder]
 * @returns {Promise<{ origin: string, close(): Promise<void>, reopen(): Promise<void> }>}
 */
export async function serve(folder = WWW) {
  const csp = await policy();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    try {
      const body = pathname === BLANK ? '<!doctype html><title>blank</title><link rel="icon" href="icon.svg">' : await readFile(join(folder, path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': csp,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  /** @param {number} port */
  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const { port } = address;
  return {
    origin: `http://127.0.0.1:${port}`,
    reopen: () => listen(port),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
