// <readout-view> on other people's pages: where its text comes from, what it tells them, and that it leaves them alone.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { axe } from '../support/axe.mjs';
import { holds } from '../support/eventually.mjs';
import { hostile } from '../support/hostile.mjs';
import { start } from './browser.mjs';

/** A policy as strict as a site can have with WebAssembly in it. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";
const TEXT = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';
const HEAD = '<!doctype html><title>A site</title><link rel="icon" href="/icon.svg"><script type="module" src="/readout-element.js"></script>';
const STORY = `<article id="story"><h1>Visit to Oslo</h1><p>Kenyan President <b>Daniel Mwan</b>gale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.</p></article>`;

/** @type {Awaited<ReturnType<typeof start>>} */
let browser;
/** @type {Awaited<ReturnType<typeof browser.open>>} */
let tab;

before(async () => {
  browser = await start();
});
after(() => browser?.stop());
beforeEach(async () => {
  tab = await browser.open();
});
afterEach(async () => {
  assert.deepEqual(tab.problems, []);
  await tab.close();
});

/** Opens a page with this body, under a policy. */
async function site(body, { policy = POLICY, head = HEAD } = {}) {
  await tab.page.route('**/site.html', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy }, body: `${head}<body>${body}` }),
  );
  await tab.page.goto(`${browser.origin}/site.html`);
}

const view = () => tab.page.locator('readout-view');
const ready = (state = 'ready') => tab.page.locator(`readout-view[state="${state}"]`).first().waitFor({ state: 'attached' });
const meetings = () => view().first().evaluate((element) => element.result.meetings.map(({ date, participants }) => [date?.from ?? null, participants.length]));

test('for: reads an article of the page, with the date that the page tells, and leads to its words', async () => {
  await site(`${STORY}<readout-view for="story"></readout-view>`, { head: `${HEAD}<meta property="article:published_time" content="2024-03-15">` });
  await ready();
  await holds(async () => assert.deepEqual(await meetings(), [['2024-03-14', 2]]));
  const before = await tab.page.locator('#story').innerHTML();
  await holds(async () => assert.equal(await view().locator('.article').count(), 0, 'the article is not shown twice'));
  await view().locator('.fact', { hasText: 'Daniel Mwangale' }).click();
  const shown = () => tab.page.evaluate(() => [...(CSS.highlights.get('readout-words') ?? [])].map(String));
  await holds(async () => assert.deepEqual(await shown(), ['Daniel Mwangale']));
  assert.equal(await tab.page.locator('#story').innerHTML(), before);
  await view().evaluate((element) => element.remove());
  await holds(async () => assert.equal(await tab.page.evaluate(() => CSS.highlights.size), 0));
});

test('on a page that requires Trusted Types nothing is refused, neither its article nor another page', async () => {
  const policy = `${POLICY}; require-trusted-types-for 'script'; trusted-types readout`;
  await tab.page.route('**/far.html', (route) => route.fulfill({ contentType: 'text/html', body: `<title>Far</title><meta property="article:published_time" content="2024-03-15"><p>${TEXT}</p>` }));
  await site(`${STORY}<readout-view for="story"></readout-view><readout-view id="other" src="far.html"></readout-view>`, { policy });
  await ready();
  await tab.page.locator('#other[state="ready"]').waitFor({ state: 'attached' });
  await view().first().locator('.tab[data-tab="network"]').click();
  await view().first().locator('.node').first().waitFor();
});

test('for: a fact scrolls to its words', async () => {
  await site(`${STORY}<div id="gap"></div><readout-view for="story" loading="eager"></readout-view>`);
  await tab.page.evaluate(() => (document.getElementById('gap').style.height = '4000px'));
  await ready();
  await view().locator('.fact').first().click();
  await tab.page.waitForFunction(() => document.getElementById('story').getBoundingClientRect().bottom > 0);
});

test('for: an article that changes is read again; one that is not there is an error', async () => {
  await site(`${STORY}<readout-view for="story"></readout-view>`);
  await ready();
  await tab.page.evaluate(() => (document.querySelector('#story p').textContent = 'Nothing happened.'));
  await tab.page.waitForFunction(() => document.querySelector('readout-view').result?.meetings.length === 0);
  const told = view().evaluate((element) => new Promise((resolve) => {
    document.addEventListener('readout-error', ({ detail }) => resolve(detail.code));
    element.setAttribute('for', 'nothing');
  }));
  assert.equal(await told, 'no_such_element');
  await ready('error');
  await holds(async () => assert.match(await view().locator('[role="alert"]').innerText(), /not on this page/));
});

test('inside: reads its own words, also those that come later', async () => {
  await site(`<readout-view published="2024-03-15"><p>${TEXT}</p></readout-view>`);
  await ready();
  await holds(async () => assert.deepEqual(await meetings(), [['2024-03-14', 2]]));
  await holds(async () => assert.equal(await view().locator('.article').innerText(), TEXT));
  await view().evaluate((element) => element.replaceChildren());
  await ready('idle');
  await view().evaluate((element, text) => element.append(`${text} `), TEXT);
  await ready();
});

test('text: what a script sets is read; a result that it sets is only shown', async () => {
  await site('<readout-view></readout-view>');
  await ready('idle');
  const detail = await view().evaluate((element, text) => new Promise((resolve) => {
    element.addEventListener('readout-result', (event) => resolve(event.detail));
    element.lexicon = [{ type: 'person', name: 'Ingrid Halvorsen', role: 'Envoy' }];
    element.text = text;
  }), TEXT);
  assert.equal(detail.text, TEXT);
  assert.equal(detail.document.entities.find(({ name }) => name === 'Ingrid Halvorsen').role, 'Envoy');
  const again = await view().evaluate(async (element, document) => {
    let read = 0;
    element.addEventListener('readout-result', () => (read += 1));
    element.text = 'Another text.';
    element.result = { ...document, meetings: [] };
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [read, element.state, element.text];
  }, detail.document);
  assert.deepEqual(again, [0, 'ready', 'Another text.']);
});

test('src: reads a page of the same origin and refuses another', async () => {
  await tab.page.route('**/far.html', (route) => route.fulfill({ contentType: 'text/html', body: `<title>Far</title><meta property="article:published_time" content="2024-03-15"><p>${TEXT}</p><script>window.ran = true</script>` }));
  await site('<readout-view src="far.html"></readout-view>');
  await ready();
  await holds(async () => assert.deepEqual(await meetings(), [['2024-03-14', 2]]));
  assert.equal(await tab.page.evaluate(() => window.ran), undefined);
  const error = (src) => view().evaluate((element, address) => new Promise((resolve) => {
    element.addEventListener('readout-error', ({ detail }) => resolve(detail.code), { once: true });
    element.setAttribute('src', address);
  }), src);
  assert.equal(await error('https://example.org/story.html'), 'cross_origin');
  assert.equal(await error('/icon.svg'), 'not_text');
  assert.equal(await error('/nowhere.html'), 'not_found');
  tab.problems.splice(0, 1);
});

test('attributes: confidence, view, and a date that is none', async () => {
  await site(`<readout-view min-confidence="1" view="people">${TEXT}</readout-view>`);
  await ready();
  await holds(async () => assert.deepEqual(await meetings(), []));
  await holds(async () => assert.equal(await view().locator('.tab[aria-selected="true"]').getAttribute('data-tab'), 'people'));
  await view().evaluate((element) => element.setAttribute('published', 'yesterday'));
  await ready('error');
  await holds(async () => assert.equal(await view().evaluate((element) => element.error.code), 'invalid_date'));
});

test('nothing is read before it is nearly in sight', async () => {
  await site(`<div id="gap"></div><readout-view>${TEXT}</readout-view>`);
  await tab.page.evaluate(() => (document.getElementById('gap').style.height = '5000px'));
  await view().evaluate((element) => element.setAttribute('published', '2024-03-15'));
  await ready('waiting');
  await tab.page.waitForTimeout(300);
  assert.equal(await view().getAttribute('state'), 'waiting');
  await view().scrollIntoViewIfNeeded();
  await ready();
});

test('where no worker may be started it reads in the page', async () => {
  await site(`<readout-view>${TEXT}</readout-view>`, { policy: POLICY.replace("worker-src 'self'", "worker-src 'none'") });
  await ready();
  await holds(async () => assert.equal((await meetings()).length, 1));
  tab.problems.splice(0);
});

test('where there is no core it says so, and tries again', async () => {
  await tab.page.route('**/*.wasm', (route) => route.abort());
  await site(`<readout-view>${TEXT}</readout-view>`);
  await ready('error');
  await holds(async () => assert.equal(await view().evaluate((element) => element.error.code), 'unavailable'));
  await tab.page.unroute('**/*.wasm');
  await view().locator('.retry').click();
  await ready();
  tab.problems.splice(0);
});

test('words of the page are never markup, and the page keeps its own look', async () => {
  await site(`<p class="card" id="own">own</p><readout-view>&lt;img src=x onerror="window.ran = true"&gt; ${TEXT}</readout-view>`);
  const look = () => tab.page.locator('#own').evaluate((own) => JSON.stringify([...getComputedStyle(own)].map((name) => getComputedStyle(own)[name])));
  await ready();
  const beside = await look();
  await view().evaluate((element) => element.remove());
  assert.equal(beside, await look());
  assert.equal(await tab.page.evaluate(() => window.ran), undefined);
  assert.equal(await tab.page.evaluate(() => document.querySelectorAll('style').length + document.adoptedStyleSheets.length), 0);
});

test('hostile words in the page, in names that its script sets and in a result stay words, under a strict policy', async () => {
  const words = hostile();
  const escaped = words.map((one) => one.replace(/[&<>"\0]/g, (sign) => `&#${sign.charCodeAt(0)};`));
  await site(`<article id="story">${escaped.map((one) => `<p title="${one}">Kenyan President Daniel Mwangale met ${one} Ingrid Halvorsen in Oslo on Thursday.</p>`).join('')}</article><readout-view for="story" loading="eager"></readout-view>`);
  await ready();
  const before = await tab.page.locator('#story').innerHTML();
  const found = await view().evaluate(async (element, all) => {
    const told = new Promise((resolve) => element.addEventListener('readout-result', resolve, { once: true }));
    element.lexicon = [...all.map((name) => ({ type: 'person', name, aliases: [name], role: name, affiliation: name })), JSON.parse('{"__proto__": {"type": "person", "name": "Oslo"}}')];
    await told;
    const document = element.result;
    const [meeting] = document.meetings;
    const changed = document.meetings.concat(all.map((one, index) => ({ ...meeting, id: `h${index}`, occasion: one, topics: [{ start: 0, end: 4, text: one }], evidence: [{ ...meeting.evidence[0], text: one, source: { title: one, url: one } }] })));
    element.result = { ...document, meetings: changed, warnings: all, entities: document.entities.map((entity) => ({ ...entity, role: all[0], affiliation: all[1] })) };
    await new Promise((resolve) => setTimeout(resolve, 300));
    const nodes = [...element.shadowRoot.querySelectorAll('*')];
    const live = nodes.filter((node) => node.matches('script, img, iframe, style, [style], [srcdoc], a[href]:not([href^="http"])') || node.getAttributeNames().some((name) => name.startsWith('on')));
    return { live: live.map((node) => node.outerHTML.slice(0, 200)), shown: element.shadowRoot.textContent };
  }, words);
  assert.deepEqual(found.live, []);
  for (const one of hostile((attack) => attack === 'markup')) assert.ok(found.shown.includes(one), one);
  assert.equal(await tab.page.evaluate(() => [window.ran, {}.ran, {}.type].join('')), '');
  assert.equal(await tab.page.locator('#story').innerHTML(), before);
});

test('attributes of hostile words are an error or have no effect', async () => {
  await site(`<readout-view loading="eager">${TEXT}</readout-view>`);
  await ready();
  const words = hostile((attack) => attack !== 'size');
  for (const [name, states] of Object.entries({ view: ['ready'], published: ['error'], 'min-confidence': ['error', 'ready'], for: ['error'] })) {
    const seen = await view().evaluate(async (element, { attribute, all }) => {
      const found = new Set();
      for (const one of all) {
        const told = new Promise((resolve) => ['readout-result', 'readout-error'].forEach((type) => element.addEventListener(type, resolve, { once: true })));
        element.setAttribute(attribute, one);
        if (attribute !== 'view') await told;
        found.add(element.state);
      }
      element.removeAttribute(attribute);
      return [...found].sort();
    }, { attribute: name, all: words });
    assert.ok(seen.every((state) => states.includes(state)), `${name}: ${seen}`);
    await ready();
  }
  await holds(async () => assert.equal(await view().locator('.tab[aria-selected="true"]').getAttribute('data-tab'), 'meetings'));
  assert.equal(await tab.page.evaluate(() => window.ran), undefined);
});

test('a site can style it by properties and parts, and it is as light or dark as the page', async () => {
  await site(`<readout-view>${TEXT}</readout-view>`);
  await ready();
  const look = await tab.page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('readout-view { --accent: rgb(1, 2, 3) } readout-view::part(card) { border-radius: 7px }');
    document.adoptedStyleSheets.push(sheet);
    const root = document.querySelector('readout-view').shadowRoot;
    const style = (selector) => getComputedStyle(root.querySelector(selector));
    return [style('.action').color, style('.card').borderTopLeftRadius, style('.card').colorScheme];
  });
  assert.deepEqual(look, ['rgb(1, 2, 3)', '7px', 'normal']);
});

test('the policy of the sample site is kept', async () => {
  await tab.page.goto(`${browser.origin}/examples/index.html`);
  await ready();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the sample site shows its articles in three ways, for everybody: ${colorScheme}`, async () => {
    await tab.close();
    tab = await browser.open({ colorScheme, viewport: { width: 1280, height: 900 } });
    await tab.page.goto(`${browser.origin}/examples/index.html`);
    for (const element of await view().all()) {
      await element.scrollIntoViewIfNeeded();
      await element.and(tab.page.locator('[state="ready"]')).waitFor();
    }
    const counts = await view().evaluateAll((all) => all.map(({ result }) => result.meetings.length));
    assert.ok(counts.length === 3 && counts.every((count) => count >= 2), String(counts));
    const check = await axe(tab.page);
    await check('the sample site');
    for (const width of [320, 1280]) {
      await tab.page.setViewportSize({ width, height: 800 });
      await holds(async () => assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} wide`));
    }
  });
}
