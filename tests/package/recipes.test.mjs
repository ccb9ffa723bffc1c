// Every recipe of docs/recipes, built with the packed package and run.

import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, test } from 'node:test';

import { start } from '../browser/browser.mjs';
import { build, execute, install, INSTALLED, project, SAMPLES } from './samples.mjs';

const TEXT = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';

before(install);

/** Serves a folder under the app's own policy, and looks at it in Chromium. */
async function browse(folder, look) {
  // Browsers ask for an icon that no recipe is about.
  await writeFile(join(folder, 'favicon.ico'), '');
  const browser = await start(folder);
  try {
    const tab = await browser.open();
    await tab.visit();
    await look(tab.page);
    assert.deepEqual(tab.problems, []);
  } finally {
    await browser.stop();
  }
}

const says = (page, id, words) => page.locator(`#${id}`, { hasText: words }).waitFor();

const shows = (page) => page.locator('readout-view .card', { hasText: 'Ingrid Halvorsen' }).waitFor();

test('plain', async () => {
  const folder = await project('plain');
  await cp(INSTALLED, join(folder, 'readout'), { recursive: true });
  await browse(folder, async (page) => {
    await shows(page);
    await says(page, 'count', '1 meeting');
  });
});

test('vite, with the package’s worker and one of its own', async () => {
  await browse(await build(await project('vite')), async (page) => {
    await shows(page);
    await says(page, 'count', '2024-03-14');
    await says(page, 'own', 'Daniel Mwangale and Ingrid Halvorsen');
    await page.locator('readout-view .tab[data-tab="network"]').click();
    await page.locator('readout-view .node').first().waitFor();
  });
});

for (const name of ['react', 'vue']) {
  test(name, async () => {
    await browse(await build(await project(name)), async (page) => {
      await shows(page);
      await says(page, 'count', '1 found');
      await says(page, 'shown', '1 shown');
      await page.getByRole('textbox', { name: 'Article' }).fill('Nothing happened.');
      await says(page, 'count', '0 found');
    });
  });
}

test('node', async () => {
  const folder = await project('node');
  await writeFile(join(folder, 'article.txt'), TEXT);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const csv = await execute(folder, process.execPath, 'meetings.js', 'article.txt', '2024-03-15');
  assert.match(csv, /^id,status.*\r\nm1,held,in_person,2024-03-14/);
  const { meetingsOf } = await import(pathToFileURL(join(folder, 'many.js')).href);
  const steps = [];
  const found = await meetingsOf([TEXT, '', `${TEXT} ${TEXT}`], { onProgress: (step) => steps.push(step) });
  assert.deepEqual(found.map(({ length }) => length), [1, 0, 1]);
  assert.deepEqual(steps.at(-1), { done: 3, total: 3 });
  await assert.rejects(meetingsOf([TEXT], { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('deno', async () => {
  const folder = await project('deno');
  await writeFile(join(folder, 'article.txt'), TEXT);
  // From the samples' own node_modules, not from the registry.
  const markdown = await execute(folder, join(SAMPLES, 'node_modules/.bin/deno'), 'run', '--no-lock', '--node-modules-dir=manual', '--allow-read', 'meetings.js', 'article.txt', '2024-03-15');
  assert.match(markdown, /Daniel Mwangale/);
});
