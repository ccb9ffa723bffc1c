// PDF and Word documents, and several files at once: from the file to the diary.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { docx, paragraph, zip } from '../support/docx.mjs';
import { holds } from '../support/eventually.mjs';
import { hostile } from '../support/hostile.mjs';
import { lines, pdf } from '../support/pdf.mjs';
import { eachOnThePage, MEETING, PLAN } from './desk.mjs';

/** @type {import('./desk.mjs').Desk} */
let desk;
/** @type {import('playwright-core').Page} */
let page;
/** @type {Parameters<Parameters<typeof eachOnThePage>[0]>[0]['tab']} */
let tab;
/** @type {import('./desk.mjs').Browser} */
let browser;

eachOnThePage((own) => {
  ({ browser, desk, tab } = own);
  ({ page } = desk);
});

const PDF = { name: 'talks.pdf', mimeType: 'application/pdf' };
const DOCX = { name: 'talks.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };

const [LEFT, RIGHT] = [
  ['Kenyan Foreign Minister Daniel Mwangale met', 'his Norwegian counterpart Ingrid Halvorsen', 'in Oslo on Thursday, and the two spoke of', 'their harbours, of the fish that is in them', 'and of the price of ice, which both coun-'],
  ['tries pay. Their treaty is to be signed in', 'the summer, two officials said who had been', 'at the talks and who did not want to be', 'named. Neither of them was sure of the day', 'on which the ministers would meet again.'],
];
const HEADLINE = { x: 72, y: 780, size: 20, text: 'Two ministers and the fish' };
const ARTICLE = [HEADLINE, ...lines(LEFT), ...lines(RIGHT, { x: 320, y: 738 })];

/** @param {Buffer} buffer @param {{ name: string, mimeType: string }} [of] */
function open(buffer, of = PDF) {
  return page.setInputFiles('#file', { ...of, buffer });
}

/** @param {string | RegExp} hasText */
function said(hasText) {
  return desk.note.filter({ hasText }).waitFor();
}

/** What stands in the text box, once something does. */
async function text() {
  await page.waitForFunction(() => document.querySelector('#text').value !== '');
  return page.inputValue('#text');
}

/** The files of the app that were asked for. */
function requested() {
  /** @type {string[]} */
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  page.on('worker', (worker) => paths.push(new URL(worker.url()).pathname));
  return paths;
}

test('what reads PDF and Word documents is loaded when one is opened, and not before', async () => {
  const paths = requested();
  await page.reload();
  await desk.read(MEETING);
  const isLazy = (/** @type {string} */ path) => /pdf|docx|mammoth/.test(path);
  assert.deepEqual(paths.filter(isLazy), []);
  await page.click('#clear');
  await open(pdf([ARTICLE]));
  await text();
  assert.ok(paths.includes('/vendor/pdfjs/pdf.js'), paths.join());
  assert.ok(!paths.some((path) => /docx|mammoth/.test(path)), paths.join());
});

test('a PDF is read by its columns, with its headline, its broken words whole, and its meeting found', async () => {
  await open(pdf([ARTICLE]));
  const joined = [...LEFT, ...RIGHT].join(' ').replace('coun- tries', 'countries');
  await holds(async () => assert.equal(await text(), `${HEADLINE.text}\n\n${joined}`));
  await desk.cards.filter({ hasText: 'Ingrid Halvorsen' }).first().waitFor();
  await holds(async () => assert.equal(await page.inputValue('#title'), HEADLINE.text));
});

test('the day in a file’s name is taken for a PDF, too', async () => {
  await open(pdf([ARTICLE]), { ...PDF, name: '2024-03-15 talks.pdf' });
  await desk.cards.locator('time[datetime="2024-03-14"]').waitFor();
  await holds(async () => assert.match(await page.locator('#published-hint').innerText(), /day of the file/));
});

test('a Word document gives its text, with its title, lists and tables', async () => {
  const cell = (/** @type {string} */ words) => `<w:tc>${paragraph(words)}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell('10.00')}${cell('Talks with the envoy')}</w:tr><w:tr>${cell('12.00')}${cell('Lunch')}</w:tr></w:tbl>`;
  await open(docx(paragraph('Talks & lunch in Oslo', 'Title') + paragraph(MEETING) + table + paragraph('The end.')), DOCX);
  const found = await text();
  assert.ok(found.startsWith(`Talks & lunch in Oslo\n\n${MEETING}\n\n`), found);
  assert.match(found, /10\.00\W+Talks with the envoy\n+12\.00\W+Lunch/);
  await desk.cards.filter({ hasText: 'Ingrid Halvorsen' }).first().waitFor();
});

test('what is deleted in a Word document is not read', async () => {
  const change = '<w:p><w:r><w:t xml:space="preserve">They met </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>in secret </w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>in Oslo.</w:t></w:r></w:ins></w:p>';
  await open(docx(change), DOCX);
  await holds(async () => assert.equal(await text(), 'They met in Oslo.'));
});

test('a file that cannot be read says why, and the text stays', async () => {
  await desk.read(MEETING);
  const scan = pdf([[]]);
  const locked = pdf([ARTICLE], {
    trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
  });
  for (const [buffer, of, why] of /** @type {[Buffer, typeof PDF, RegExp][]} */ ([
    [scan, PDF, /pictures of pages and no text/],
    [locked, PDF, /locked by a password/],
    [Buffer.from('no PDF'), PDF, /could not be read/],
    [Buffer.alloc(0), PDF, /could not be read/],
    [pdf([ARTICLE]).subarray(0, 300), PDF, /could not be read|no text/],
    [docx(''), DOCX, /No article text/],
    [Buffer.from('no archive'), DOCX, /could not be read/],
    [zip({ 'a.txt': 'no document' }), DOCX, /could not be read/],
    [docx('<w:p><w:r>').subarray(0, 400), DOCX, /could not be read/],
    [docx('<w:p><w:r></w:p>'), DOCX, /could not be read/],
  ])) {
    await open(buffer, of);
    await said(why);
    await holds(async () => assert.equal(await page.inputValue('#text'), MEETING));
  }
});

test('an archive that grows without bounds is refused before it does, whatever it says of itself', async () => {
  const bomb = zip({ 'word/document.xml': Buffer.alloc(250_000_000) }, { claimed: 1000 });
  assert.ok(bomb.length < 1_000_000);
  await open(bomb, DOCX);
  await said(/could not be read/);
});

test('a hostile PDF runs nothing, asks for nothing, and its words stay words', async () => {
  const script = '(window.ran = 1; app.alert(1); this.submitForm("http://127.0.0.1:9/"))';
  const words = hostile((attack) => attack === 'markup').filter((one) => /^[\x20-\x7e]+$/.test(one));
  assert.ok(words.length > 3, 'words to try');
  const file = pdf([[...lines([MEETING, ...words])]], {
    catalog: `/OpenAction << /S /JavaScript /JS ${script} >> /AA << /WC << /S /JavaScript /JS ${script} >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS ${script} >>] >> >> /AcroForm << /XFA (<x/>) /Fields [] >> /URI << /Base (http://127.0.0.1:9/) >>`,
    // Once such a matrix was made into a function of code.
    font: '/FontMatrix [1 0 0 1 0 (0\\); window.ran = 1; //)] /FontDescriptor 4 0 R',
    objects: ['<< /Type /FontDescriptor /FontName /Helvetica /FontFile2 << /F (http://127.0.0.1:9/font) /FS /URL >> /Flags 32 >>'],
  });
  await open(file);
  const found = await text();
  for (const one of words) assert.ok(found.replace(/\s+/g, ' ').includes(one.replace(/\s+/g, ' ').trim()), one);
  await desk.cards.first().waitFor();
  assert.equal(await page.evaluate(() => String(window.ran)), 'undefined');
});

test('the words of a Word document stay words', async () => {
  const words = hostile((attack) => attack === 'markup').filter((one) => !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(one));
  await open(docx([MEETING, ...words].map((one) => paragraph(one)).join('')), DOCX);
  const found = (await text()).replace(/\s+/gu, ' ');
  for (const one of words) assert.ok(found.includes(one.replace(/\s+/gu, ' ').trim()), one);
  assert.equal(await page.evaluate(() => String(window.ran)), 'undefined');
});

test('several files are a queue with its progress, what came of each, and a summary; one step takes it back', async () => {
  const files = [
    { ...PDF, buffer: pdf([ARTICLE]) },
    { ...DOCX, buffer: docx(paragraph('Plans', 'Title') + paragraph(PLAN)) },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from(MEETING) },
  ];
  await page.setInputFiles('#file', files);
  await said('3 articles read and saved to your diary. 1 could not be read.');
  const filing = page.locator('#filing');
  await holds(async () => assert.match(await filing.locator('[role="status"]').innerText(), /^3 articles read and saved/));
  await holds(async () => assert.equal(await filing.locator('progress').evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).position), 1));
  const rows = await filing.locator('li').allInnerTexts();
  assert.equal(rows.length, 4);
  for (const [index, what] of [/talks\.pdf.*saved, \d meeting/s, /talks\.docx.*saved, 1 meeting/s, /broken\.pdf.*could not be read/s, /note\.txt.*saved, 1 meeting/s].entries()) assert.match(rows[index], what);
  // The same file once more is the same article.
  await page.setInputFiles('#file', [files[3], { ...files[2], name: 'other.pdf' }]);
  await filing.getByText('was in your diary already').waitFor();
  await filing.getByRole('button', { name: 'Open note.txt' }).click();
  await desk.has('text', MEETING);
  await page.click('#to-diary');
  await page.locator('#diary-summary', { hasText: '3 articles' }).waitFor();
  await page.click('#to-article');
  await filing.getByRole('button', { name: 'Close the list' }).click();
  await holds(async () => assert.equal(await filing.isVisible(), false));
});

test('what was read into the diary from files is taken back by one step', async () => {
  await desk.save(PLAN);
  const file = (/** @type {string} */ name, /** @type {string} */ words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
  await page.setInputFiles('#file', [file('a.txt', MEETING), file('b.txt', PLAN)]);
  await said('2 articles read and saved');
  await desk.note.getByRole('button', { name: 'Undo' }).click();
  await said(/^Undone/);
  await desk.toDiary();
  await page.locator('#diary-summary', { hasText: '1 article' }).waitFor();
  await holds(async () => assert.equal(await page.locator('#diary-articles').getByText('Norwegian Foreign Minister').count(), 1));
});

test('a queue can be stopped, and takes more files while it works', async () => {
  const long = Buffer.from(`${MEETING}\n\n`.repeat(8000));
  const file = (/** @type {string} */ name) => ({ name, mimeType: 'text/plain', buffer: long });
  await page.setInputFiles('#file', [file('a.txt'), file('b.txt')]);
  const filing = page.locator('#filing');
  await filing.locator('li', { hasText: 'a.txt' }).getByText('is being read').waitFor();
  await page.setInputFiles('#file', [file('c.txt'), file('d.txt')]);
  await holds(async () => assert.equal(await filing.locator('li').count(), 4));
  await filing.getByRole('button', { name: 'Stop' }).click();
  await filing.locator('li', { hasText: 'd.txt' }).getByText('was not read').waitFor();
  await filing.getByText('0 articles read').waitFor();
  await holds(async () => assert.equal(await filing.locator('li').getByText('was not read').count(), 4));
});

test('without a network a kind of file that was opened before can be opened again, and another says what it lacks', async () => {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null && (await caches.keys()).length > 0;
  });
  await page.reload();
  await open(pdf([ARTICLE]));
  await text();
  await browser.offline(async () => {
    await page.reload();
    await page.click('#clear');
    await open(docx(paragraph(MEETING)), DOCX);
    await said(/network does not answer/);
    await open(pdf([[...lines([MEETING])]]));
    await desk.has('text', MEETING);
  });
  // The browser itself complains of what it could not fetch.
  tab.problems.splice(0, tab.problems.length, ...tab.problems.filter((problem) => !/ERR_CONNECTION_REFUSED|ERR_FAILED|fetch a worker|NetworkError when attempting to fetch/.test(problem)));
});
