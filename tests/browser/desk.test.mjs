// The page as a reporter uses it: views, filters, corrections, own names, diary, files and exports.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axe } from '../support/axe.mjs';
import { holds } from '../support/eventually.mjs';
import { MEETING, PLAN, eachOnThePage } from './desk.mjs';

/** @type {import('./desk.mjs').Browser} */
let browser;
/** @type {Awaited<ReturnType<import('./desk.mjs').Browser['open']>>} */
let tab;
/** @type {import('./desk.mjs').Desk} */
let desk;
eachOnThePage((own) => ({ browser, tab, desk } = own));

const view = () => tab.page.locator('#view');
const cards = () => view().locator('.results .card');
const show = (name) => view().locator(`.tab[data-tab="${name}"]`).click();

async function sample() {
  await tab.page.click('#sample');
  await cards().first().waitFor();
}

test('meetings stand by date and are filtered by person, status and country', async () => {
  await sample();
  const days = await cards().locator('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
  assert.deepEqual(days, [...days].sort());
  await view().getByLabel('Status', { exact: true }).first().selectOption('not_held');
  await holds(async () => assert.equal(await cards().count(), 1));
  await holds(async () => assert.match(await view().locator('.shown').innerText(), /^1 of 6 meetings$/));
  await view().getByLabel('Status', { exact: true }).first().selectOption('');
  await view().getByLabel('Person or side').selectOption('Rudi Hartanto');
  await holds(async () => assert.equal(await cards().count(), 1));
  await view().getByLabel('Person or side').selectOption('');
  await view().getByLabel('Country').selectOption({ label: 'Egypt' });
  await holds(async () => assert.match(await cards().innerText(), /Hassan El-Gamal/));
});

test('a fact leads to its words, and a mention to its entity', async () => {
  await sample();
  await view().locator('.fact', { hasText: 'draft treaty' }).click();
  await holds(async () => assert.deepEqual(await view().locator('.article .marked').allInnerTexts(), ['draft treaty']));
  await view().locator('.fact', { hasText: 'Geneva' }).click();
  await holds(async () => assert.deepEqual(await view().locator('.article .marked').allInnerTexts(), ['Geneva']));
  await view().locator('.article .mention', { hasText: 'Rudi Hartanto' }).click();
  const focused = () => tab.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
  await holds(async () => assert.match((await focused()) ?? '', /Rudi Hartanto.*Foreign Minister/));
  await holds(async () => assert.equal(await view().locator('.tab[data-tab="people"]').getAttribute('aria-selected'), 'true'));
});

test('the network shows who met whom, as a graph and as a table', async () => {
  await sample();
  await show('network');
  const node = view().locator('.node', { hasText: 'Ingrid Halvorsen' });
  await node.waitFor();
  await holds(async () => assert.equal(await view().locator('.links .link').count(), 6));
  await holds(async () => assert.equal(await view().locator('.links .link[data-status="not_held"]').count(), 1));
  await view().locator('.as-table summary').click();
  await holds(async () => assert.match(await view().locator('.as-table tr', { hasText: 'Dawit Tessema' }).innerText(), /1 not held/));
  await node.focus();
  await tab.page.keyboard.press('Enter');
  await holds(async () => assert.equal(await view().locator('.tab[data-tab="people"]').getAttribute('aria-selected'), 'true'));
});

test('the timeline parts what was from what is to come', async () => {
  await sample();
  await show('timeline');
  await holds(async () => {
    const rows = await view().locator('.timeline h4, .present').allInnerTexts();
    const published = rows.findIndex((row) => row.startsWith('Published'));
    assert.ok(rows.indexOf('Thu 14') < published && published < rows.indexOf('Mon 18'), rows.join(' | '));
  });
  await view().locator('.entry', { hasText: 'Rudi Hartanto' }).click();
  await holds(async () => assert.equal(await view().locator('.tab[data-tab="meetings"]').getAttribute('aria-selected'), 'true'));
});

/** Once a correction with these words is kept: a page that is left gives up what it is about to write. */
const kept = (/** @type {string} */ words) =>
  tab.page.waitForFunction(
    (words) =>
      new Promise((resolve) => {
        const request = indexedDB.open('readout-diary');
        request.onsuccess = () => {
          const all = request.result.transaction('corrections').objectStore('corrections').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve(JSON.stringify(all.result).includes(words));
          };
        };
      }),
    words,
  );

test('corrections take effect, survive a reload and another reading, and go into the export', async () => {
  await desk.read(MEETING);
  await cards().locator('summary').click();
  await cards().getByLabel('Status').selectOption('planned');
  await cards().getByLabel('Date').fill('2024-04');
  await cards().getByLabel('Date').press('Enter');
  await view().locator('.corrected').waitFor();
  await holds(async () => assert.equal(await cards().locator('.badge').innerText(), 'Planned'));
  await holds(async () => assert.match(await cards().innerText(), /April 2024/));
  await kept('2024-04');
  await tab.page.reload();
  await desk.read(MEETING);
  await view().locator('.corrected').waitFor();
  await holds(async () => assert.match(await cards().innerText(), /Planned[^]*April 2024/));
  const { text } = await desk.exported('json');
  const [meeting] = JSON.parse(text).meetings;
  assert.deepEqual([meeting.status, meeting.date.from], ['planned', '2024-04-01']);
  await view().locator('.correction-note summary').click();
  await view().getByRole('button', { name: 'Undo all corrections' }).click();
  await holds(async () => assert.equal(await cards().locator('.badge').innerText(), 'Held'));
});

test('a meeting is dismissed, and people are merged and parted', async () => {
  await sample();
  const count = await cards().count();
  await cards().first().locator('summary').click();
  await cards().first().getByRole('button', { name: 'Not a meeting' }).click();
  await tab.page.waitForFunction((left) => document.querySelector('#view')?.shadowRoot?.querySelectorAll('.results .card').length === left, count - 1);
  await show('people');
  const rowOf = (/** @type {string} */ name) =>
    view().locator('.entity-row').filter({ has: tab.page.locator('.name', { hasText: new RegExp(`^${name}$`) }) });
  const row = rowOf('Teresa Quintela');
  await row.locator('summary').click();
  await row.getByLabel('The same as').selectOption({ label: 'Marta Kowalczyk' });
  await row.getByRole('button', { name: 'Make them one' }).click();
  const merged = rowOf('Marta Kowalczyk');
  await merged.locator('.aliases', { hasText: 'Teresa Quintela' }).waitFor();
  await merged.locator('summary').click();
  await merged.getByLabel('Somebody else is').selectOption('Teresa Quintela');
  await merged.getByRole('button', { name: 'Part them' }).click();
  await view().locator('.entity .name', { hasText: /^Teresa Quintela$/ }).waitFor();
});

test('a name that the reader adds is found from then on', async () => {
  const text = 'Norwegian Foreign Minister Ingrid Halvorsen met zeb quorl in Oslo.';
  await tab.page.fill('#text', text);
  await view().locator('.message[data-kind="none"]').waitFor();
  await view().locator('.article').evaluate((article) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf('zeb quorl');
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + 'zeb quorl'.length);
    }
    article.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  });
  await view().getByRole('button', { name: 'Add “zeb quorl” to my names' }).click();
  const dialog = tab.page.getByRole('dialog', { name: 'My names' });
  await holds(async () => assert.equal(await dialog.getByLabel('Name', { exact: true }).inputValue(), 'zeb quorl'));
  await dialog.getByLabel('Acts for').fill('Kenya');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await cards().first().waitFor();
  await holds(async () => assert.match(await cards().innerText(), /zeb quorl/));
  await tab.page.reload();
  await tab.page.fill('#text', text);
  await cards().first().waitFor();
});

test('the diary joins reports of one encounter, and is searched, exported, emptied and filled again', async () => {
  await desk.save(PLAN, '2024-03-12');
  await desk.save(`${MEETING} The two discussed fishing.`, '2024-03-15');
  await desk.toDiary();
  const diary = tab.page.locator('#diary-view');
  await diary.locator('.card').first().waitFor();
  await holds(async () => assert.equal(await tab.page.locator('#diary-summary').innerText(), '1 encounter in 2 articles'));
  await holds(async () => assert.equal(await diary.locator('.badge').innerText(), 'Held'));
  await holds(async () => assert.equal(new Set(await diary.locator('.cite').allInnerTexts()).size, 2));
  await tab.page.fill('#diary-query', 'nobody');
  await diary.locator('.message[data-kind="none"]').waitFor();
  await tab.page.fill('#diary-query', 'fish');
  await diary.locator('.card').waitFor();
  const file = await desk.download(() => tab.page.click('#diary-export'));
  assert.equal(JSON.parse(file.text).articles.length, 2);
  const calendar = await desk.exported('ics', '#diary-tools');
  assert.match(calendar.text, /BEGIN:VEVENT[^]*DTSTART;VALUE=DATE:20240314/);
  tab.page.once('dialog', (dialog) => dialog.accept());
  await tab.page.click('#diary-delete');
  await tab.page.locator('#diary-summary', { hasText: 'empty' }).waitFor();
  await tab.page.setInputFiles('#diary-file', { name: 'diary.json', mimeType: 'application/json', buffer: Buffer.from(file.text) });
  await tab.page.locator('#diary-note', { hasText: '2 added' }).waitFor();
  await tab.page.fill('#diary-query', '');
  await diary.locator('.card').waitFor();
  await tab.page.locator('.article-row .link').first().click();
  await cards().first().waitFor();
  await holds(async () => assert.match(await tab.page.inputValue('#text'), /Mwangale/));
});

test('a file that is no diary is refused, and nothing changes', async () => {
  await desk.save(MEETING);
  await desk.toDiary();
  await tab.page.setInputFiles('#diary-file', { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"schema":"other"}') });
  await tab.page.locator('#diary-note', { hasText: 'not a Readout diary' }).waitFor();
  await holds(async () => assert.match(await tab.page.locator('#diary-summary').innerText(), /^1 encounter/));
});

test('every export is offered and written', async () => {
  await sample();
  const formats = { json: /"readout\/2"/, csv: /^\ufeffid,status/, markdown: /^## /, ics: /^BEGIN:VCALENDAR/, jsonld: /schema\.org/, graphml: /<graphml/ };
  for (const [format, opening] of Object.entries(formats)) {
    const { text, name } = await desk.exported(format);
    assert.match(text, opening, format);
    assert.match(name, /^readout\./);
  }
});

test('an HTML file gives its article with its own date; several files go into the diary', async () => {
  const page = `<html><head><title>Talks</title><meta property="article:published_time" content="2024-05-17T09:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Talks in Oslo</h1><p>${MEETING}</p><p>${'The harbour was quiet all morning and boats came and went. '.repeat(12)}</p></article></body></html>`;
  const html = { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(page) };
  await tab.page.setInputFiles('#file', html);
  await cards().locator('time[datetime="2024-05-16"]').waitFor();
  await holds(async () => assert.equal(await tab.page.inputValue('#published'), '2024-05-17'));
  const text = { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from(PLAN) };
  const binary = { name: 'c.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2, 0]) };
  await tab.page.setInputFiles('#file', [html, text, binary]);
  await tab.page.locator('#note', { hasText: '2 articles read' }).waitFor();
  await holds(async () => assert.match(await tab.page.locator('#note').innerText(), /1 could not be read\./));
  await holds(async () => assert.match(await tab.page.locator('#filing li', { hasText: 'c.txt' }).innerText(), /This is not a text file/));
});

test('a link alone is explained', async () => {
  await tab.page.fill('#text', 'https://example.org/news/1');
  await tab.page.locator('#long-note', { hasText: 'only a link' }).waitFor();
});

test('a long reading can be cancelled, and the page goes on', async () => {
  await tab.page.evaluate((text) => {
    const box = document.querySelector('#text');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, `${MEETING}\n\n`.repeat(8_000));
  await tab.page.click('#cancel');
  await tab.page.locator('#note', { hasText: 'Cancelled' }).waitFor();
  await tab.page.click('#clear');
  await desk.read(MEETING);
});

test('after one visit the page works without a network', async () => {
  await tab.page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === 'activated' && (await caches.keys()).length > 0;
  });
  await browser.offline(async () => {
    await tab.page.reload();
    await sample();
  });
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in any view, ${colorScheme}`, async () => {
    const { page, problems, visit, close } = await browser.open({ colorScheme, viewport: { width: 1280, height: 900 } });
    await visit();
    const check = await axe(page);
    await check('empty');
    await page.click('#sample');
    await page.locator('#view .card').first().waitFor();
    await page.locator('#view .card summary').first().click();
    await page.locator('#view .meeting-form').first().waitFor();
    await check('meetings');
    await page.locator('#view .add').click();
    await check('adding');
    await page.keyboard.press('Escape');
    for (const name of ['people', 'network', 'timeline']) {
      await page.locator(`#view .tab[data-tab="${name}"]`).click();
      if (name === 'network') await page.locator('#view .node').first().waitFor();
      await check(name);
    }
    await page.click('#save');
    await page.locator('#note', { hasText: 'Saved' }).waitFor();
    await page.click('#to-diary');
    await page.locator('#diary-view .card').first().waitFor();
    await check('diary');
    await page.click('#my-names');
    await check('names');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.click('#to-article');
    await page.locator('#view .tab[data-tab="meetings"]').click();
    await page.fill('#text', MEETING);
    await page.locator('#view .warnings').waitFor();
    await check('an undated text, with a note and a guess');
    await page.locator('#view .card summary').first().click();
    await page.locator('#view .meeting-form').getByRole('button', { name: 'Not a meeting' }).click();
    await page.locator('#view .dismissed summary').first().click();
    await check('what is no meeting');
    await page.setInputFiles('#file', [MEETING, PLAN, ''].map((text, index) => ({ name: `${index}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) })));
    await page.locator('#filing .failed').waitFor();
    await check('a queue of files');
    assert.deepEqual(problems, []);
    await close();
  });

  test(`axe finds nothing while something is awaited or has failed, ${colorScheme}`, async () => {
    // Beside no service worker, whose own requests nobody holds up. A phone's window.
    const { page, visit, close } = await browser.open({ colorScheme, viewport: { width: 320, height: 740 }, serviceWorkers: 'block' });
    await visit();
    const check = await axe(page);
    await page.route('**/*.wasm', (route) => route.abort());
    await page.click('#sample');
    await page.getByRole('alert').filter({ hasText: 'could not be started' }).waitFor();
    await check('a core that cannot be had');
    await page.unroute('**/*.wasm');
    /** @type {(value?: unknown) => void} */
    let come = () => undefined;
    const core = new Promise((resolve) => (come = resolve));
    await page.route('**/*.wasm', async (route) => {
      await core;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('#view')).busy);
    await check('a core that is awaited');
    come();
    await page.locator('#view .results .card').first().waitFor();
    const busy = (/** @type {boolean} */ on) => page.locator('#view').evaluate((view, on) => (/** @type {any} */ (view).busy = on), on);
    await busy(true);
    await check('meetings while newer ones are awaited');
    await busy(false);
    await page.focus('#published');
    await page.keyboard.press('Delete');
    await page.focus('#text');
    await page.locator('#published-hint', { hasText: 'no such day' }).waitFor();
    await check('a day that is none');
    await page.setInputFiles('#file', { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') });
    await page.locator('#note', { hasText: 'could not be read' }).waitFor();
    await check('a file that cannot be read');
    await page.click('#clear');
    await page.fill('#text', 'https://example.org/news/1');
    await page.locator('#long-note', { hasText: 'only a link' }).waitFor();
    await check('a link alone');
    await close();
  });
}
