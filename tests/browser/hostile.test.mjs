// The page on texts that are meant to break it, and when its core cannot start.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';

import { holds } from '../support/eventually.mjs';
import { hostile, liveParts } from '../support/hostile.mjs';
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

/**
 * A document that has hostile words wherever words can stand, and the text that it is of.
 * @param {string[]} words
 */
function documentOf(words) {
  const text = words.join('. ');
  const entities = words.map((name, index) => ({
    id: `e${index}`,
    type: ['person', 'organization', 'place', 'event'][index % 4],
    name,
    aliases: [name],
    role: name,
    affiliation: name,
    affiliation_id: null,
    affiliation_basis: null,
    country: null,
    confidence: 0.9,
    mentions: [{ start: 0, end: 5, text: name }],
  }));
  const meetings = words.map((name, index) => ({
    id: `m${index}`,
    participants: [`e${index}`, `e${(index + 1) % words.length}`],
    status: ['held', 'planned', 'proposed', 'not_held'][index % 4],
    medium: 'in_person',
    date: { from: '2024-03-15', to: '2024-03-15', precision: 'day', basis: name, text: name, start: 0, end: 5 },
    place: `e${index}`,
    occasion: name,
    occasion_id: null,
    topics: [{ start: 0, end: 5, text: name }],
    reported_by: [`e${index}`],
    confidence: 0.9,
    evidence: [{ start: 0, end: 9, text: name, trigger: { start: 0, end: 5 }, source: { title: name, url: name, published: name } }],
  }));
  return { text, document: { schema: 'readout/2', reference_date: '2024-03-16', reference_source: 'given', entities, dates: [], meetings, warnings: words } };
}

test('hostile words stay words in every view, wherever a result can have them', async () => {
  // On a wide screen the text has no tab of its own.
  const { page, problems } = await visit({ viewport: { width: 700, height: 740 } });
  await page.evaluate(({ text, document: result }) => Object.assign(document.querySelector('#view'), { text, result }), documentOf(hostile()));
  await page.locator('.card').first().waitFor();
  for (const name of ['meetings', 'people', 'network', 'timeline', 'text']) {
    await page.locator(`.tab[data-tab="${name}"]`).click();
    await page.waitForFunction(() => !document.querySelector('#view').shadowRoot.querySelector('[aria-busy]'));
    assert.deepEqual(await page.evaluate(liveParts), [], name);
  }
  const shown = await page.locator('#view').evaluate((view) => view.shadowRoot.textContent);
  for (const words of hostile((attack) => attack === 'markup' || attack === 'key')) assert.ok(shown.includes(words), words);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(problems, []);
  // What is looked for would be seen.
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.setAttribute('href', 'javascript:window.ran=1');
    document.querySelector('#view').shadowRoot.append(document.createElement('img'), link);
  });
  assert.equal((await page.evaluate(liveParts)).length, 2);
});

test('hostile words in an article, its title and one’s own names stay words in the page, the diary and its file', async () => {
  const { page, problems } = await visit();
  // A date field and a link take no others; a name is one line.
  const words = hostile((attack) => attack !== 'size' && attack !== 'surrogate');
  await paste(page, `Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.\n\n${words.join('. \n\n')}`);
  await finished(page);
  await page.evaluate(async (all) => {
    const { ownDiary } = await import('/page/own-diary.js');
    const diary = await ownDiary();
    await diary.saveNames(all.map((name) => ({ type: 'person', name, aliases: [name], role: name, affiliation: name })));
    const { text, result: document } = window.document.querySelector('#view');
    for (const [index, title] of all.entries()) await diary.saveArticle({ title, url: null, published: null, text: `${text} ${index}`, document });
  }, words);
  await page.reload();
  await paste(page, `Yesterday ${words.join(' met Ingrid Halvorsen. Yesterday ')} left.`);
  await finished(page);
  assert.deepEqual(await page.evaluate(liveParts), [], 'one’s own names');
  await page.click('#my-names');
  await page.locator('dialog[open]').waitFor();
  assert.deepEqual(await page.evaluate(liveParts), [], 'the list of names');
  await page.keyboard.press('Escape');
  await page.click('#to-diary');
  await page.locator('#diary-articles').getByText(words[0], { exact: false }).first().waitFor();
  assert.deepEqual(await page.evaluate(liveParts), [], 'the diary');
  const again = await page.evaluate(async () => {
    const { ownDiary } = await import('/page/own-diary.js');
    const diary = await ownDiary();
    const file = JSON.stringify(await diary.exportAll());
    await diary.deleteAll();
    await diary.importAll(file);
    return { same: JSON.stringify(await diary.exportAll()) === file, titles: (await diary.articles()).map(({ title }) => title) };
  });
  assert.ok(again.same);
  assert.deepEqual([...again.titles].sort(), [...words].sort());
  assert.equal(await page.evaluate(() => [window.ran, {}.polluted, {}.ran].join('')), '');
  assert.deepEqual(problems, []);
});

test('giant attributes, and more of them than any page has, take no words away and run nothing', async () => {
  const { page, problems } = await visit();
  const giant = 'x'.repeat(4_000_000);
  const many = Array.from({ length: 20_000 }, (_, index) => `data-a${index}="${index}"`).join(' ');
  const text = await page.evaluate(async (html) => (await (await import('/input/html.js')).readHtml(html)).text, [
    `<meta name="author" content="${giant}"><meta name="date" content="${giant}">`,
    `<p class="${giant}" id="${giant}" onclick="${giant}" style="${giant}">One.</p>`,
    `<p ${many} onclick=x>Two.</p>`,
    `<p ${'style '.repeat(100_000)}>Three.</p><i title="a style = b"onclick='x' STYLE/></i><${'a'.repeat(1_000_000)}>Four.</${'a'.repeat(1_000_000)}>`,
  ].join(''));
  assert.equal(text.replace(/\s+/g, ' '), 'One. Two. Three. Four.');
  assert.deepEqual(problems, []);
});

test('what a page’s process could hand to the panel in place of a page is read as words, or refused', async () => {
  const { page, problems } = await visit();
  const words = hostile();
  const items = [
    ['head', {}], ['title', {}], words[0], 0,
    ['meta', { name: 'date', content: '__proto__' }], 0,
    ['script', {}], 'window.ran = 1', 0,
    ['base', { href: 'https://evil.example/' }], 0,
    ['meta', { 'http-equiv': 'refresh', content: '0; url=https://evil.example/' }], 0, 0,
    ['body', { onload: 'window.ran = 1', style: 'background: url(https://evil.example/a.png)' }],
    ...words.flatMap((one) => [['p', { id: one, class: one, title: one }], `Envoy Petra Novak met ${one} Liam Doyle in Cork on Thursday, and both then read it aloud to the press.`, 0]),
    ['img', { src: 'https://evil.example/b.png', onerror: 'window.ran = 1' }], 0,
    ['iframe', { srcdoc: '<script>parent.ran = 1</script>' }], 0,
    ['<img src=x>', {}], 'Odd.', 0,
    ['__proto__', { constructor: 'x' }], 'Odd.', 0,
    ['readout-view', {}], 0, 0, 0, 0, 0,
  ];
  const given = { items, url: 'javascript:window.ran=1', title: words[1], contentType: 'text/html', selected: false, cut: false };
  const read = (changes) => page.evaluate(async (snapshot) => {
    const { readSnapshot } = await import('/extension/panel/article.js');
    const { text, title, url, placeOf } = await readSnapshot(snapshot).catch((thrown) => ({ text: null, title: thrown.name }));
    return { text, title, url, place: text && placeOf(text.indexOf('Petra'), text.indexOf('Petra') + 5) };
  }, { ...given, ...changes });
  const { text, url, place } = await read({});
  assert.ok(text.includes('Petra Novak met <script>window.ran = 1</script> Liam Doyle'));
  assert.equal(url, '');
  assert.equal(typeof place.start[0], 'number');
  assert.equal((await read({ url: 'data:text/html,x' })).url, '');
  // Null stands for an error, which the panel tells in place of a result.
  for (const [expected, items] of [
    ['', []],
    ['Words.', [0, 0, 0, ['body', {}], ['p', {}], 'Words.', 0]],
    ['Words.', [['body', { '<x': '1', '': '2' }], ['p', {}], 'Words.']],
    // Deeper than the stack is, which the content script never lets a page be.
    ['Deep.', [['body', {}], ...Array.from({ length: 100_000 }, () => ['div', {}]), 'Deep.']],
    [null, null],
    [null, [null, 5, {}, [[]]]],
    ['Again.', [['body', {}], ['p', {}], 'Again.']],
  ]) {
    const { text: words } = await read({ items, title: '' });
    assert.equal(words, expected, JSON.stringify(items)?.slice(0, 100));
  }
  assert.equal(await page.evaluate(() => [window.ran, {}.ran].join('')), '');
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

// Beside no service worker, whose own requests nobody holds up.
test('a core that cannot be loaded is an error that can be retried', async () => {
  const { page } = await visit({ serviceWorkers: 'block' });
  await page.context().route('**/*.wasm', (route) => route.abort());
  await page.click('#sample');
  const failure = page.getByRole('alert');
  await failure.waitFor();
  await holds(async () => assert.match(await failure.innerText(), /could not be started/));
  await page.context().unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.card').first().waitFor();
});

test('a worker script that cannot be loaded is an error too', async () => {
  const { page } = await visit({ serviceWorkers: 'block' });
  await page.context().route('**/lib/worker.js', (route) => route.abort());
  await page.click('#sample');
  await page.getByRole('alert').waitFor();
});

test('the page answers while a long text is read, and shows a part of it', async () => {
  const { page, problems } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const paragraph = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.\n\n';
  const length = await page.evaluate(async (part) => {
    const text = part.repeat(Math.ceil(1_200_000 / part.length));
    await navigator.clipboard.writeText(text);
    return text.length;
  }, paragraph);
  await page.focus('#text');
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => document.querySelector('#view').busy);
  // The worker is at work, and the page's own thread still answers.
  await page.fill('#published', '2024-03-15');
  assert.equal(await page.evaluate(() => document.querySelector('#view').result), null);
  await page.waitForFunction(() => document.querySelector('#view').result !== null, undefined, { timeout: 300_000 });
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
  await holds(async () => assert.equal(await page.locator('.card').count(), 1));
  assert.deepEqual(problems, []);
});
