// Takes pictures of a page with the panel beside it, and of the panel and options alone, for a
// person to look at: `node tests/extension/screenshots.mjs`.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { start } from './chromium.mjs';

const FOLDER = fileURLToPath(new URL('../browser/screenshots/', import.meta.url));
const HEIGHT = 780;
const WIDTH = { page: 760, panel: 400 };

await mkdir(FOLDER, { recursive: true });
const browser = await start();
const page = await browser.open('/story.html');
await page.setViewportSize({ width: WIDTH.page, height: HEIGHT });
await browser.press(page);
const panel = await browser.panel();
await panel.shows('Ferry treaty nears after two days of talks in Tallinn');
await page.waitForTimeout(500);
/** @type {[string, Buffer, Buffer][]} */
const pairs = [];
for (const scheme of ['light', 'dark']) {
  await panel.send('Emulation.setDeviceMetricsOverride', { width: WIDTH.panel, height: HEIGHT, deviceScaleFactor: 1, mobile: false });
  await panel.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  for (const tab of ['Meetings', 'People', 'Network', 'Timeline', 'Text']) {
    await panel.click('[role="tab"]', tab);
    await page.waitForTimeout(400);
    await writeFile(`${FOLDER}panel-${tab.toLowerCase()}-${scheme}.png`, await panel.screenshot());
  }
  await panel.click('[role="tab"]', 'Meetings');
  pairs.push([`${FOLDER}extension-${scheme}.png`, await page.screenshot(), await panel.screenshot()]);
}
// The panel follows the tab in front, which these are.
for (const [path, ...pictures] of pairs) await beside(path, ...pictures);
const id = new URL(browser.worker.url()).host;
const options = await browser.open(`chrome-extension://${id}/extension/options.html`);
await options.screenshot({ path: `${FOLDER}options.png` });
await browser.stop();

/**
 * Puts the pictures of page and panel beside each other, as the browser's window has them.
 * @param {string} path
 * @param {Buffer[]} pictures
 */
async function beside(path, ...pictures) {
  const sheet = await browser.context.newPage();
  await sheet.setViewportSize({ width: WIDTH.page + WIDTH.panel, height: HEIGHT });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await sheet.setContent(`<style>body { margin: 0; display: flex; overflow: hidden } img + img { border-left: 1px solid #888 }</style>${images.join('')}`);
  await sheet.screenshot({ path });
  await sheet.close();
}
