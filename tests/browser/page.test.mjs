// The page in Chromium, on the real WebAssembly core: what it shows and how it answers the reader.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { eachInTab } from './tab.mjs';

/** A text whose one meeting has a date that depends on the day of publication. */
const MEETING = 'Kenyan Foreign Minister Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';

/** @type {Awaited<ReturnType<import('./tab.mjs').Browser['open']>>} */
let tab;

eachInTab(
  async (browser) => {
    const opened = await browser.open();
    await opened.visit();
    return opened;
  },
  (own) => {
    tab = own;
  },
);

const cards = () => tab.page.locator('.card');
const marked = () => tab.page.locator('.article .marked');

/**
 * The card of the meetings that somebody took part in.
 * @param {string} name
 */
const cardOf = (name) => cards().filter({ has: tab.page.locator('.participants', { hasText: name }) });

/** @param {string} text */
async function type(text) {
  await tab.page.locator('#text').fill(text);
}

async function openSample() {
  await tab.page.click('#sample');
  await cards().first().waitFor();
}

test('the page starts empty, and asks for the day of publication', async () => {
  await tab.page.locator('.message[data-kind="empty"]').waitFor();
  await holds(async () => assert.equal(await tab.page.inputValue('#published'), ''));
  await holds(async () => assert.match(await tab.page.locator('#published-hint').innerText(), /when was it published/));
});

test('the sample gives cards of every kind it tells of', async () => {
  await openSample();
  const shown = await cards().evaluateAll((all) =>
    all.map((card) => ({
      status: card.querySelector('.badge')?.textContent,
      medium: card.querySelector('.medium')?.textContent,
      names: [...card.querySelectorAll('.participants .name')].map((name) => name.textContent),
    })),
  );
  const of = (name) => shown.filter(({ names }) => names.includes(name));
  assert.deepEqual(of('Daniel Mwangale').map(({ status }) => status), ['Held']);
  assert.deepEqual(of('Teresa Quintela').map(({ status }) => status), ['Held']);
  assert.deepEqual(of('Lukas Reitbauer').map(({ status }) => status), ['Held']);
  assert.deepEqual(of('Hassan El-Gamal').map(({ medium }) => medium), ['Phone call']);
  assert.deepEqual(of('Rudi Hartanto').map(({ status }) => status), ['Planned']);
  assert.deepEqual(of('Dawit Tessema').map(({ status }) => status), ['Not held']);
});

test('a card shows offices, the date with its words, the place and the occasion', async () => {
  await openSample();
  const card = cardOf('Daniel Mwangale');
  await holds(async () => assert.match(await card.locator('.participants').innerText(), /Daniel Mwangale\s+Foreign Minister, Kenya/));
  const facts = await card.locator('.facts').innerText();
  assert.match(facts, /14 Mar 2024 “Thursday”/);
  assert.match(facts, /Place\s+Vienna/i);
  assert.match(facts, /Occasion\s+Danube Water Conference/);
  await holds(async () => assert.match(await card.locator('.quote').first().innerText(), /held separate meetings/));
  await holds(async () => assert.equal(await card.locator('.quote .trigger').first().innerText(), 'meetings'));
});

test('the status line and the lists count what was found', async () => {
  await openSample();
  const status = tab.page.getByRole('status');
  const meetings = await cards().count();
  await tab.page.locator('.tab[data-tab="people"]').click();
  const people = tab.page.locator('.entities[data-type="person"] .entity');
  await people.first().waitFor();
  assert.match(await status.innerText(), new RegExp(`^${meetings} meetings, ${await people.count()} people, \\d+ organizations`));
  const halvorsen = tab.page.locator('.entity').filter({ hasText: 'Ingrid Halvorsen' });
  await holds(async () => assert.match(await halvorsen.innerText(), /also Halvorsen/));
});

test('typing updates the results', async () => {
  await type(MEETING);
  await cards().first().waitFor();
  await holds(async () => assert.equal(await cards().count(), 1));
  await tab.page.locator('#text').focus();
  await tab.page.keyboard.press('Control+End');
  await tab.page.keyboard.type(' On Friday, Mwangale met Egyptian President Hassan El-Gamal in Cairo.');
  await tab.page.waitForFunction(() => document.querySelector('#view').result?.meetings.length === 2);
  await holds(async () => assert.equal(await cards().count(), 2));
});

test('the day of publication decides what "Thursday" means', async () => {
  await tab.page.fill('#published', '2024-03-15');
  await type(MEETING);
  await tab.page.locator('.card time[datetime="2024-03-14"]').waitFor();
  await tab.page.fill('#published', '2024-03-22');
  await tab.page.locator('.card time[datetime="2024-03-21"]').waitFor();
});

test('hovering a card marks its evidence and trigger, and nothing of the others', async () => {
  await openSample();
  await cardOf('Hassan El-Gamal').hover();
  await holds(async () => {
    const words = (await marked().allInnerTexts()).join('');
    assert.match(words, /Halvorsen spoke by phone with Egyptian President Hassan El-Gamal/);
    assert.doesNotMatch(words, /Mwangale/);
  });
  await holds(async () => assert.notEqual(await tab.page.locator('.article .marked-trigger').count(), 0));
  await cardOf('Rudi Hartanto').hover();
  await holds(async () => assert.doesNotMatch((await marked().allInnerTexts()).join(''), /El-Gamal/));
});

test('mentions stay highlighted by type inside marked evidence', async () => {
  await openSample();
  await cardOf('Hassan El-Gamal').hover();
  const inside = tab.page.locator('.article .marked.mention[data-type="person"]');
  await holds(async () => assert.ok((await inside.allInnerTexts()).includes('Hassan El-Gamal')));
});

test('the article reads as it was pasted', async () => {
  await openSample();
  const shown = await tab.page.locator('.article').evaluate((article) => article.textContent.replace(/\s/gu, ''));
  const pasted = (await tab.page.inputValue('#text')).replace(/\s/gu, '');
  assert.equal(shown, pasted);
});

test('evidence outside the pane is scrolled into it, and the page stays where it is', async () => {
  const filler = 'The river rose again in the night.\n\n'.repeat(200);
  await type(filler + MEETING);
  await cards().first().waitFor();
  await cards().first().scrollIntoViewIfNeeded();
  const before = await tab.page.evaluate(() => scrollY);
  await cards().first().hover();
  const seen = () => tab.page.locator('.article').evaluate((pane) => {
    const { top, bottom } = pane.querySelector('.marked').getBoundingClientRect();
    const box = pane.getBoundingClientRect();
    return { moved: pane.scrollTop > 0, visible: top >= box.top && bottom <= box.bottom };
  });
  await holds(async () => assert.deepEqual(await seen(), { moved: true, visible: true }));
  await holds(async () => assert.equal(await tab.page.evaluate(() => scrollY), before));
});

test('everything can be reached and used by keyboard alone', async () => {
  const { page } = tab;
  const press = async (key, until) => {
    for (let i = 0; i < 120; i += 1) {
      await page.keyboard.press(key);
      if (await page.evaluate(until)) return;
    }
    assert.fail(`not reached with ${key}: ${until}`);
  };
  await press('Tab', () => document.activeElement?.id === 'sample');
  await page.keyboard.press('Enter');
  await cards().first().waitFor();
  await press('Tab', () => document.activeElement?.shadowRoot?.activeElement?.matches('.card'));
  await holds(async () => assert.match((await marked().allInnerTexts()).join(''), /spoke by phone/));
  const outline = await page.evaluate(
    () => getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle,
  );
  assert.equal(outline, 'solid');
  await press('Shift+Tab', () => document.activeElement?.shadowRoot?.activeElement?.matches('.tab'));
  await page.keyboard.press('ArrowRight');
  await press('Tab', () => document.activeElement?.shadowRoot?.activeElement?.matches('[data-type="person"] .entity'));
  await holds(async () => assert.deepEqual([...new Set(await marked().allInnerTexts())], ['Halvorsen', 'Ingrid Halvorsen']));
  await press('Tab', () => document.activeElement?.shadowRoot?.activeElement?.matches('.article'));
  await press('Shift+Tab', () => document.activeElement?.id === 'clear');
  await page.keyboard.press('Enter');
  await page.locator('.message[data-kind="empty"]').waitFor();
  await holds(async () => assert.equal(await page.evaluate(() => document.activeElement?.id), 'text'));
});

test('a text without meetings says so and still lists its names', async () => {
  await type('Norwegian Foreign Minister Ingrid Halvorsen was born in Oslo.');
  await tab.page.locator('.message[data-kind="none"]').waitFor();
  await holds(async () => assert.match(await tab.page.getByRole('status').innerText(), /^0 meetings, 1 person/));
});

test('an undated text with an empty date field is read, with a note', async () => {
  await tab.page.fill('#published', '');
  await type(MEETING);
  await cards().first().waitFor();
  await holds(async () => assert.notEqual(await tab.page.locator('.warnings li').count(), 0));
});

test('clearing the text drops an answer that is still under way', async () => {
  await tab.page.click('#sample');
  await tab.page.click('#clear');
  await tab.page.locator('.message[data-kind="empty"]').waitFor();
  await type(MEETING);
  await cards().first().waitFor();
  await holds(async () => assert.equal(await cards().count(), 1));
});

test('a meeting that many sentences report quotes a few of them and counts the rest', async () => {
  await tab.page.fill('#published', '2024-03-15');
  await type(`${MEETING}\n\n`.repeat(9));
  await cards().first().waitFor();
  await holds(async () => assert.equal(await cards().count(), 1));
  await holds(async () => assert.equal(await cards().locator('.quote').count(), 5));
  await holds(async () => assert.match(await cards().innerText(), /and 4 more sentences/));
  await cards().hover();
  await holds(async () => assert.equal(await tab.page.locator('.article .marked-trigger').count(), 9));
});
