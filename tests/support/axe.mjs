// What axe finds in a page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Says of what a page shows that axe finds nothing in it.
 * @param {import('playwright-core').Page} page
 */
export async function axe(page) {
  // Not as a script of the page, whose policy would refuse it.
  await page.evaluate(await readFile(AXE, 'utf8'));
  return async (/** @type {string} */ what) => {
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`);
    });
    assert.deepEqual(found, [], what);
  };
}
