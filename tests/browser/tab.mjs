// A tab of its own for each test of a file.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';

import { start } from './browser.mjs';

/** @typedef {Awaited<ReturnType<typeof start>>} Browser */

/**
 * Opens a tab for each test. None may end with an error in the console, a violation of the policy or
 * a request that left the origin.
 * @template {{ close: () => Promise<unknown>, problems: unknown[] }} T
 * @param {(browser: Browser) => Promise<T>} opened
 * @param {(tab: T, browser: Browser) => void} begin is given what a test works with
 */
export function eachInTab(opened, begin) {
  /** @type {Browser} */
  let browser;
  /** @type {T} */
  let tab;
  before(async () => {
    browser = await start();
  });
  after(() => browser?.stop());
  beforeEach(async () => {
    tab = await opened(browser);
    begin(tab, browser);
  });
  afterEach(async () => {
    await tab.close();
    assert.deepEqual(tab.problems, []);
  });
}
