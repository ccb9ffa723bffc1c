// Takes pictures of the page for a person to look at: `node tests/browser/screenshots.mjs`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { start } from './browser.mjs';

const FOLDER = fileURLToPath(new URL('./screenshots/', import.meta.url));

const SHOTS = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'tablet', colorScheme: 'light', viewport: { width: 900, height: 1100 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 }, fullPage: true },
  { name: 'empty', colorScheme: 'light', viewport: { width: 1440, height: 900 }, empty: true },
];

await mkdir(FOLDER, { recursive: true });
const browser = await start();
for (const { name, fullPage = false, empty = false, ...options } of SHOTS) {
  const { page, problems, visit, close } = await browser.open(options);
  await visit();
  if (!empty) {
    await page.click('#sample');
    await page.locator('.card').first().hover();
  }
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage });
  if (problems.length > 0) console.error(name, problems);
  await close();
}
await browser.stop();
