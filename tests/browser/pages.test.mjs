// The page and the extension read of every page what the command line reads, byte for byte.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { asGolden, headed, pages } from '../support/pages.mjs';
import { start } from './browser.mjs';
import { BLANK } from './server.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>>} */
let tab;
const all = await pages();

before(async () => {
  browser = await start();
  tab = await browser.open();
  await tab.visit();
});
after(() => browser?.stop());

test('the page of Readout', async () => {
  for (const { html, expected } of all) {
    const article = await tab.page.evaluate(async (given) => (await import('/input/html.js')).readHtml(given), html);
    assert.deepEqual(asGolden(expected.page, article), expected);
  }
  assert.deepEqual(tab.problems.splice(0), []);
});

test('the element, of a page that it fetches', async () => {
  // Beside no service worker, which would answer for the address.
  const site = await browser.open();
  await site.page.goto(`${browser.origin}${BLANK}`);
  /** @type {string} */
  let page;
  await site.page.route('**/story.html', (route) => route.fulfill({ contentType: 'text/html', body: page }));
  for (const { html, expected } of all) {
    page = html;
    const source = await site.page.evaluate(async () => {
      const { findSource } = await import('/element/source.js');
      const element = document.createElement('div');
      element.setAttribute('src', '/story.html');
      return findSource(element, null, new AbortController().signal);
    });
    assert.deepEqual({ text: source?.text, published: source?.published ?? null }, { text: headed(expected), published: expected.published });
  }
  assert.deepEqual(site.problems, []);
});

test('the extension, of what it sees of the page', async () => {
  const scripts = await Promise.all(['dom', 'snapshot'].map((name) => readFile(new URL(`../../www/extension/content/${name}.js`, import.meta.url), 'utf8')));
  const seen = await browser.open();
  // Nothing of the pages is fetched.
  await seen.page.route('**/*', (route) => route.abort());
  for (const { html, expected } of all) {
    await seen.page.setContent(html, { waitUntil: 'domcontentloaded' });
    const snapshot = await seen.page.evaluate(
      `${scripts.join('\n')}\nvar chrome = {}; takeSnapshot(false, () => false).then(({ snapshot }) => snapshot)`,
    );
    const { title, text, published } = await tab.page.evaluate(
      async (given) => (await import('/extension/panel/article.js')).readSnapshot({ ...given, url: 'https://news.example/' }),
      /** @type {any} */ (snapshot),
    );
    assert.deepEqual(
      { title, text, published: published ?? null },
      { title: expected.title ?? '', text: headed(expected), published: expected.published },
      expected.page,
    );
  }
});
