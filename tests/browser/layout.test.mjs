// The page's layout and colours in Chromium: narrow, dark, printed.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { IN_FIREFOX, start } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>> | undefined} */
let tab;

before(async () => {
  browser = await start();
});
after(() => browser?.stop());
afterEach(async () => {
  await tab?.close();
  assert.deepEqual(tab?.problems, []);
});

async function openSample(options) {
  tab = await browser.open(options);
  await tab.visit();
  await tab.page.click('#sample');
  await tab.page.locator('.card').first().waitFor();
  return tab.page;
}

for (const width of [320, 360, 768, 1088, 1440, 2200]) {
  test(`nothing overflows at ${width} px`, async () => {
    const page = await openSample({ viewport: { width, height: 740 } });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    assert.ok(scroll <= client, `${scroll} > ${client}`);
  });
}

for (const width of [320, 720]) {
  test(`nothing of the forms overflows at ${width} px, which is 1440 px at 200 %`, async () => {
    const page = await openSample({ viewport: { width, height: 740 } });
    await page.locator('#view .add').click();
    await page.locator('#view .results .correct > summary').first().click();
    await page.locator('#view .results .meeting-form').waitFor();
    const wide = await page.evaluate(() => {
      const inner = /** @type {ShadowRoot} */ (document.querySelector('#view')?.shadowRoot);
      const over = [...inner.querySelectorAll('.meeting-form *')].filter((node) => node.getBoundingClientRect().right > innerWidth);
      const page = document.documentElement.scrollWidth > innerWidth ? ['page'] : [];
      return [...page, ...over.map((node) => node.localName)];
    });
    assert.deepEqual(wide, []);
  });
}

test('an endless word does not widen a narrow page', async () => {
  const page = await openSample({ viewport: { width: 360, height: 740 } });
  const name = `Mwan${'ga'.repeat(400)}le`;
  await page.fill('#text', `Kenyan President Daniel ${name} met Norwegian Foreign Minister Ingrid Halvorsen in Oslo.`);
  await page.waitForFunction((part) => document.querySelector('#view').text.includes(part), name);
  await holds(async () => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)));
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  const skip = IN_FIREFOX && colorScheme === 'dark' && 'the scheme cannot be set';
  test(`text has a contrast of 4.5 to 1 in the ${colorScheme} scheme`, { skip }, async () => {
    const page = await openSample({ colorScheme });
    await page.locator('.card').first().hover();
    const pairs = await page.evaluate(contrasts);
    assert.ok(pairs.length > 50, `only ${pairs.length} texts`);
    assert.deepEqual(pairs.filter(({ ratio }) => ratio < 4.5), []);
    const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [red] = dark.match(/\d+/u) ?? [];
    assert.equal(Number(red) < 128, colorScheme === 'dark');
  });

  test(`every status badge has a contrast of 4.5 to 1 in the ${colorScheme} scheme`, { skip }, async () => {
    const page = await openSample({ colorScheme });
    // The sample need not have every status: one badge is shown as each of them.
    for (const status of ['held', 'planned', 'proposed', 'not_held']) {
      await page.locator('.badge').first().evaluate((badge, value) => { badge.dataset.status = value; }, status);
      const pairs = await page.evaluate(contrasts);
      assert.deepEqual(pairs.filter(({ ratio }) => ratio < 4.5), [], status);
    }
  });
}

test('print shows the whole article and no form', { skip: IN_FIREFOX && 'the medium cannot be set' }, async () => {
  const page = await openSample({});
  await page.emulateMedia({ media: 'print' });
  await holds(async () => assert.equal(await page.locator('.input').isVisible(), false));
  const cut = await page.locator('.article').evaluate((pane) => pane.scrollHeight - pane.clientHeight);
  assert.ok(cut <= 1, `${cut} px are cut off`);
});

/**
 * Runs in the page: the contrast (WCAG 2.2, 1.4.3) of every element's own text
 * against the nearest background that is drawn behind it.
 */
function contrasts() {
  const channels = (colour) => (colour.match(/[\d.]+/gu) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const all = [
    ...document.querySelectorAll('body *'),
    ...document.querySelector('#view').shadowRoot.querySelectorAll('*'),
  ];
  return all
    .filter((node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim() !== ''))
    .filter((node) => node.getClientRects().length > 0)
    .map((node) => {
      const [dark, light] = [getComputedStyle(node).color, ground(node)].map(luminance).sort((a, b) => a - b);
      return { words: node.textContent.trim().slice(0, 40), class: node.className, ratio: (light + 0.05) / (dark + 0.05) };
    });
}

test('on paper the meetings follow the masthead, and no box is kept whole for the next page', { skip: IN_FIREFOX && 'the medium cannot be set' }, async () => {
  const page = await openSample({ viewport: { width: 800, height: 1100 } });
  await page.emulateMedia({ media: 'print' });
  const kept = await page.evaluate(() => {
    const inner = /** @type {ShadowRoot} */ (document.querySelector('#view')?.shadowRoot);
    const boxes = [document.body, ...document.querySelectorAll('main, .desk, .output'), ...inner.querySelectorAll('.body, .findings, .tabbed, .cards')];
    return boxes.filter((box) => getComputedStyle(box).display !== 'block').map((box) => box.className || box.localName);
  });
  assert.deepEqual(kept, []);
  const top = await page.locator('#view .card').first().evaluate((card) => card.getBoundingClientRect().top);
  assert.ok(top < 250, `${top}`);
});

test('paper says which article it is and all that was found, and a drawing begins beside the masthead', { skip: IN_FIREFOX && 'the medium cannot be set' }, async () => {
  const page = await openSample({ viewport: { width: 800, height: 1100 } });
  await page.evaluate(() => {
    const [title, url] = ['title', 'url'].map((id) => /** @type {HTMLInputElement} */ (document.getElementById(id)));
    [title.value, url.value] = ['The <b>water</b> treaty', 'https://courier.example/water'];
  });
  // More than are built at first.
  const count = await page.evaluate(async () => {
    const view = /** @type {any} */ (document.querySelector('#view'));
    const [meeting] = view.result.meetings;
    view.result = { ...view.result, meetings: Array.from({ length: 600 }, (_, index) => ({ ...meeting, id: `x${index}`, evidence: [] })) };
    await new Promise((resolve) => setTimeout(resolve));
    const built = () => view.shadowRoot.querySelectorAll('.results .card').length;
    const before = built();
    dispatchEvent(new Event('beforeprint'));
    return [before, built()];
  });
  assert.deepEqual(count, [60, 500]);
  await page.emulateMedia({ media: 'print' });
  const left = page.locator('#view .results .more');
  await holds(async () => assert.equal(await left.evaluate((button) => getComputedStyle(button, '::before').content), '"100 more are not printed."'));
  await holds(async () => assert.match(await page.locator('#printed').innerText(), /^The <b>water<\/b> treaty\s+https:\/\/courier\.example\/water\s+Published 2024-03-15\. /));
  await page.emulateMedia({ media: 'screen' });
  await holds(async () => assert.equal(await page.locator('#printed').isVisible(), false));
  await page.locator('#view [role="tab"]', { hasText: 'Network' }).click();
  await page.emulateMedia({ media: 'print' });
  const frame = await page.locator('#view .graph-frame').evaluate((node) => node.getBoundingClientRect());
  // A4 between its margins, at 96 pixels an inch.
  assert.ok(frame.bottom < 1000, `${frame.bottom}`);
});
