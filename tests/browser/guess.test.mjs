// What is a guess looks like one, on the page and in what is taken out of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { eachOnThePage, MEETING } from './desk.mjs';

/** @type {import('./desk.mjs').Desk} */
let desk;
/** @type {import('playwright-core').Page} */
let page;
eachOnThePage((own) => {
  ({ desk } = own);
  ({ page } = desk);
});

/** The dotted words of the view. */
function dotted() {
  return desk.view.evaluate((view) => {
    const all = [...(view.shadowRoot?.querySelectorAll('.findings *') ?? [])];
    const isDotted = (/** @type {Element} */ node) => getComputedStyle(node).textDecorationStyle === 'dotted' && node.checkVisibility();
    return all.filter((node) => isDotted(node) && node.closest('.guess-legend') === null).map((node) => node.textContent);
  });
}

/**
 * Changes what was read, as another text would.
 * @param {{ basis?: string, confidence?: number }} how
 */
function read({ basis = 'stated', confidence = 0.9 }) {
  return desk.view.evaluate(async (node, given) => {
    const view = /** @type {any} */ (node);
    const result = structuredClone(view.result);
    for (const entity of result.entities) if (entity.affiliation !== null) entity.affiliation_basis = given.basis;
    for (const meeting of result.meetings) meeting.confidence = given.confidence;
    view.result = result;
    await new Promise((resolve) => setTimeout(resolve));
  }, { basis, confidence });
}

/** How many legends of guesses are shown. */
function legends() {
  return desk.view.locator('.guess-legend').count();
}

test('what the text says itself, and surely, has no dots and no legend', async () => {
  await desk.read(MEETING);
  await read({});
  await holds(async () => assert.deepEqual(await dotted(), []));
  await holds(async () => assert.equal(await legends(), 0));
});

test('an inferred side is dotted on a card and among the people, says so, and has the one legend', async () => {
  await desk.read(MEETING);
  await read({ basis: 'inferred' });
  await holds(async () => assert.deepEqual((await dotted()).toSorted(), ['Kenya', 'Norway']));
  const side = desk.cards.locator('.guess', { hasText: 'Norway' });
  await holds(async () => assert.match((await side.getAttribute('title')) ?? '', /Inferred/));
  await holds(async () => assert.equal(await legends(), 1));
  await holds(async () => assert.match(await desk.view.locator('.guess-legend').innerText(), /^Dotted is a guess/));
  await desk.view.getByRole('tab', { name: /^People/ }).click();
  await holds(async () => assert.ok((await dotted()).includes('Norway')));
  await holds(async () => assert.equal(await legends(), 1));
  await desk.view.getByRole('tab', { name: /^Network/ }).click();
  await desk.view.getByRole('button', { name: /Ingrid Halvorsen, .*Norway \(inferred\)/ }).first().waitFor();
  await holds(async () => assert.equal(await legends(), 1));
});

test('a day that nobody can know is dotted, with its words', async () => {
  await page.fill('#text', MEETING);
  await desk.cards.first().waitFor();
  const unknown = desk.cards.locator('.guess', { hasText: 'day not known' });
  await unknown.waitFor();
  await holds(async () => assert.match(await desk.cards.first().innerText(), /“(?:on )?Thursday” day not known/));
  await holds(async () => assert.ok((await dotted()).includes('day not known')));
  await holds(async () => assert.equal(await legends(), 1));
});

test('a meeting that is less than surely read is dotted on its card and in the timeline, and has a question mark in the network', async () => {
  await desk.read(MEETING);
  await read({ confidence: 0.55 });
  await holds(async () => assert.deepEqual(await dotted(), ['55% sure']));
  await holds(async () => assert.equal(await legends(), 1));
  await desk.view.getByRole('tab', { name: /^Timeline/ }).click();
  await holds(async () => assert.deepEqual(await dotted(), ['55% sure']));
  await desk.view.getByRole('tab', { name: /^Network/ }).click();
  await desk.view.locator('.links .doubt', { hasText: '?' }).waitFor();
  await holds(async () => assert.match(await desk.view.locator('.network-legend').innerText(), /\?\s*less than 70% sure/));
  await desk.view.locator('.as-table > summary').click();
  await holds(async () => assert.deepEqual(await dotted(), ['55% sure']));
  await desk.view.getByRole('tab', { name: /^Timeline/ }).click();
  await read({ confidence: 0.7 });
  await holds(async () => assert.deepEqual(await dotted(), [], 'from 70 % on it counts as read'));
});

test('a day of publication that was found is dotted and says where, and one that was given is not', async () => {
  const hint = page.locator('#published-hint');
  const isDotted = () => hint.evaluate((node) => getComputedStyle(node).textDecorationStyle === 'dotted');
  await page.fill('#text', `OSLO, March 15, 2024 — ${MEETING}`);
  await desk.cards.first().waitFor();
  await desk.has('published', '2024-03-15');
  await holds(async () => assert.match(await hint.innerText(), /^Found in the dateline/));
  await holds(async () => assert.equal(await isDotted(), true));
  await page.fill('#published', '2024-03-16');
  await desk.cards.locator('time').first().waitFor();
  await holds(async () => assert.equal(await isDotted(), false));
});

test('what is a guess is told by what is copied and exported, too', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  await desk.read(MEETING);
  await read({ basis: 'inferred', confidence: 0.55 });
  const { entities, meetings } = JSON.parse((await desk.exported('json')).text);
  assert.deepEqual(entities.filter(({ affiliation }) => affiliation === 'Norway').map(({ affiliation_basis: basis }) => basis), ['inferred']);
  assert.ok(Math.abs(meetings[0].confidence - 0.55) < 0.01);
  assert.match((await desk.exported('markdown')).text, /Norway \(inferred\)/);
  assert.match((await desk.exported('csv')).text, /inferred/);
  for (const format of ['markdown', 'ics', 'jsonld', 'graphml']) assert.match((await desk.exported(format)).text, /55% sure/, format);
});
