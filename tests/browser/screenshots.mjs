// Takes pictures of every view for a person to look at: `node tests/browser/screenshots.mjs`.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { start } from './browser.mjs';

const FOLDER = fileURLToPath(new URL('./screenshots/', import.meta.url));

const SIZES = [
  { name: 'wide', viewport: { width: 1440, height: 900 } },
  { name: 'tablet', viewport: { width: 900, height: 1100 } },
  { name: 'phone', viewport: { width: 320, height: 740 } },
  { name: '4k', viewport: { width: 3840, height: 2160 } },
];

await mkdir(FOLDER, { recursive: true });
const browser = await start();
for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const { name, viewport } of SIZES) {
    const { page, problems, visit, close } = await browser.open({ colorScheme, viewport });
    const picture = (/** @type {string} */ what) => page.screenshot({ path: `${FOLDER}${what}-${name}-${colorScheme}.png` });
    const settle = () => page.waitForTimeout(500);
    await visit();
    await picture('empty');
    await page.click('#sample');
    await page.locator('#view .card').first().hover();
    await picture('meetings');
    const tabs = await page.locator('#view .tab').evaluateAll((all) => all.map((tab) => /** @type {HTMLElement} */ (tab).dataset.tab));
    for (const tab of tabs.slice(1)) {
      const button = page.locator(`#view .tab[data-tab="${tab}"]`);
      if (!(await button.isVisible())) continue;
      await button.click();
      await settle();
      await picture(String(tab));
    }
    await page.locator('#view .tab[data-tab="meetings"]').click();
    await page.locator('#view .results .correct > summary').first().click();
    await page.locator('#view .meeting-form [name="tags"]').fill('rivers');
    await page.locator('#view .meeting-form [name="status"]').selectOption('planned');
    await page.locator('#view .meeting-form').scrollIntoViewIfNeeded();
    await picture('correct');
    await page.locator('#view .meeting-form .primary').click();
    await page.locator('#view .correction-note summary').click();
    await page.evaluate(() => scrollTo(0, 0));
    await picture('corrected');
    await page.locator('#view .add').click();
    await picture('add');
    await page.keyboard.press('Escape');
    await page.click('#save');
    await settle();
    await page.click('#to-diary');
    await settle();
    await picture('diary');
    await page.click('#my-names');
    await picture('names');
    if (problems.length > 0) console.error(name, colorScheme, problems);
    await close();
  }
}
await browser.stop();
