// The page in Chromium on texts that are meant to break it, and when its core cannot start.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { start } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>> | undefined} */
let tab;

before(async () => {
  browser = await start();
});
after(() => browser?.stop());
afterEach(() => tab?.close());

async function visit(options) {
  tab = await browser.open(options);
  await tab.visit();
  return tab;
}

/**
 * Puts a text into the box as it is, whatever a keyboard could not type.
 * @param {import('playwright-core').Page} page
 * @param {string} text
 */
async function paste(page, text) {
  await page.locator('#text').evaluate((box, value) => {
    box.value = value;
    box.dispatchEvent(new Event('input'));
  }, text);
}

/**
 * Waits for the result of the text that is in the box.
 * @param {import('playwright-core').Page} page
 */
async function finished(page) {
  await page.waitForFunction(() => {
    const view = document.querySelector('#view');
    return view.result !== null && !view.busy && view.text === document.querySelector('#text').value;
  });
}

test('markup in a text stays text', async () => {
  const { page, problems } = await visit();
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await paste(page, `${markup}\n\nKenyan President Daniel Mwangale met ${markup} Ingrid Halvorsen in Oslo on Thursday. =HYPERLINK("x")`);
  await finished(page);
  assert.equal(await page.evaluate(() => document.querySelector('#view').shadowRoot.querySelectorAll('img, script').length), 0);
  const shown = await page.locator('.article').evaluate((article) => article.textContent);
  assert.ok(shown.startsWith(markup));
  assert.equal(await page.title(), 'Readout: who met whom');
  assert.deepEqual(problems, []);
});

test('bidi controls stay inside the words they came with', async () => {
  const { page, problems } = await visit();
  await paste(page, 'Kenyan President Daniel \u202eMwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.\n\nالتقى الوزير نظيره.');
  await finished(page);
  const isolated = await page.locator('.name, .article p').evaluateAll((all) => all.map((node) => getComputedStyle(node).unicodeBidi));
  assert.notEqual(isolated.length, 0);
  assert.deepEqual([...new Set(isolated)].filter((value) => !value.startsWith('isolate')), []);
  assert.deepEqual(
    await page.locator('.article p').evaluateAll((all) => all.map((node) => getComputedStyle(node).direction)),
    ['ltr', 'rtl'],
  );
  assert.deepEqual(problems, []);
});

test('lone surrogates are read, and do not shift what follows', async () => {
  const { page, problems } = await visit();
  await paste(page, 'So \ud800 it \udc00 was 😀. Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo.');
  await finished(page);
  const words = await page.locator('.article .mention[data-type="person"]').allInnerTexts();
  assert.deepEqual(words, ['Daniel Mwangale', 'Ingrid Halvorsen']);
  assert.deepEqual(problems, []);
});

for (const text of ['', ' \n\t ', '\u0000', '\n\n\n.', '\ufeff', 'é'.repeat(5000), '(('.repeat(3000)]) {
  test(`the page survives ${JSON.stringify(text.slice(0, 8))} × ${text.length}`, async () => {
    const { page, problems } = await visit();
    await paste(page, text);
    if (text.trim() === '') await page.locator('.message[data-kind="empty"]').waitFor();
    else await finished(page);
    assert.deepEqual(problems, []);
  });
}

test('a core that cannot be loaded is an error that can be retried', async () => {
  const { page } = await visit();
  await page.context().route('**/*.wasm', (route) => route.abort());
  await page.click('#sample');
  const failure = page.getByRole('alert');
  await failure.waitFor();
  assert.match(await failure.innerText(), /could not be started/);
  await page.context().unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.card').first().waitFor();
});

test('a worker script that cannot be loaded is an error too', async () => {
  const { page } = await visit();
  await page.context().route('**/lib/worker.js', (route) => route.abort());
  await page.click('#sample');
  await page.getByRole('alert').waitFor();
});

test('the page answers while a long text is read, and shows a part of it', async () => {
  const { page, problems } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const paragraph = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.\n\n';
  const length = await page.evaluate(async (part) => {
    const text = part.repeat(Math.ceil(2_000_000 / part.length));
    await navigator.clipboard.writeText(text);
    return text.length;
  }, paragraph);
  await page.focus('#text');
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => document.querySelector('#view').busy);
  // The worker is at work, and the page's own thread still answers.
  await page.fill('#published', '2024-03-15');
  assert.equal(await page.evaluate(() => document.querySelector('#view').result), null);
  await page.waitForFunction(() => document.querySelector('#view').result !== null, undefined, { timeout: 120_000 });
  await page.locator('.article .notice').waitFor();
  const sizes = await page.evaluate(() => ({
    read: document.querySelector('#view').text.length,
    shown: document.querySelector('#view').shadowRoot.querySelector('.article').textContent.length,
    typed: document.querySelector('#text').textLength,
  }));
  assert.equal(sizes.read, length);
  assert.ok(sizes.shown < length / 5 && sizes.typed < length / 100, JSON.stringify(sizes));
  await page.click('#clear');
  await page.fill('#text', paragraph);
  await finished(page);
  assert.equal(await page.locator('.card').count(), 1);
  assert.deepEqual(problems, []);
});
