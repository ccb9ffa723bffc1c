// The job finished by hand: meetings added and corrected in every field, people across the diary.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { MEETING, eachOnThePage } from './desk.mjs';
import { largeDocument } from './views.mjs';

const MISSED = 'Norwegian Foreign Minister Ingrid Halvorsen and Kenyan Foreign Minister Daniel Mwangale left one umbrella in Bergen.';

/** @type {Awaited<ReturnType<import('./desk.mjs').Browser['open']>>} */
let tab;
/** @type {import('./desk.mjs').Desk} */
let desk;
eachOnThePage((own) => ({ tab, desk } = own));

/** @param {string} text */
async function readNothing(text) {
  await tab.page.fill('#text', text);
  await tab.page.waitForFunction((words) => document.querySelector('#view').text === words, text);
  await desk.view.locator('.message[data-kind="none"]').waitFor();
}

/** Selects words in the article of the view. @param {string} words */
async function select(words) {
  await desk.view.locator('.article').evaluate((article, wanted) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(/** @type {Text} */ (node));
    const at = nodes.map(({ data }) => data).join('').indexOf(wanted);
    const place = (/** @type {number} */ offset) => {
      let left = offset;
      for (const node of nodes) {
        if (left <= node.data.length) return /** @type {[Text, number]} */ ([node, left]);
        left -= node.data.length;
      }
      throw new Error('the words are not there');
    };
    getSelection()?.setBaseAndExtent(...place(at), ...place(at + wanted.length));
  }, words);
}

test('a meeting is added by mouse from selected words, and is kept and exported', async () => {
  await readNothing(MISSED);
  await select('left one umbrella in Bergen');
  await desk.view.getByRole('button', { name: 'Add a meeting' }).click();
  const form = desk.view.locator('.adding .meeting-form');
  await holds(async () => assert.equal(await form.getByLabel('Words of the article').inputValue(), 'left one umbrella in Bergen'));
  await form.getByLabel('Party 1', { exact: true }).fill('Ingrid Halvorsen');
  await form.getByLabel('Party 2', { exact: true }).fill('Daniel Mwangale');
  await form.getByLabel('Date').fill('2024-03-14');
  await form.getByLabel('Place').fill('Bergen');
  await form.getByLabel('Occasion').fill('Fish Fair');
  await form.getByLabel('Topics').fill('herring; quotas');
  await form.getByLabel('Tags').fill('north');
  await form.getByLabel('Note').fill('Ask the ministry.');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await desk.cards.first().waitFor();
  await holds(async () => assert.match(await desk.cards.innerText(), /Added by you[^]*Ingrid Halvorsen[^]*Daniel Mwangale[^]*14 Mar 2024[^]*Bergen[^]*Fish Fair[^]*herring; quotas[^]*north[^]*Ask the ministry[^]*left one umbrella/));
  const { meetings } = JSON.parse((await desk.exported('json')).text);
  assert.deepEqual(meetings[0].edited.toSorted(), ['added', 'date', 'medium', 'occasion', 'participants', 'place', 'status', 'topics']);
  assert.deepEqual([meetings[0].tags, meetings[0].note], [['north'], 'Ask the ministry.']);
  await tab.page.click('#save');
  await desk.note.filter({ hasText: 'Saved' }).waitFor();
  await desk.toDiary();
  await holds(async () => assert.match(await tab.page.locator('#diary-view .card').innerText(), /Mwangale/));
});

test('where the text is a view of its own, a meeting is added from the words that are selected in it', async () => {
  await tab.page.setViewportSize({ width: 320, height: 740 });
  await readNothing(MISSED);
  await desk.view.locator('.tab[data-tab="text"]').click();
  await select('left one umbrella in Bergen');
  await desk.view.locator('.article').dispatchEvent('pointerup');
  await desk.view.getByRole('button', { name: 'Add a meeting' }).click();
  const form = desk.view.locator('.adding .meeting-form');
  await holds(async () => assert.equal(await form.getByLabel('Words of the article').inputValue(), 'left one umbrella in Bergen'));
});

test('a meeting is added by keyboard alone, with a sentence of the article', async () => {
  await readNothing(`The day was long. ${MISSED}`);
  await desk.view.locator('.article').focus();
  await tab.page.keyboard.press('m');
  await holds(async () => assert.equal(await desk.focused(), 'textarea words'));
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.press('Enter');
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.type('Ingrid Halvorsen');
  for (let time = 0; time < 3; time += 1) await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.type('Blue Bloc');
  await tab.page.keyboard.press('Enter');
  await desk.cards.first().waitFor();
  await holds(async () => assert.match(await desk.cards.innerText(), /Ingrid Halvorsen[^]*Blue Bloc[^]*left one umbrella/));
  await holds(async () => assert.match(await desk.focused(), /Add a meeting/));
});

test('in the text box Alt+M adds a meeting from the words that are selected there, and types nothing', async () => {
  await readNothing(`The day was long. ${MISSED}`);
  const box = tab.page.locator('#text');
  await box.evaluate((node, words) => {
    const field = /** @type {HTMLTextAreaElement} */ (node);
    const at = field.value.indexOf(words);
    field.focus();
    field.setSelectionRange(at, at + words.length);
  }, 'left one umbrella in Bergen');
  await tab.page.keyboard.press('Alt+m');
  const form = desk.view.locator('.adding .meeting-form');
  await form.waitFor();
  await holds(async () => assert.equal(await form.getByLabel('Words of the article').inputValue(), 'left one umbrella in Bergen'));
  await holds(async () => assert.match(await desk.focused(), /^input party/));
  await holds(async () => assert.equal(await box.inputValue(), `The day was long. ${MISSED}`));
  await tab.page.keyboard.type('Ingrid Halvorsen');
  await form.getByLabel('Party 2', { exact: true }).fill('Daniel Mwangale');
  await tab.page.keyboard.press('Enter');
  await desk.cards.first().waitFor();
  await holds(async () => assert.match(await desk.cards.innerText(), /Added by you[^]*Ingrid Halvorsen[^]*left one umbrella in Bergen/));
});

test('what is missing or wrong in the form is said, and nothing is kept', async () => {
  await readNothing(MISSED);
  await desk.view.getByRole('button', { name: 'Add a meeting' }).click();
  const form = desk.view.locator('.adding .meeting-form');
  const problem = form.getByRole('alert');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await holds(async () => assert.match(await problem.innerText(), /two different parties/));
  await form.getByLabel('Party 1', { exact: true }).fill('Ingrid Halvorsen');
  await form.getByLabel('Party 2', { exact: true }).fill('Daniel Mwangale');
  await form.getByLabel('Date').fill('2024-02-31');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await holds(async () => assert.match(await problem.innerText(), /“2024-02-31” is no date/));
  await form.getByLabel('Date').fill('');
  await form.getByLabel('Words of the article').fill('had lunch');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await holds(async () => assert.match(await problem.innerText(), /does not have these words/));
  await tab.page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await holds(async () => assert.match(await desk.focused(), /Add a meeting/));
});

test('every field is corrected by keyboard, and moving in a list decides nothing', async () => {
  await desk.read(MEETING);
  await desk.cards.locator('.correct > summary').focus();
  await tab.page.keyboard.press('Enter');
  const form = desk.cards.locator('.meeting-form');
  await form.getByLabel('Status').focus();
  await tab.page.keyboard.press('ArrowDown');
  await holds(async () => assert.equal(await desk.cards.locator('.badge').innerText(), 'Held'));
  await tab.page.keyboard.press('Escape');
  await holds(async () => assert.equal(await desk.cards.locator('.badge').innerText(), 'Held'));
  await holds(async () => assert.match(await desk.focused(), /summary Correct/));
  await tab.page.keyboard.press('Enter');
  await form.getByLabel('Status').selectOption('planned');
  await form.getByLabel('How').selectOption('call');
  await form.getByLabel('Party 2', { exact: true }).fill('Teresa Quintela');
  await form.getByLabel('Place').fill('');
  await form.getByLabel('Topics').fill('fish');
  await form.getByLabel('Topics').press('Enter');
  await desk.cards.locator('.corrected').waitFor();
  await holds(async () => {
    const card = await desk.cards.innerText();
    assert.match(card, /Planned[^]*Phone call[^]*Corrected[^]*Teresa Quintela[^]*fish/);
    assert.doesNotMatch(card, /\nPlace\n/);
  });
  await holds(async () => assert.match(await desk.focused(), /summary Correct/, 'the focus stays'));
  // A correction after the parties are others finds the same meeting.
  const again = await desk.correct();
  await again.getByLabel('Date').fill('2024-04');
  await again.getByLabel('Date').press('Enter');
  await desk.cards.filter({ hasText: 'April 2024' }).waitFor();
  await tab.page.fill('#text', `Good morning. ${MEETING}`);
  await desk.cards.filter({ hasText: 'Teresa Quintela' }).filter({ hasText: 'April 2024' }).waitFor();
});

test('exports wait for their button, and the last format is remembered', async () => {
  await desk.read(MEETING);
  await tab.page.locator('#tools .export').focus();
  await tab.page.keyboard.press('ArrowDown');
  assert.match((await desk.download(() => tab.page.locator('#tools .export-button').click())).name, /\.csv$/);
  await tab.page.goto('about:blank');
  await tab.visit();
  await holds(async () => assert.equal(await tab.page.locator('#tools .export').inputValue(), 'csv'));
});

const SECOND = 'Egyptian President Hassan El-Gamal met D. Mwangale in Cairo on Monday.';

test('in the diary a meeting is corrected, and an article is opened from its card', async () => {
  await desk.save(MEETING);
  await desk.toDiary();
  const card = tab.page.locator('#diary-view .results .card');
  await card.locator('.correct > summary').click();
  await card.locator('.meeting-form').getByLabel('Status').selectOption('not_held');
  await card.locator('.meeting-form').getByLabel('Tags').fill('coast');
  await card.locator('.meeting-form').getByRole('button', { name: 'Save' }).click();
  await card.locator('.badge', { hasText: 'Not held' }).waitFor();
  await tab.page.locator('#diary-note .undo').click();
  await card.locator('.badge', { hasText: 'Held' }).filter({ hasNotText: 'Not' }).waitFor();
  await card.locator('.correct > summary').click();
  await card.locator('.meeting-form').getByRole('button', { name: 'Not a meeting' }).click();
  await tab.page.locator('#diary-summary', { hasText: '0 encounters' }).waitFor();
  await tab.page.locator('#diary-note .undo').click();
  await card.getByRole('button', { name: /^Open article/ }).click();
  await desk.has('text', MEETING);
});

test('people are made one and parted again across the diary', async () => {
  await desk.save(MEETING);
  await desk.save(SECOND);
  await desk.toDiary();
  const diary = tab.page.locator('#diary-view');
  await diary.locator('.tab[data-tab="people"]').click();
  const row = (/** @type {string} */ name) => diary.locator('.entity-row').filter({ has: tab.page.locator('.name', { hasText: new RegExp(`^${name}$`) }) });
  const before = await diary.locator('.entities[data-type="person"] .entity-row').count();
  await row('D. Mwangale').locator('summary').click();
  await row('D. Mwangale').getByLabel('The same as').selectOption({ label: 'Daniel Mwangale' });
  await row('D. Mwangale').getByRole('button', { name: 'Make them one' }).click();
  await row('D. Mwangale').waitFor({ state: 'detached' });
  await holds(async () => assert.equal(await diary.locator('.entities[data-type="person"] .entity-row').count(), before - 1));
  await holds(async () => assert.match(await row('Daniel Mwangale').innerText(), /2 meetings/));
  await row('Daniel Mwangale').locator('summary').click();
  await row('Daniel Mwangale').getByLabel('Somebody else is').selectOption({ index: 1 });
  await row('Daniel Mwangale').getByRole('button', { name: 'Part them' }).click();
  await row('Daniel Mwangale \\(2\\)').waitFor();
  await tab.page.locator('#diary-people summary').click();
  while ((await tab.page.locator('#diary-people .article-row').count()) > 0) {
    const left = await tab.page.locator('#diary-people .article-row').count();
    await tab.page.locator('#diary-people').getByRole('button', { name: /^Undo/ }).first().click();
    await tab.page.waitForFunction((count) => document.querySelectorAll('#diary-people .article-row').length < count, left);
  }
  await row('D. Mwangale').waitFor();
});

test('the search finds words of an article beside those of its meetings', async () => {
  await desk.save(`${MEETING} The two discussed fishing.\n\nA lighthouse keeper retired the same day.`);
  await desk.save(SECOND);
  await desk.toDiary();
  await tab.page.fill('#diary-query', 'lighthouse');
  await tab.page.locator('#diary-articles-title', { hasText: '1 article with “lighthouse”' }).waitFor();
  await holds(async () => assert.equal(await tab.page.locator('.article-row .link').count(), 1));
});

test('filters hold for the network, the timeline and the export', async () => {
  await tab.page.click('#sample');
  await desk.cards.first().waitFor();
  await desk.view.getByLabel('Status', { exact: true }).first().selectOption('not_held');
  await desk.view.locator('.tab[data-tab="timeline"]').click();
  await holds(async () => assert.equal(await desk.view.locator('.entry').count(), 1));
  await desk.view.locator('.tab[data-tab="network"]').click();
  await desk.view.locator('.links .link').first().waitFor();
  await holds(async () => assert.equal(await desk.view.locator('.links .link').count(), 1));
  assert.equal(JSON.parse((await desk.exported('json')).text).meetings.length, 1);
});

test('of ten thousand meetings each view and each filter builds a part, and the rest on demand', async () => {
  const all = largeDocument(300, 10_000);
  const kept = all.meetings.filter(({ status }) => status === 'not_held');
  const parties = new Set(kept.flatMap(({ participants }) => participants)).size;
  const { view } = desk;
  // Without its text, as the diary has it.
  await view.evaluate((node, result) => Object.assign(node, { text: null, result }), all);
  const status = view.getByLabel('Status', { exact: true }).first();
  const built = (/** @type {string} */ what, /** @type {number} */ count) => holds(async () => assert.equal(await view.locator(what).count(), count, what));
  await built('.results .card', 60);
  await view.locator('.results .more').click();
  await built('.results .card', 120);
  await status.selectOption('not_held');
  await built('.results .card', 60);
  await holds(async () => assert.equal(await view.locator('.shown').innerText(), `${kept.length} of ${all.meetings.length} meetings`.replace(/\d(?=(\d{3})+\b)/g, '$&,')));
  await holds(async () => assert.deepEqual([...new Set(await view.locator('.results .badge').allInnerTexts())], ['Not held']));
  for (const [tab, part, count] of /** @type {const} */ ([['people', '.entity-row', 60], ['timeline', '.entry', 200], ['network', '.node', parties], ['meetings', '.results .card', 60]])) {
    await view.locator(`.tab[data-tab="${tab}"]`).click();
    await built(`#panel-${tab} ${part}`, count);
  }
  await status.selectOption('');
  await built('.results .card', 60);
  await built('.shown:not(:empty)', 0);
});

test('a day that no calendar has, or that is not written out, says why it does not count', async () => {
  await desk.read(MEETING);
  const published = tab.page.locator('#published');
  const hint = tab.page.locator('#published-hint');
  await published.focus();
  await tab.page.keyboard.press('Delete');
  await tab.page.waitForFunction(() => document.querySelector('#view').busy === false && document.querySelector('#view').result?.reference_date === null);
  await tab.page.locator('#text').focus();
  await hint.filter({ hasText: 'no such day in the calendar' }).waitFor();
  await holds(async () => assert.equal(await published.getAttribute('aria-invalid'), 'true'));
  await published.fill('2024-03-16');
  await hint.filter({ hasText: 'is counted from this day' }).waitFor();
  await holds(async () => assert.equal(await published.getAttribute('aria-invalid'), null));
  await desk.save(MEETING);
  await desk.toDiary();
  const from = tab.page.locator('#diary-from');
  await from.focus();
  await tab.page.keyboard.type('1');
  await tab.page.locator('#diary-query').focus();
  await tab.page.locator('#diary-note', { hasText: 'no such day in the calendar' }).waitFor();
});
