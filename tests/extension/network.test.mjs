// The extension asks nothing of the network: the browser's own log of all requests is read.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { start } from './chromium.mjs';
import { eventually } from '../support/eventually.mjs';

/** What Chromium asks for itself, for no page and no extension: updates, accounts, and what time it is. */
const BROWSERS_OWN = /^https?:\/\/(?:[a-z.]+\.googleapis|(?:accounts|clients\d?)\.google)\.com\//;

/**
 * Requests for addresses of the network in a log that Chromium wrote.
 * @param {string} path
 * @returns {Promise<{ url: string, initiator: string }[]>} `initiator`: the origin that asked
 */
async function requestsIn(path) {
  const { events, constants } = JSON.parse(await readFile(path, 'utf8'));
  const begun = constants.logEventTypes.URL_REQUEST_START_JOB;
  return events.flatMap(({ type, params }) => (type === begun && /^(?:https?|wss?|ftp):/.test(params?.url) ? [params] : []));
}

test('reading, saving and exporting make no request; what the page asks for is in the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-log-'));
  const netLog = join(folder, 'net.json');
  const browser = await start({ netLog });
  const { origin } = browser.server;
  try {
    const page = await browser.open('/spa.html');
    const before = [...browser.server.requests];
    await browser.press(page);
    const panel = await browser.panel();
    await panel.shows('Talks in Oslo');
    await panel.click('#save');
    await eventually(() => panel.evaluate(() => document.getElementById('note').textContent.includes('Saved')), 'the diary');
    assert.match(await panel.exported('ics'), /BEGIN:VCALENDAR/);
    const diary = await browser.open(await panel.evaluate(() => document.getElementById('to-diary').href));
    await diary.getByText('1 encounter in 1 article').waitFor();
    assert.deepEqual(browser.server.requests, before, 'the page’s server heard nothing of it');
  } finally {
    await browser.stop();
  }
  const requests = await requestsIn(netLog);
  await rm(folder, { recursive: true });
  assert.ok(requests.some(({ url }) => url === `${origin}/spa.html`), 'the log has what was asked');
  const others = requests.filter(({ url, initiator }) => !url.startsWith(`${origin}/`) && !(BROWSERS_OWN.test(url) && initiator === 'not an origin'));
  assert.deepEqual(others, []);
});
