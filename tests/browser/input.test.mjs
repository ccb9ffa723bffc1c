// How the page takes in articles: HTML, rich text, mails, files and links.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';

import { IN_FIREFOX, start } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>>} */
let tab;

before(async () => {
  browser = await start();
  tab = await browser.open();
  await tab.visit();
});
after(() => browser?.stop());
afterEach(() => {
  // Nothing may be requested, run or forbidden, whatever is read.
  assert.deepEqual(tab.problems.splice(0), []);
});

/** @param {string} name of a file in pages/ */
function fixture(name) {
  return readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
}

/**
 * Runs in the page, and drops what is undefined from the result.
 * @param {(given: any) => unknown} work
 * @param {unknown} given
 */
async function inPage(work, given) {
  const result = await tab.page.evaluate(work, given);
  return result === undefined ? undefined : JSON.parse(JSON.stringify(result));
}

/**
 * @param {string} html
 * @param {{ url?: string }} [options]
 */
function readHtml(html, options) {
  return inPage(async (given) => (await import('/input/html.js')).readHtml(given.html, given.options), { html, options });
}

/** @param {Record<string, string>} data a paste by media type */
function readPaste(data) {
  return inPage(async (given) => {
    const transfer = new DataTransfer();
    for (const [type, value] of Object.entries(given)) transfer.setData(type, value);
    return (await import('/input/richtext.js')).readPaste(transfer);
  }, data);
}

/** @param {string | number[]} mail text or bytes */
function readEmail(mail) {
  return inPage(async (given) => {
    const { readEmail } = await import('/input/email.js');
    return readEmail(typeof given === 'string' ? given : new Uint8Array(given));
  }, mail);
}

/**
 * Reads files of the given bytes; of each the article, or the code of the error.
 * @param {{ name: string, bytes?: number[], text?: string, type?: string, size?: number }[]} files
 * @param {number} [cancelAfter] how many files are read before the work is cancelled
 */
function readFiles(files, cancelAfter) {
  return inPage(async (given) => {
    const { readFiles } = await import('/input/files.js');
    const all = given.files.map(({ name, bytes, text, type, size }) => {
      const content = size === undefined ? (text ?? new Uint8Array(bytes ?? [])) : new Uint8Array(size);
      return new File([content], name, { type: type ?? '' });
    });
    const cancel = new AbortController();
    /** @type {{ done: number, total: number }[]} */
    const progress = [];
    const results = [];
    for await (const result of readFiles(all, { signal: cancel.signal, onProgress: (step) => progress.push(step) })) {
      results.push('article' in result ? { name: result.file.name, ...result.article } : { name: result.file.name, ...result.error });
      if (results.length === given.cancelAfter) cancel.abort();
    }
    return { results, progress };
  }, { files, cancelAfter });
}

test('a news page gives its article, without what stands around it', async () => {
  const article = await readHtml(await fixture('news.html'));
  assert.deepEqual(article, {
    title: 'Mwangale and Halvorsen agree on fish',
    published: '2023-11-30',
    publishedSource: 'metadata',
    byline: 'Nora Lindqvist, Omar Haddad',
    url: 'https://courier.example/world/fish',
    source: 'html',
    text: [
      'Daniel Mwangale, left, and Ingrid Halvorsen on the quay of Bergen.',
      'BERGEN, Norway — Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Bergen on Thursday, and the two sides agreed to share their catch, their harbours and, in the end, a rather long lunch.',
      '“We have talked about cod for six hours,” Halvorsen said,\nstanding in the rain. She will travel to Nairobi in March, her office said, with the heads of four fishing companies.',
      'The ministers of both countries have met twice this year, and a treaty is due to be signed before the summer, according to two officials who were present at the talks.',
      '• The quota rises to 40,000 tonnes\n• Harbour fees are dropped',
      'Mwangale left for Oslo in the evening, where King Harald was to receive him on Friday morning before his flight to Nairobi, the palace said.',
    ].join('\n\n'),
  });
});

test('the address that is given counts more than the one in the page', async () => {
  const html = await fixture('news.html');
  assert.equal((await readHtml(html, { url: 'https://mirror.example/a' })).url, 'https://mirror.example/a');
  assert.equal((await readHtml(html, { url: 'javascript:alert(1)' })).url, 'https://courier.example/world/fish');
});

test('a readout of two sentences is found among links', async () => {
  const article = await readHtml(await fixture('readout.html'));
  assert.equal(article.title, 'Readout of the Minister’s call');
  assert.equal(article.published, '2023-11-30');
  assert.equal(
    article.text,
    'Foreign Minister Elena Marković spoke by phone with her Maltese counterpart, Joseph Azzopardi, on Thursday. They discussed the water pact.',
  );
});

test('a page of nothing but <div> gives its article, without teasers, buttons and labels', async () => {
  const { text } = await readHtml(await fixture('divs.html'));
  assert.ok(!/Advertisement|seven charts|Send|goats|dentists|John Roe|Sport/.test(text), text);
  assert.deepEqual(text.split('\n\n').slice(0, 8).map((part) => part.split(' ').slice(0, 3).join(' ')), [
    'President Tomas Berg',
    'The meeting lasted',
    'Okoro’s spokeswoman, Ngozi',
    'Foreign ministers Lena',
    'Economy Minister Paul',
    'The pipeline is',
    'Fishermen of the',
    'Berg flew on',
  ]);
});

test('a page laid out by a table gives its article', async () => {
  const { text } = await readHtml(await fixture('table.html'));
  assert.deepEqual(text.split('\n\n').map((part) => part.split(' ').slice(0, 3).join(' ')), [
    'Minister meets ambassador',
    'President Tomas Berg',
    'The meeting lasted',
    'Okoro’s spokeswoman, Ngozi',
    'Foreign ministers Lena',
  ]);
});

test('a teaser that is the only <article> of a page is not taken for it', async () => {
  const statement = await fixture('readout.html');
  const teaser = '<div><article><h3>Ministry opens its gardens</h3><p>Roses, for once.</p></article></div>';
  const { text } = await readHtml(statement.replace('<div class="foot">', `${teaser}<div class="foot">`));
  assert.ok(text.includes('spoke by phone with her Maltese counterpart'));
});

test('of a live blog every post is read', async () => {
  const article = await readHtml(await fixture('live.html'));
  assert.equal(article.published, '2023-11-30');
  for (const words of ['Berg has left the palace', 'Okoro met Berg', 'late lunch', 'King Idris', 'Good morning']) {
    assert.ok(article.text.includes(words), words);
  }
  assert.ok(!article.text.includes('Front page'));
});

test('a hostile page runs nothing, fetches nothing and hides nothing in the text', async () => {
  /** @type {string[]} */
  const requests = [];
  tab.page.on('request', (request) => requests.push(request.url()));
  const html = await fixture('hostile.html');
  const article = await readHtml(html);
  const pasted = await readPaste({ 'text/html': html });
  const mailed = await readEmail(`Subject: x\r\nContent-Type: text/html\r\n\r\n${html}`);
  // A picture that was to load would have failed by now and called its handler.
  await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.deepEqual(requests.filter((url) => !url.startsWith(browser.origin)), []);
  assert.equal(await tab.page.evaluate(() => window.ran), undefined);
  assert.equal(await tab.page.evaluate(() => ({}).ran), undefined);
  assert.equal(article.title, 'Notice');
  for (const { text } of [article, pasted, mailed]) {
    assert.ok(text.startsWith('Envoy Petra Novak met Governor Liam Doyle in Cork on Thursday'));
    assert.ok(text.includes('<script>window.ran = 1</script>'));
    assert.ok(!/hidden words/i.test(text));
  }
});

test('a page that is written from right to left', async () => {
  const article = await readHtml(await fixture('rtl.html'));
  assert.equal(article.title, 'الوزير يلتقي نظيره النرويجي');
  assert.equal(article.published, '2023-11-30');
  assert.deepEqual(article.text.split('\n\n').map((part) => part.slice(0, 4)), ['التق', 'وقال']);
});

for (const [name, html] of /** @type {const} */ ([
  ['nothing', ''],
  ['space', ' \n\t '],
  ['markup only', '<div><p></p><img src="a.png"><hr></div>'],
  ['a comment that never ends', '<!-- <p>words</p>'],
  ['a tag that never ends', '<p class="'],
  ['frames', '<frameset><frame src="a.html"></frameset>'],
  ['a script that never ends', '<script>document.title = 1'],
  ['a null byte', '\0'],
])) {
  test(`HTML of ${name} gives an empty text`, async () => {
    assert.equal((await readHtml(html)).text, '');
  });
}

test('broken markup still gives its words', async () => {
  const { text } = await readHtml('<p>Envoy <b>Petra <i>Novak</b> met</i> Governor Doyle</div></p><table>in Cork.<td>Both left');
  assert.equal(text.replace(/\s+/g, ' '), 'Envoy Petra Novak met Governor Doyle in Cork. Both left');
});

test('blocks, lines, cells, lists and quotations are laid out', async () => {
  const { text } = await readPaste({
    'text/html':
      '<h2>Agenda</h2><p>one<br>two<br><br>three</p><pre>four\n  five</pre><table><tr><td>10:00</td><td>Talks</td></tr><tr><td>11:00</td><td>Lunch</td></tr></table>'
      + '<ol><li>six<ul><li>seven</li></ul></li><li><p>eight</p><p>nine</p></li></ol><div>ten <q>eleven</q>, &shy;twe&#8203;lve</div>',
  });
  assert.equal(
    text,
    'Agenda\n\none\ntwo\n\nthree\n\nfour\nfive\n\n10:00\tTalks\n\n11:00\tLunch\n\n• six\n• seven\n\neight\n\nnine\n\nten “eleven”, twelve',
  );
});

test('the day of publication is found wherever a page states it', async () => {
  const day = async (/** @type {string} */ head) => (await readHtml(`<head>${head}</head><body><p>Words.</p></body>`)).published;
  const meta = (/** @type {string} */ name, /** @type {string} */ value) => day(`<meta ${name} content="${value}">`);
  assert.equal(await meta('property="article:published_time"', '2023-11-30T23:30:00-05:00'), '2023-11-30');
  assert.equal(await meta('name="DC.Date"', '2023/11/30'), '2023-11-30');
  assert.equal(await meta('name="pubdate"', 'Thu, 30 Nov 2023 01:00:00 +0300'), '2023-11-30');
  assert.equal(await meta('name="parsely-pub-date"', 'November 30th, 2023'), '2023-11-30');
  assert.equal(await meta('itemprop="datePublished"', '20231130'), '2023-11-30');
  assert.equal(await meta('name="date"', '1701302400'), '2023-11-30');
  assert.equal(await day('<script type="application/ld+json">[[{"mainEntity": {"@type": "Report", "datePublished": "2023-11-30"}}]]</script>'), '2023-11-30');
  assert.equal(await day('<script type="application/ld+json">{"@type": "VideoObject", "datePublished": "2023-11-30"}</script>'), undefined);
  assert.equal(await day('<script type="application/ld+json">{{</script><meta name="date" content="2023-11-30">'), '2023-11-30');
  assert.equal((await readHtml('<article><time datetime="10:30">10:30</time><time datetime="2023-11-30 10:30">then</time><p>Words.</p></article>')).published, '2023-11-30');
});

test('what is no day is not taken for one', async () => {
  for (const value of ['2023-02-30', '2023-13-01', '0001-01-01T00:00:00', '1970-01-01T00:00:00Z', '11/30/2023', 'today', '2023', '9'.repeat(5000)]) {
    assert.equal((await readHtml(`<meta name="date" content="${value}"><p>Words.</p>`)).published, undefined, value);
  }
});

test('a page of 5 MB is read to its last words', async () => {
  const row = '<div class="row"><p style="color: red">Kenyan President Daniel Mwangale met <a href="/x">Ingrid Halvorsen</a> in Oslo on Thursday, and left.</p></div>';
  const count = Math.ceil(5_000_000 / row.length);
  const { text } = await readHtml(`<nav><a href="/">Home</a></nav>${row.repeat(count)}<p>The very end.</p>`);
  assert.equal(text.split('\n\n').length, count + 1);
  assert.ok(text.endsWith('The very end.'));
});

// Without a bound on the elements that are rated this takes minutes.
test('elements nested by the thousand are read', { timeout: 30_000 }, async () => {
  const { text } = await readHtml(`${'<ul><li>'.repeat(20_000)}The core.`);
  assert.ok(text.endsWith('The core.'));
});

test('a paste of rich text keeps the words of links and drops lists of links', async () => {
  const html = `<html><body><p>around</p><!--StartFragment--><p style="margin: 0">Envoy <a href="https://a.example/">Petra Novak</a> met Governor Doyle.</p>
    <p>Also read: <a href="/x">How Cork was dredged</a></p><h3>The pact</h3><div><a href="/s1">Share</a><a href="/s2">Send</a><a href="/s3">Print</a></div>
    <p>Both left.</p><h3>Elsewhere</h3><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li><li><a href="/3">Three</a></li></ul><!--EndFragment--><p>around</p></body></html>`;
  assert.deepEqual(await readPaste({ 'text/html': html, 'text/plain': 'plain' }), { text: 'Envoy Petra Novak met Governor Doyle.\n\nThe pact\n\nBoth left.', source: 'html' });
});

test('a sentence whose names are links is no list of links', async () => {
  const sentence = '<a href="/1">President Tomas Berg</a> met <a href="/2">Minister Aisha Okoro</a> and <a href="/3">Mayor Liam Doyle</a>.';
  const { text } = await readPaste({ 'text/html': `<p>${sentence}</p><p><a href="/4">Fish</a>, <a href="/5">Norway</a>, <a href="/6">Kenya</a></p>` });
  assert.equal(text, 'President Tomas Berg met Minister Aisha Okoro and Mayor Liam Doyle.');
});

test('a heading of links elsewhere takes only what it heads', async () => {
  const statement = '<p>Envoy Petra Novak met Governor Liam Doyle in Cork on Thursday, and both signed the pact.</p>'.repeat(2);
  const { text } = await readPaste({
    'text/html': `<div><h2>Latest news</h2>${statement}<h3>Related stories</h3><ul><li><a href="/1">One</a> two</li></ul><div><h4>Most read</h4><p>Three</p></div></div>`,
  });
  assert.equal(text.split('\n\n').length, 2);
  assert.ok(!/Latest|Related|One|Three/.test(text));
});

test('a paste of a whole page gives its article', async () => {
  const { text, title, published } = await readPaste({ 'text/html': await fixture('news.html') });
  assert.ok(text.includes('BERGEN, Norway — Kenyan President Daniel Mwangale met'));
  assert.ok(!/Related stories|Herring strike|lefts/.test(text));
  assert.equal(title, 'Mwangale and Halvorsen agree on fish');
  assert.equal(published, '2023-11-30');
});

test('what a real selection puts on the clipboard is read', async () => {
  // Keys need no permission in Firefox, which knows none of that name.
  if (!IN_FIREFOX) await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.page.evaluate(async () => {
    const { readPaste } = await import('/input/richtext.js');
    document.addEventListener('paste', (event) => {
      window.pasted = readPaste(event.clipboardData);
    });
    getSelection().setBaseAndExtent(document.querySelector('.masthead h1'), 0, document.querySelector('.tagline'), 1);
  });
  await tab.page.keyboard.press('Control+C');
  await tab.page.focus('#text');
  await tab.page.keyboard.press('Control+V');
  await tab.page.waitForFunction(() => window.pasted !== undefined);
  const { text, source } = await tab.page.evaluate(() => window.pasted);
  assert.equal(source, 'html');
  assert.equal(text, 'Readout\n\nWho met whom, and whether it happened.');
});

test('a plain paste is left to the browser, and a list of links stays what it is', async () => {
  assert.equal(await readPaste({ 'text/plain': 'Envoy Novak met Governor Doyle.' }), undefined);
  assert.equal(await readPaste({ 'text/html': '<img src="a.png">' }), undefined);
  const links = '<ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li><li><a href="/3">Three</a></li></ul>';
  assert.deepEqual(await readPaste({ 'text/html': links, 'text/plain': 'One\r\nTwo\r\nThree' }), { text: 'One\nTwo\nThree', source: 'text' });
});

test('a mail gives subject, sender, its own day and the HTML part', async () => {
  const bytes = [...(await readFile(new URL('pages/mail.eml', import.meta.url)))];
  const mail = {
    title: 'Halvorsen meets Marković',
    text: 'Foreign Minister Ingrid Halvorsen met Elena Marković in Zagreb on Thursday.\n\nThey signed a water pact and left.',
    published: '2023-11-30',
    publishedSource: 'metadata',
    byline: 'Nora Lindqvist',
    source: 'email',
  };
  assert.deepEqual(await readEmail(bytes), mail);
  assert.deepEqual((await readFiles([{ name: 'a.eml', bytes }])).results, [{ name: 'a.eml', ...mail }]);
});

test('a plain mail loses its quotation marks at the margin', async () => {
  const { text, published } = await readEmail('Subject: Re: note\nDate: 1 Dec 2023 00:10:00 +0900\n\n> Envoy Novak met\n>> Governor Doyle.\n\nSeen.');
  assert.equal(text, 'Envoy Novak met\nGovernor Doyle.\n\nSeen.');
  assert.equal(published, '2023-12-01');
  assert.equal((await readEmail('')).text, '');
});

test('files are read by kind and in whatever encoding they were written', async () => {
  const words = 'Elena Marković met „José“.';
  const utf16 = (/** @type {'utf16le'} */ encoding) => [0xff, 0xfe, ...Buffer.from(words, encoding)];
  const bigEndian = utf16('utf16le').flatMap((_, index, all) => (index % 2 === 0 ? [all[index + 1], all[index]] : []));
  const { results, progress } = await readFiles([
    { name: 'utf8.txt', text: `\ufeff${words}\r\n\r\nEnd.\r\n` },
    { name: 'LITTLE.TXT', bytes: utf16('utf16le') },
    { name: 'big.txt', bytes: bigEndian },
    { name: 'latin.txt', bytes: [0x93, 0x4a, 0x6f, 0x73, 0xe9, 0x94] },
    { name: 'cyrillic.html', bytes: [...Buffer.from('<meta charset=windows-1251><p>'), 0xcc, 0xe8, 0xf0] },
    { name: 'typed', type: 'text/plain; charset=utf-8', text: 'Typed.' },
    { name: 'page', type: 'text/html', text: '<p>Page.</p>' },
  ]);
  assert.deepEqual(results.map(({ text }) => text), [`${words}\n\nEnd.`, words, words, '“José”', 'Мир', 'Typed.', 'Page.']);
  assert.deepEqual(results.map(({ source }) => source), ['text', 'text', 'text', 'text', 'html', 'text', 'html']);
  assert.deepEqual(progress.at(0), { done: 1, total: 7 });
  assert.deepEqual(progress.at(-1), { done: 7, total: 7 });
});

test('Markdown gives its front matter and its words', async () => {
  const front = '---\ntitle: "Talks in Cork"\nlayout: post\ndate: 2023-11-30 10:00:00 +0000\n---\n';
  const body = '# Talks in Cork\n\n**Envoy** [Petra Novak](https://a.example/n) met _Governor_ Doyle.\n\n> Both `left`.\n\n---\n\n* one\n- two\n\n![Quay](q.jpg)\n\nsnake_case_name 2 * 3 * 4';
  const expected = 'Envoy Petra Novak met Governor Doyle.\n\nBoth left.\n\n• one\n• two\n\nsnake_case_name 2 * 3 * 4';
  const { results } = await readFiles([{ name: 'a.md', text: front + body }, { name: 'b.markdown', text: body }, { name: 'c.md', text: 'Just words.' }]);
  assert.deepEqual(results[0], { name: 'a.md', title: 'Talks in Cork', text: expected, published: '2023-11-30', publishedSource: 'metadata', source: 'text' });
  assert.deepEqual(results[1], { name: 'b.markdown', title: 'Talks in Cork', text: expected, source: 'text' });
  assert.equal(results[2].text, 'Just words.');
});

test('a file that cannot be read says why, and the others go on', async () => {
  const levels = Array.from({ length: 300 }, (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`);
  const nestedMail = `Subject: x\r\n${levels.join('')}`;
  const { results } = await readFiles([
    { name: 'big.txt', size: 20_000_001 },
    { name: 'binary.txt', bytes: [0x50, 0x4b, 3, 4, 0, 0, 1] },
    { name: 'picture.png', bytes: [0x89, 0x50, 0x4e, 0x47], type: 'image/png' },
    { name: 'binary.eml', bytes: [1, 0, 2] },
    { name: 'empty.html', text: '<p></p>' },
    { name: 'nested.eml', text: nestedMail },
    { name: 'good.txt', text: 'Good.' },
  ]);
  assert.deepEqual(results.map(({ code }) => code), ['too_large', 'not_text', 'not_text', 'not_text', 'empty', 'unreadable', undefined]);
  assert.ok(results.slice(0, 6).every(({ message }) => message.length > 20));
  assert.equal(results[6].text, 'Good.');
});

test('reading of files is cancelled between two of them', async () => {
  const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, text: name }));
  const { results, progress } = await readFiles(files, 2);
  assert.deepEqual(results.map(({ name }) => name), ['a.txt', 'b.txt']);
  assert.deepEqual(progress.at(-1), { done: 2, total: 3 });
});

test('a link alone is told from text', async () => {
  const lone = (/** @type {string} */ text) => inPage(async (given) => (await import('/input/url.js')).loneUrl(given), text);
  assert.equal(await lone(' https://courier.example/world/fish?id=1#top\n'), 'https://courier.example/world/fish?id=1#top');
  assert.equal(await lone('<HTTP://courier.example>'), 'http://courier.example/');
  for (const text of ['', 'courier.example', 'ftp://a.example/', 'javascript:alert(1)', 'https://', 'https://a.example/ https://b.example/', 'See https://a.example/', `https://a.example/${'x'.repeat(9000)}`]) {
    assert.equal(await lone(text), undefined, text);
  }
});
