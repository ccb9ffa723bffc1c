// The extension in Chromium: the button is pressed for real, and the page is looked at for what must not change.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';

import { hostile, liveParts } from '../support/hostile.mjs';
import { domOf, marks, start } from './chromium.mjs';
import { eventually, holds } from '../support/eventually.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;

before(async () => {
  browser = await start();
});
after(() => browser.stop());
afterEach(() => {
  assert.deepEqual(browser.problems.splice(0), []);
});

/**
 * Opens a page, presses the button and waits for the panel to show it.
 * @param {string} path
 * @param {string} title
 */
async function read(path, title) {
  const page = await browser.open(path);
  await browser.press(page);
  const panel = await browser.panel();
  await panel.shows(title);
  return { page, panel };
}

test('a news page is read without its advertisements, and its DOM stays as it is', async () => {
  const page = await browser.open('/news.html');
  const before = await domOf(page);
  await browser.press(page);
  const panel = await browser.panel();
  await panel.shows('Mwangale and Halvorsen agree on fish');
  const meetings = await panel.meetings();
  assert.ok(meetings.includes('Held: Daniel Mwangale and Ingrid Halvorsen'), meetings.join('\n'));
  await holds(async () => assert.equal(await panel.evaluate(() => document.getElementById('published').value), '2023-11-30'));
  const found = await eventually(async () => {
    const now = await marks(page);
    return now['readout-person'] && now;
  }, 'marks');
  assert.ok(found['readout-person'].includes('Ingrid Halvorsen'), 'a name in a link');
  assert.ok(found['readout-person'].includes('Daniel Mwangale'));
  assert.ok(found['readout-trigger'].includes('met'));
  assert.ok(Object.values(found).flat().every((words) => !words.includes('herring')), 'nothing of the sidebar');
  assert.equal(await domOf(page), before);
  await holds(async () => assert.equal(await browser.badge(), String(meetings.length)));
  await page.close();
});

test('a fact in the panel scrolls to its words and flashes them; a mark in the page shows its entity', async () => {
  const { page, panel } = await read('/news.html', 'Mwangale and Halvorsen agree on fish');
  await page.setViewportSize({ width: 700, height: 240 });
  await page.evaluate(() => scrollTo(0, 0));
  await panel.click('[role="tab"]', 'People');
  await panel.click('.entity', 'Harald');
  const flashed = await eventually(async () => (await marks(page))['readout-flash'], 'a flash');
  assert.ok(flashed.some((words) => words.includes('Harald')), flashed.join());
  await eventually(() => page.evaluate(() => scrollY > 0), 'the scrolling');
  await eventually(async () => (await marks(page))['readout-flash'] === undefined, 'the end of the flash');
  // A click into the words "King Harald", which are marked.
  const place = await page.evaluate(() => {
    const [range] = [...CSS.highlights.get('readout-person')].filter((one) => one.startContainer.data.slice(one.startOffset, one.endOffset).includes('Harald'));
    range.startContainer.parentElement.scrollIntoView();
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { x, y, width, height } = live.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.click(place.x, place.y);
  const shown = await eventually(() => panel.evaluate((_, view) => view.activeElement?.classList.contains('entity') && view.activeElement.textContent), 'the entity');
  assert.match(shown, /Harald/);
  await page.close();
});

test('selected text alone is read', async () => {
  const page = await browser.open('/news.html');
  await page.bringToFront();
  await page.evaluate(() => {
    const [, , , last] = document.querySelectorAll('.article-body > p');
    const [words] = last.childNodes;
    getSelection().setBaseAndExtent(words, 0, words, words.data.length);
  });
  await browser.press(page);
  const panel = await browser.panel();
  await panel.shows('Mwangale and Halvorsen agree on fish');
  const selected = await page.evaluate(() => getSelection().toString());
  // What the entry of the menu sends; menus of the browser itself cannot be clicked here.
  await browser.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId: 'selection' }, tab);
  });
  const folded = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
  await eventually(async () => folded(await panel.evaluate(() => document.querySelector('readout-view').text)) === folded(selected), 'the selection');
  await holds(async () => assert.match(await panel.evaluate(() => document.getElementById('source').textContent), /selected/));
  await page.close();
});

test('a ministry readout and a live blog are read whole', async () => {
  for (const [path, least] of /** @type {[string, number]} */ ([['/readout.html', 1], ['/live.html', 1]])) {
    const page = await browser.open(path);
    await browser.press(page);
    const panel = await browser.panel();
    const title = await eventually(() => panel.evaluate(() => document.getElementById('about').hidden === false && document.getElementById('title').textContent), path);
    await panel.shows(title);
    await holds(async () => assert.ok((await panel.meetings()).length >= least, path));
    await page.close();
  }
});

test('a page that changes by itself is followed, and its navigation too', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  await holds(async () => assert.deepEqual(await panel.meetings(), ['Held: Ingrid Halvorsen and Daniel Mwangale']));
  await page.evaluate(() => window.addMore());
  await eventually(async () => (await panel.meetings()).length === 2, 'the meeting that was added');
  await page.click('#two');
  await panel.shows('A visit to Lisbon');
  await holds(async () => assert.equal((await panel.meetings()).length, 1));
  const found = await eventually(async () => {
    const now = (await marks(page))['readout-person'];
    return now?.includes('Ana Reis') && now;
  }, 'marks on the new story');
  assert.ok(!found.includes('Ingrid Halvorsen'));
  await page.close();
});

test('a page under a strict policy, with fields named to mislead and hidden words, is read all the same', async () => {
  const { page, panel } = await read('/strict.html', 'A readout under lock');
  const meetings = await panel.meetings();
  assert.ok(meetings.includes('Held: Ana Reis and Jules Moreau'), meetings.join('\n'));
  const text = await panel.evaluate(() => document.querySelector('readout-view').text);
  assert.match(text, /<img src=x onerror=alert\(1\)>/);
  for (const unseen of ['secret', 'draft']) assert.ok(!text.includes(unseen), unseen);
  assert.equal(await panel.evaluate((_, view) => view.querySelectorAll('img, script').length), 0);
  await page.close();
});

test('shadow trees, closed ones too, slots and frames of the same origin are read', async () => {
  const { page, panel } = await read('/shadow.html', 'Ministers meet behind the curtain');
  const text = await panel.evaluate(() => document.querySelector('readout-view').text);
  for (const words of ['Ana Reis met', 'Aino Lahti met', 'spoke by phone', 'Lars Holm received']) assert.ok(text.includes(words), `${words} in ${text}`);
  const found = await eventually(async () => {
    const [top, inner] = await Promise.all([marks(page), marks(page.frames()[1])]);
    return top['readout-person'] && inner['readout-person'] && { top, inner };
  }, 'marks');
  assert.ok(found.top['readout-person'].includes('Ana Reis'), 'in an open shadow tree');
  assert.ok(found.top['readout-person'].includes('Aino Lahti'), 'in a slot');
  assert.ok(found.inner['readout-person'].includes('Lars Holm'), 'in a frame');
  await page.close();
});

test('a page that is written from right to left is read and marked', async () => {
  const { page, panel } = await read('/rtl.html', 'השרה נפגשה עם הנשיא');
  await holds(async () => assert.deepEqual(await panel.meetings(), ['Held: Ana Reis and Jules Moreau']));
  const found = await eventually(async () => (await marks(page))['readout-person'], 'marks');
  for (const name of ['Ana Reis', 'Jules Moreau']) assert.ok(found.includes(name), name);
  await page.close();
});

test('five megabytes are read to their end', async () => {
  const { page, panel } = await read('/long.html', 'The long ledger');
  const meetings = await panel.meetings();
  assert.equal(meetings.length, 2, meetings.join('\n'));
  await page.close();
});

test('marks go off and on by a key, and are gone from a page whose tab was left', async () => {
  const { page, panel } = await read('/news.html', 'Mwangale and Halvorsen agree on fish');
  await eventually(async () => (await marks(page))['readout-person'], 'marks');
  const key = () => browser.worker.evaluate(() => chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => chrome.commands.onCommand.dispatch('toggle-marks', tab)));
  await key();
  await eventually(async () => Object.keys(await marks(page)).length === 0, 'the end of the marks');
  await holds(async () => assert.equal(await panel.evaluate(() => document.getElementById('marks').checked), false));
  await key();
  await eventually(async () => (await marks(page))['readout-person'], 'marks again');
  const other = await browser.open('/frame.html');
  await eventually(async () => Object.keys(await marks(page)).length === 0, 'the end of the marks in a page that is left');
  await other.close();
  await page.close();
});

test('a correction is kept for the page, and can be undone', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  await panel.click('.correct > summary', 'Correct');
  await panel.click('button', 'Not a meeting');
  await holds(async () => assert.deepEqual(await panel.meetings(), []));
  await browser.press(page);
  await panel.shows('Talks in Oslo');
  await holds(async () => assert.deepEqual(await panel.meetings(), []));
  await holds(async () => assert.equal(await browser.badge(), '0'));
  await panel.click('.correction-note button', 'Undo');
  await holds(async () => assert.equal((await panel.meetings()).length, 1));
  await holds(async () => assert.equal(await browser.badge(), '1'));
  await page.close();
});

test('what is saved is in the diary of the extension', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  await panel.click('#save');
  await eventually(() => panel.evaluate(() => document.getElementById('note').textContent.includes('Saved')), 'the word that it is saved');
  const diary = await browser.open(await panel.evaluate(() => document.getElementById('to-diary').href));
  await diary.getByText('1 encounter in 1 article').waitFor();
  await holds(async () => assert.equal(await diary.getByRole('button', { name: 'Talks in Oslo', exact: true }).count(), 1));
  await diary.close();
  await page.close();
});

test('hostile words of a page under a strict policy stay words in the panel, the diary and its files, and the page is left as it is', async () => {
  const page = await browser.open('/strict-words.html');
  /** @type {string[]} */
  const told = [];
  page.on('console', (entry) => told.push(entry.text()));
  const before = await domOf(page);
  await browser.press(page);
  const panel = await browser.panel();
  const title = await eventually(() => panel.evaluate(() => document.getElementById('about')?.hidden === false && document.getElementById('title').textContent), 'a headline');
  await panel.shows(title);
  const found = await eventually(async () => (await marks(page))['readout-person'], 'marks');
  assert.ok(found.includes('Ana Reis'));
  const text = await panel.evaluate(() => document.querySelector('readout-view').text);
  for (const words of hostile((attack) => attack === 'markup' || attack === 'key')) assert.ok(text.includes(words), words);
  for (const tab of ['Meetings', 'People', 'Network', 'Timeline', 'Text']) {
    await panel.click('[role="tab"]', tab);
    assert.deepEqual(await panel.evaluate(liveParts), [], tab);
  }
  await panel.click('#save');
  await eventually(() => panel.evaluate(() => document.getElementById('note').textContent.includes('Saved')), 'the word that it is saved');
  assert.doesNotMatch(await panel.exported('csv'), /(?:^|[,;\n]) *"?[=+@]/);
  assert.match(await panel.exported('ics'), /BEGIN:VCALENDAR/);
  const diary = await browser.open(await panel.evaluate(() => document.getElementById('to-diary').href));
  await diary.locator('#diary-articles').getByText(title, { exact: false }).first().waitFor();
  assert.deepEqual(await diary.evaluate(liveParts), [], 'the diary');
  for (const ran of [await panel.evaluate(() => [window.ran, {}.polluted].join('')), await diary.evaluate(() => [window.ran, {}.polluted].join(''))]) assert.equal(ran, '');
  await diary.close();
  assert.equal(await domOf(page), before);
  assert.deepEqual(told, []);
  await page.close();
});

test('a violation of the policy would be heard, in the panel and in pages of the extension', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  const violate = () => document.body.setAttribute('style', 'color: red');
  await panel.evaluate(violate);
  await eventually(async () => browser.problems.some((problem) => /^log:.*Content Security Policy/.test(problem)), 'the complaint of the panel');
  const options = await browser.open(`chrome-extension://${new URL(browser.worker.url()).host}/extension/options.html`);
  await options.evaluate(violate);
  await eventually(async () => browser.problems.some((problem) => /^console:.*Content Security Policy/.test(problem)), 'the complaint of the options');
  browser.problems.splice(0);
  await options.close();
  await page.close();
});

test('what a page does to mislead is not believed', async () => {
  const { page, panel } = await read('/misleading.html', 'Quiet day in the harbour');
  const text = await panel.evaluate(() => document.querySelector('readout-view').text);
  assert.match(text, /Ana Reis met/);
  for (const unseen of ['invisible', 'draft', 'comment']) assert.ok(!text.includes(unseen), unseen);
  await panel.click('#save');
  await eventually(() => panel.evaluate(() => document.getElementById('note').textContent.includes('Saved')), 'the word that it is saved');
  const urls = await panel.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('readout-diary');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const asked = opening.result.transaction('articles').objectStore('articles').getAll();
          asked.onsuccess = () => resolve(asked.result.map(({ url }) => url));
        };
      }),
  );
  assert.ok(urls.includes(page.url()), urls.join());
  assert.ok(urls.every((url) => !url?.includes('elsewhere.example')), urls.join());
  // A click that the page makes up does not work the panel.
  await panel.click('[role="tab"]', 'Timeline');
  await page.evaluate(() => {
    const [range] = CSS.highlights.get('readout-person');
    const { x, y } = range.startContainer.parentElement.getBoundingClientRect();
    range.startContainer.parentElement.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x + 4, clientY: y + 4 }));
  });
  await page.waitForTimeout(300);
  assert.equal(await panel.evaluate((_, view) => view.querySelector('[role="tab"][aria-selected="true"]').textContent.includes('Timeline')), true);
  await page.close();
});

test('an article that is taken off the page is taken off the panel', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  await page.evaluate(() => document.body.replaceChildren());
  await holds(async () => assert.match(await panel.notice(), /No article was found/));
  await holds(async () => assert.equal(await panel.evaluate(() => document.getElementById('about').hidden), true));
  await holds(async () => assert.equal(await browser.badge(), ''));
  await page.close();
});

test('an export is a file of what is shown', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  assert.match(await panel.exported('csv'), /Ingrid Halvorsen/);
  await page.close();
});

test('a page that nobody asked for is not read, and one that cannot be says so', async () => {
  const { page, panel } = await read('/spa.html', 'Talks in Oslo');
  const other = await browser.open('/news.html');
  await other.bringToFront();
  await holds(async () => assert.match(await panel.notice(), /Nothing is read here yet/));
  await holds(async () => assert.equal(await browser.badge(), ''));
  const own = await browser.open('chrome://version');
  await browser.press(own);
  await eventually(async () => (await panel.notice()).includes('cannot read this page'), 'the refusal');
  await own.close();
  const plain = await browser.open('/paper.txt');
  await browser.press(plain);
  await panel.shows('Page without a headline');
  await holds(async () => assert.equal((await panel.meetings()).length, 1));
  await plain.close();
  await other.close();
  await page.close();
});

test('the options list no site before the reader allows one', async () => {
  const id = new URL(browser.worker.url()).host;
  const options = await browser.open(`chrome-extension://${id}/extension/options.html`);
  await options.getByText('No sites.').waitFor();
  await options.getByLabel('Site', { exact: true }).fill('not a site');
  await options.getByRole('button', { name: 'Add' }).click();
  await options.getByText('This is not the name of a site.').waitFor();
  await holds(async () => assert.match(await options.locator('#keys').innerText(), /Read the page/));
  const granted = await browser.worker.evaluate(() => chrome.permissions.getAll());
  assert.deepEqual(granted.origins, []);
  assert.deepEqual([...granted.permissions].sort(), ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage']);
  await options.close();
});

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Runs in a page that has axe: what it finds. */
const AUDIT = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')))`;

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the panel and the options, ${colorScheme}`, async () => {
    const { page, panel } = await read('/story.html', 'Ferry treaty nears after two days of talks in Tallinn');
    await panel.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: colorScheme }] });
    const axe = await readFile(AXE, 'utf8');
    await panel.send('Runtime.evaluate', { expression: axe });
    for (const tab of ['Meetings', 'People', 'Network', 'Timeline', 'Text']) {
      await panel.click('[role="tab"]', tab);
      const { result } = await panel.send('Runtime.evaluate', { expression: AUDIT, awaitPromise: true, returnByValue: true });
      assert.deepEqual(result.value, [], tab);
    }
    const options = await browser.open(`chrome-extension://${new URL(browser.worker.url()).host}/extension/options.html`);
    await options.emulateMedia({ colorScheme: /** @type {'light' | 'dark'} */ (colorScheme) });
    await options.locator('#keys dt').first().waitFor();
    await options.evaluate(axe);
    assert.deepEqual(await options.evaluate(AUDIT), []);
    await options.close();
    await page.close();
  });
}
