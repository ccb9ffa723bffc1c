// Nothing is attributed to the wrong article, the wrong status, or to the machine where a person said it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { MEETING, eachOnThePage } from './desk.mjs';

/** @type {Awaited<ReturnType<import('./desk.mjs').Browser['open']>>} */
let tab;
/** @type {import('./desk.mjs').Desk} */
let desk;
eachOnThePage((own) => ({ tab, desk } = own));

const HTML = `<html><head><title>Talks</title><link rel="canonical" href="https://news.example/talks"><meta property="article:published_time" content="2024-05-17T09:00:00Z"></head><body><article><h1>Talks in Oslo</h1><p>${MEETING}</p><p>${'The harbour was quiet all morning and boats came and went. '.repeat(12)}</p></article></body></html>`;
const OTHER = 'Portuguese Foreign Minister Teresa Quintela met Egyptian President Hassan El-Gamal in Cairo on Monday.';

async function openHtml() {
  await tab.page.setInputFiles('#file', { name: 'a.html', mimeType: 'text/html', buffer: Buffer.from(HTML) });
  await desk.cards.first().waitFor();
  await desk.has('url', 'https://news.example/talks');
  await desk.has('published', '2024-05-17');
}

test('a text that takes the place of another starts clean, and the other gets its own back', async () => {
  await openHtml();
  const first = await tab.page.inputValue('#text');
  // By keyboard: everything is selected, and other words are put in.
  await tab.page.locator('#text').focus();
  await tab.page.keyboard.press('ControlOrMeta+a');
  await tab.page.keyboard.insertText(OTHER);
  await desk.cards.filter({ hasText: 'Teresa Quintela' }).waitFor();
  for (const field of ['title', 'url', 'published']) await desk.has(field, '');
  await tab.page.click('#save');
  await desk.note.filter({ hasText: 'Saved' }).waitFor();
  await desk.toDiary();
  await holds(async () => assert.match(await tab.page.locator('.article-row').innerText(), /^Portuguese Foreign Minister/));
  await tab.page.click('#to-article');
  await tab.page.locator('#text').focus();
  await tab.page.keyboard.press('ControlOrMeta+a');
  await tab.page.keyboard.insertText(first);
  await desk.cards.filter({ hasText: 'Mwangale' }).waitFor();
  await desk.has('url', 'https://news.example/talks');
});

test('what is typed of a text before it is there belongs to it', async () => {
  await tab.page.locator('.source summary').click();
  await tab.page.fill('#title', 'My own title');
  await tab.page.locator('#text').focus();
  await tab.page.keyboard.insertText(OTHER);
  await desk.cards.first().waitFor();
  await desk.has('title', 'My own title');
});

test('the sample and a cleared box leave nothing of the text before', async () => {
  await openHtml();
  await tab.page.click('#sample');
  await desk.cards.filter({ hasText: 'Rudi Hartanto' }).waitFor();
  await desk.has('title', '');
  await desk.has('url', '');
  await tab.page.click('#clear');
  await desk.has('published', '');
  await holds(async () => assert.match(await tab.page.locator('#published-hint').innerText(), /Not known/));
});

test('every export of one article says where it was read and what a person changed', async () => {
  await openHtml();
  const form = await desk.correct();
  await form.getByLabel('Status').selectOption('planned');
  await form.getByRole('button', { name: 'Save' }).click();
  await desk.cards.locator('.corrected').waitFor();
  await holds(async () => assert.equal(await desk.cards.locator('.confidence').count(), 0, 'a person is not 93% sure'));
  const json = JSON.parse((await desk.exported('json')).text);
  assert.deepEqual(json.meetings[0].edited, ['status']);
  assert.equal(json.meetings[0].confidence, 1);
  const source = { title: 'Talks in Oslo', url: 'https://news.example/talks', published: '2024-05-17', published_basis: 'metadata' };
  assert.deepEqual(json.meetings[0].evidence[0].source, source);
  const [head, row] = (await desk.exported('csv')).text.replace('\ufeff', '').split('\r\n').map((line) => line.split(','));
  for (const [column, value] of [['source_title', 'Talks in Oslo'], ['source_url', source.url], ['published', source.published], ['published_basis', 'metadata'], ['edited', 'status']]) {
    assert.equal(row[head.indexOf(column)], value, column);
  }
  for (const format of ['markdown', 'ics', 'jsonld']) {
    const text = (await desk.exported(format)).text.replaceAll('\r\n ', '');
    for (const words of [/Talks in Oslo/, /news.example\/talks/, /2024-05-17/, /changed by a person: status/]) assert.match(text, words, format);
  }
  assert.match((await desk.exported('graphml')).text, /<data key="edge-edited">1</);
});

test('a spreadsheet is told the encoding of its file', async () => {
  await desk.read(MEETING);
  assert.ok((await desk.exported('csv')).text.startsWith('\ufeffid,status'));
  assert.ok(!(await desk.exported('markdown')).text.startsWith('\ufeff'));
});

test('a pair that met, is to meet and did not meet has a line for each', async () => {
  await desk.read(
    `${MEETING}\n\nIngrid Halvorsen will meet Daniel Mwangale in Geneva on Monday.\n\nDaniel Mwangale did not meet Ingrid Halvorsen in Vienna on Tuesday.`,
  );
  await desk.view.locator('.tab[data-tab="network"]').click();
  await desk.view.locator('.links .link').first().waitFor();
  const statuses = await desk.view.locator('.links .link').evaluateAll((links) => links.map((link) => link.getAttribute('data-status')));
  assert.deepEqual(statuses, ['held', 'planned', 'not_held']);
  const places = await desk.view.locator('.links .link .line').evaluateAll((lines) => lines.map((line) => ['x1', 'y1', 'x2', 'y2'].map((end) => line.getAttribute(end)).join(' ')));
  assert.equal(new Set(places).size, 3, 'they lie side by side');
  assert.equal((await desk.exported('graphml')).text.match(/<edge /g)?.length, 1);
});
