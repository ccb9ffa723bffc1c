// The extension in Firefox: the same pages, the sidebar, the marks, and nothing asked of the page's server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { eventually, holds } from '../support/eventually.mjs';
import { start } from './firefox.mjs';
import { wordsByMark } from './marks.mjs';
import { servePages } from './pages.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof servePages>>} */
let server;

before(async () => {
  server = await servePages();
  browser = await start();
});
after(async () => {
  await browser?.stop();
  await server?.close();
});

/** @returns {Promise<Record<string, string[]>>} once there are any */
function marks() {
  return eventually(async () => {
    const found = await browser.page(`return (${wordsByMark})();`);
    return found['readout-person'] && found;
  }, 'marks');
}

test('a press of the button opens the sidebar, marks the page and counts its meetings', async () => {
  await browser.open(`${server.origin}/news.html`);
  const before = await browser.page('return document.documentElement.outerHTML;');
  const asked = [...server.requests];
  await browser.press();
  const found = await marks();
  assert.ok(found['readout-person'].includes('Ingrid Halvorsen'));
  assert.ok(found['readout-trigger'].includes('met'));
  await holds(async () => assert.match(await browser.sidebar(), /^moz-extension:.*\/extension\/panel\.html$/));
  await eventually(async () => (await browser.badge()) === '2', 'the count: Halvorsen met, and King Harald to come');
  assert.equal(await browser.page('return document.documentElement.outerHTML;'), before);
  assert.deepEqual(server.requests, asked);
});

test('a page of hostile words is marked and left as it is, and nothing in it runs', async () => {
  await browser.open(`${server.origin}/strict-words.html`);
  const before = await browser.page('return document.documentElement.outerHTML;');
  await browser.press();
  await holds(async () => assert.ok((await marks())['readout-person'].includes('Ana Reis')));
  assert.equal(await browser.page('return document.documentElement.outerHTML;'), before);
  assert.equal(await browser.page('return String(window.ran) + {}.polluted;'), 'undefinedundefined');
});

test('shadow trees, closed ones too, are read and marked', async () => {
  await browser.open(`${server.origin}/shadow.html`);
  await browser.press();
  const found = await marks();
  assert.ok(found['readout-person'].includes('Aino Lahti'), `in a slot of a closed tree: ${JSON.stringify(found)}`);
  assert.ok(found['readout-person'].includes('Nils Berg'), 'in a closed tree');
});

test('a page under a strict policy is read, and one that changes is followed', async () => {
  await browser.open(`${server.origin}/strict.html`);
  await browser.press();
  await holds(async () => assert.ok((await marks())['readout-person'].includes('Jules Moreau')));
  await browser.open(`${server.origin}/spa.html`);
  await browser.press();
  await eventually(async () => (await browser.badge()) === '1', 'the first count');
  await browser.page('window.addMore();');
  await eventually(async () => (await browser.badge()) === '2', 'the meeting that was added');
});
