// Serves pages of varied structure to the tests of the extension, on loopback.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

import { hostile } from '../support/hostile.mjs';

/** Folders with pages, the first that has one wins. */
const FOLDERS = [new URL('./pages/', import.meta.url), new URL('../browser/pages/', import.meta.url)];

const TYPES = { '.html': 'text/html; charset=utf-8', '.txt': 'text/plain; charset=utf-8' };

/** A policy under which a page runs no script and no WebAssembly, and lets nobody style it. */
const STRICT = "default-src 'none'; script-src 'none'; style-src 'none'; frame-src 'self'";

/** About so many characters has the long page. */
const LONG = 5_000_000;

/** Pages that are no files. @type {ReadonlyMap<string, () => string>} */
const MADE = new Map([
  ['/long.html', longPage],
  ['/strict-words.html', hostilePage],
]);

/** @returns {Promise<{ origin: string, requests: string[], close(): Promise<void> }>} `requests`: all that came */
export async function servePages() {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    // Browsers ask for it whenever they like.
    if (pathname !== '/favicon.ico') requests.push(pathname);
    const body = MADE.get(pathname)?.() ?? (await read(pathname));
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    /** @type {Record<string, string>} */
    const headers = { 'content-type': TYPES[/** @type {keyof typeof TYPES} */ (extname(pathname))] ?? 'application/octet-stream', 'cache-control': 'no-store' };
    if (pathname.startsWith('/strict')) headers['content-security-policy'] = STRICT;
    response.writeHead(200, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** @param {string} pathname */
async function read(pathname) {
  for (const folder of FOLDERS) {
    try {
      return await readFile(new URL(`.${pathname}`, folder));
    } catch {
      // It is in the next one, or nowhere.
    }
  }
  return undefined;
}

/** A report with all hostile words, as text, in attributes and in the metadata. */
function hostilePage() {
  const escaped = hostile().map((words) => words.replace(/[&<>"'\0]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  const metadata = escaped.map((words) => `<meta name="author" content="${words}"><meta property="og:title" content="${words}">`);
  const paragraphs = escaped.map((words) => `<p id="${words}" class="${words}">Prime Minister Ana Reis of Portugal met ${words} Jules Moreau in Lisbon on Monday, and both spoke of it to the press at length.</p>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Words that bite</title>${metadata.join('')}
<link rel="canonical" href="javascript:window.ran=1"><script type="application/ld+json">{"@type": "NewsArticle", "__proto__": {"polluted": 1}, "headline": "__proto__", "constructor": {"prototype": {"polluted": 1}}}</script></head>
<body><main><h1>Words that bite</h1>${paragraphs.join('\n')}</main></body></html>`;
}

/** A page that holds a report at its head and its end, and megabytes of other paragraphs between. */
function longPage() {
  const filler = '<p>The harbour office counted the crates again and wrote the number down, as it does on every day of the year.</p>\n';
  const body = filler.repeat(Math.ceil(LONG / filler.length));
  return `<!doctype html><html lang="en"><head><title>The long ledger</title></head><body><main><h1>The long ledger</h1>
<p>Prime Minister Ana Reis of Portugal met French President Jules Moreau in Lisbon on Monday.</p>
${body}<p>Prime Minister Ana Reis will meet Spanish Foreign Minister Pilar Soto in Madrid next week.</p></main></body></html>`;
}
