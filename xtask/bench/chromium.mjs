// Measures Readout in a page of Chromium: `node chromium.mjs CORPUS.json`. Prints one line of
// JSON as node.mjs does; `start`, from the import to the first result, and `first` are medians of
// fresh pages without any cache.

import { readFileSync } from 'node:fs';

import { start } from '../../tests/browser/browser.mjs';
import { BLANK } from '../../tests/browser/server.mjs';
import { median, measure, time } from './measure.mjs';

const PAGES = 9;
const corpus = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** In the page. @param {string} sentence */
async function begin(sentence) {
  const begun = performance.now();
  const { compile, instantiate } = await import('/lib/core.js');
  const { browser } = await import('/lib/platform.js');
  const core = await instantiate(await compile(undefined, browser));
  globalThis.read = (/** @type {string} */ text) => core.extract(text, { published: '2024-03-16' });
  globalThis.read(sentence);
  return performance.now() - begun;
}

/** In the page that has begun. @param {string} article */
function again(article) {
  const begun = performance.now();
  globalThis.read(article);
  return performance.now() - begun;
}

const browser = await start();
const starts = [];
const firsts = [];
for (let page = 0; page < PAGES; page += 1) {
  const opened = await browser.open();
  await opened.page.goto(browser.origin + BLANK);
  starts.push(await opened.page.evaluate(begin, corpus.sentence));
  firsts.push(await opened.page.evaluate(again, corpus.article));
  await opened.page.context().close();
}
const opened = await browser.open();
await opened.page.goto(browser.origin + BLANK);
await opened.page.evaluate(begin, corpus.sentence);
// The page's policy allows no script from outside, so the functions go in as they are.
const source = `(corpus) => { ${median} ${time} ${measure} return measure(globalThis.read, corpus); }`;
const measured = await opened.page.evaluate(`(${source})(${JSON.stringify(corpus)})`);
await browser.stop();
console.log(JSON.stringify({ ...measured, start: median(starts), first: median(firsts) }));
