// The Readout interface in Chromium: in the page's thread and in a worker it behaves the same.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { start } from './browser.mjs';

const TEXT = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>>} */
let tab;

before(async () => {
  browser = await start();
});
after(() => browser?.stop());
beforeEach(async () => {
  tab = await browser.open();
  await tab.visit();
});
afterEach(() => tab.close());

for (const where of ['load', 'inWorker']) {
  test(`${where}: reads a text`, async () => {
    const found = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      return readout.extract(text, { published: '2024-03-15' });
    }, { where, text: TEXT });
    assert.equal(found.schema, 'readout/1');
    assert.equal(found.meetings.length, 1);
    assert.equal(found.meetings[0].date.from, '2024-03-14');
  });

  test(`${where}: the newest request wins`, async () => {
    const outcomes = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const requests = ['one', 'two', 'three', text].map((each) => readout.extract(each));
      const settled = await Promise.allSettled(requests);
      return settled.map((each) => (each.status === 'fulfilled' ? each.value.meetings.length : each.reason.code));
    }, { where, text: TEXT });
    assert.deepEqual(outcomes, ['superseded', 'superseded', 'superseded', 1]);
  });

  test(`${where}: an error has a code, and the next request is answered`, async () => {
    const outcome = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const error = await readout.extract(text, { published: 'yesterday' }).catch((thrown) => thrown);
      const next = await readout.extract(text);
      return { isError: error instanceof Error, code: error.code, meetings: next.meetings.length };
    }, { where, text: TEXT });
    assert.deepEqual(outcome, { isError: true, code: 'invalid_date', meetings: 1 });
  });

  test(`${where}: closing ends what is under way`, async () => {
    const code = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const request = readout.extract(text).catch((thrown) => thrown.code);
      readout.close();
      return request;
    }, { where, text: TEXT });
    assert.equal(code, where === 'load' ? 'superseded' : 'closed');
  });
}

test('inWorker: a superseded long text is abandoned for the short one', async () => {
  const outcomes = await tab.page.evaluate(async (text) => {
    const { Readout } = await import('/lib/readout.js');
    const readout = Readout.inWorker();
    await readout.extract(text);
    const long = readout.extract(`${text}\n\n`.repeat(10_000)).catch((thrown) => thrown.code);
    const short = await readout.extract(text);
    return [await long, short.meetings.length];
  }, TEXT);
  assert.deepEqual(outcomes, ['superseded', 1]);
});

test('inWorker: a dead worker is replaced', async () => {
  await tab.page.context().route('**/*.wasm', (route) => route.abort());
  const code = await tab.page.evaluate(async (text) => {
    const { Readout } = await import('/lib/readout.js');
    globalThis.readout = Readout.inWorker();
    return globalThis.readout.extract(text).catch((thrown) => thrown.code);
  }, TEXT);
  assert.equal(code, 'unavailable');
  await tab.page.context().unroute('**/*.wasm');
  const meetings = await tab.page.evaluate(async (text) => (await globalThis.readout.extract(text)).meetings.length, TEXT);
  assert.equal(meetings, 1);
});
