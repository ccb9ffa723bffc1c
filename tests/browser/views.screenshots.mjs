// Takes pictures of the network and the timeline for a person to look at: `node tests/browser/views.screenshots.mjs`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { start } from './browser.mjs';
import { largeDocument, openViews, SAMPLE } from './views.mjs';

const FOLDER = fileURLToPath(new URL('./screenshots/', import.meta.url));

const SHOTS = [
  { name: 'light', width: 1000, height: 900 },
  { name: 'dark', width: 1000, height: 900, options: { colorScheme: 'dark' } },
  { name: '320', width: 320, height: 740, options: { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } },
  { name: 'large', width: 1440, height: 1000, document: largeDocument(200, 400) },
  { name: 'forced', width: 1000, height: 900, options: { forcedColors: 'active' } },
  { name: 'print', width: 800, height: 900, options: { colorScheme: 'dark' }, media: 'print' },
];

await mkdir(FOLDER, { recursive: true });
const browser = await start();
for (const { name, width, height, options = {}, document = SAMPLE, media = 'screen' } of SHOTS) {
  const { page, show, problems, close } = await openViews(browser, { viewport: { width, height }, ...options });
  for (const view of ['network', 'timeline']) {
    await show(view, document);
    await page.emulateMedia({ media });
    await page.screenshot({ path: `${FOLDER}${view}-${name}.png` });
    await page.emulateMedia({ media: 'screen' });
  }
  if (name === 'light') {
    await show('network', document);
    await page.locator('.node').first().hover();
    await page.locator('summary').click();
    await page.locator('.node').first().hover();
    await page.screenshot({ path: `${FOLDER}network-attended.png`, fullPage: true });
  }
  if (problems.length > 0) console.error(name, problems);
  await close();
}
await browser.stop();
