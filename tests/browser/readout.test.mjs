// The Readout interface in Chromium: in the page's thread and in a worker it behaves the same.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { trapsTheSecondTime } from '../support/traps.mjs';
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
    assert.equal(found.schema, 'readout/2');
    assert.equal(found.meetings.length, 1);
    assert.equal(found.meetings[0].date.from, '2024-03-14');
  });

  test(`${where}: every request is answered, in order`, async () => {
    const outcome = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const order = [];
      const told = [];
      const requests = ['', text, `${text} ${text}`].map((each, index) =>
        readout.extract(each, { onProgress: (progress) => index === 2 && told.push(progress) }).then((found) => {
          order.push(index);
          return found.meetings.length;
        }),
      );
      return { found: await Promise.all(requests), order, told };
    }, { where, text: TEXT });
    assert.deepEqual(outcome.found, [0, 1, 1]);
    assert.deepEqual(outcome.order, [0, 1, 2]);
    assert.deepEqual(outcome.told[0], { stage: 'waiting', ahead: 2 });
    assert.deepEqual(outcome.told.at(-1), { stage: 'reading' });
  });

  test(`${where}: of those who type only the newest request is answered, and others all the same`, async () => {
    const outcomes = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const { Newest } = await import('/lib/newest.js');
      const readout = await Readout[where]();
      const newest = new Newest(readout);
      const requests = ['one', 'two', 'three', text].map((each) => newest.extract(each));
      requests.push(readout.extract(text));
      const settled = await Promise.allSettled(requests);
      return settled.map((each) => (each.status === 'fulfilled' ? each.value.meetings.length : each.reason.code));
    }, { where, text: TEXT });
    assert.deepEqual(outcomes, ['superseded', 'superseded', 'superseded', 1, 1]);
  });

  test(`${where}: a request can be taken back by its signal`, async () => {
    const outcome = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const name = (request) => request.then(() => 'answered', (thrown) => thrown.name);
      const stop = new AbortController();
      const first = name(readout.extract(text));
      const second = name(readout.extract(text, { signal: stop.signal }));
      const third = name(readout.extract(text));
      stop.abort();
      const late = name(readout.extract(text, { signal: stop.signal }));
      return Promise.all([first, second, third, late]);
    }, { where, text: TEXT });
    assert.deepEqual(outcome, ['answered', 'AbortError', 'answered', 'AbortError']);
  });

  test(`${where}: a crash is told, and the next request gets a fresh core`, async () => {
    const outcome = await tab.page.evaluate(async ({ where, wasm }) => {
      const { Readout } = await import('/lib/readout.js');
      const module = await WebAssembly.compile(new Uint8Array(wasm));
      const other = await Readout[where]({ wasm: module });
      const readout = await Readout[where]({ wasm: module });
      const results = [];
      for (let turn = 0; turn < 3; turn += 1) {
        results.push(await readout.extract('').catch((thrown) => `${thrown.constructor.name} ${thrown.code}`));
      }
      // What happens to one is nothing to another.
      results.push(await other.extract(''));
      return results;
    }, { where, wasm: trapsTheSecondTime() });
    assert.deepEqual(outcome, [null, 'ReadoutError crashed', null, null]);
  });

  test(`${where}: the core may be given as an address, as bytes or compiled`, async () => {
    const found = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const bytes = await (await fetch('/pkg/readout_bg.wasm')).arrayBuffer();
      const sources = ['/pkg/readout_bg.wasm', new URL('/pkg/readout_bg.wasm', location.href), bytes, new Uint8Array(bytes), await WebAssembly.compile(bytes)];
      return Promise.all(sources.map(async (wasm) => (await (await Readout[where]({ wasm })).extract(text)).meetings.length));
    }, { where, text: TEXT });
    assert.deepEqual(found, [1, 1, 1, 1, 1]);
  });

  test(`${where}: a document can be written in other formats`, async () => {
    const [calendar, code] = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const found = await readout.extract(text, { published: '2024-03-15' });
      return [await readout.export(found, 'ics'), await readout.export({ schema: () => {} }, 'ics').catch((thrown) => thrown.code)];
    }, { where, text: TEXT });
    assert.match(calendar, /^BEGIN:VCALENDAR/);
    assert.equal(code, 'invalid_document');
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

  test(`${where}: disposing ends what is under way`, async () => {
    const codes = await tab.page.evaluate(async ({ where, text }) => {
      const { Readout } = await import('/lib/readout.js');
      const readout = await Readout[where]();
      const code = (request) => request.then(() => 'answered', (thrown) => thrown.code);
      const requests = [code(readout.extract(text)), code(readout.extract(text))];
      const disposed = 'dispose' in Symbol ? readout[Symbol.dispose]() : readout.dispose();
      await disposed;
      return Promise.all([...requests, code(readout.extract(text))]);
    }, { where, text: TEXT });
    assert.deepEqual(codes, ['disposed', 'disposed', 'disposed']);
  });
}

test('inWorker: a superseded long text is abandoned for the short one', async () => {
  const outcomes = await tab.page.evaluate(async (text) => {
    const { Readout } = await import('/lib/readout.js');
    const { Newest } = await import('/lib/newest.js');
    let workers = 0;
    const worker = () => {
      workers += 1;
      return new Worker('/lib/worker.js', { type: 'module' });
    };
    const newest = new Newest(Readout.inWorker({ worker }));
    await newest.extract(text);
    const reading = new Promise((resolve) => setTimeout(resolve, 20));
    const long = newest.extract(`${text}\n\n`.repeat(10_000)).catch((thrown) => thrown.code);
    await reading;
    const short = await newest.extract(text);
    return [await long, short.meetings.length, workers];
  }, TEXT);
  assert.deepEqual(outcomes, ['superseded', 1, 2]);
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

test('inWorker: a worker that dies is told of, and replaced', async () => {
  const outcome = await tab.page.evaluate(async (text) => {
    const { Readout } = await import('/lib/readout.js');
    const workers = [
      // Answers the first time, and then throws where nobody catches it.
      () => {
        const worker = new EventTarget();
        worker.postMessage = ({ id }) => {
          if (id === 1) queueMicrotask(() => worker.dispatchEvent(new MessageEvent('message', { data: { id, value: 'answer' } })));
          else if (id > 1) queueMicrotask(() => worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true })));
        };
        worker.terminate = () => {};
        return worker;
      },
      () => new Worker('/lib/worker.js', { type: 'module' }),
    ];
    const readout = Readout.inWorker({ worker: () => workers.shift()() });
    const first = await readout.extract(text);
    const [second, third] = await Promise.allSettled([readout.extract(text), readout.extract(text)]);
    return [first, second.reason.code, second.reason.message, third.value.meetings.length];
  }, TEXT);
  assert.deepEqual(outcome, ['answer', 'crashed', 'out of memory', 1]);
});

test('the core that reads trees is replaced after a crash', async () => {
  await tab.page.context().route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from(trapsTheSecondTime()) }));
  const outcome = await tab.page.evaluate(async () => {
    const { loadCore } = await import('/lib/core.js');
    const cores = [];
    const codes = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const core = await loadCore();
      cores.push(core);
      try {
        core.collectText(document.body);
      } catch (thrown) {
        codes.push(thrown.code);
      }
    }
    return [...codes, cores[0] === cores[1]];
  });
  assert.deepEqual(outcome, ['crashed', 'crashed', false]);
});
