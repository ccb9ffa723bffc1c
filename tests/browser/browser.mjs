// Starts the browser of the page tests and opens pages that record everything they must not do.
// It is Chromium, or Firefox where the variable BROWSER says so.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, firefox } from 'playwright-core';

import { serve, WWW } from './server.mjs';

/** Whether the tests run in Firefox, which is driven by WebDriver BiDi. */
export const IN_FIREFOX = process.env.BROWSER === 'firefox';

/** What Chromium needs to run as root, and to keep to itself. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * One browser and one server for a file of tests.
 * @param {string} [folder] what is served
 */
export async function start(folder) {
  if (!existsSync(join(WWW, 'pkg', 'readout.js'))) {
    throw new Error('www/pkg is missing: run `cargo xtask build` first');
  }
  const server = await serve(folder);
  const browser = IN_FIREFOX
    ? await firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr' })
    : await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: FLAGS });
  return {
    origin: server.origin,
    /** @param {import('playwright-core').BrowserContextOptions} [options] */
    open: (options) => open(browser, server.origin, options),
    /**
     * Does something while there is no network.
     * @param {() => Promise<unknown>} work
     */
    async offline(work) {
      await server.close();
      try {
        await work();
      } finally {
        await server.reopen();
      }
    },
    async stop() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * A fresh page. `problems` collects console errors, uncaught errors, violations of
 * the policy, and requests that leave the origin.
 */
async function open(browser, origin, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  // A machine that does other things as well takes its time.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('console', (entry) => {
    if (entry.type() === 'error' || entry.type() === 'warning') problems.push(`console: ${entry.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) problems.push(`request: ${url}`);
  });
  await page.exposeFunction('reportViolation', (directive) => problems.push(`policy: ${directive}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => window.reportViolation(event.effectiveDirective));
  });
  return { page, problems, visit: () => page.goto(`${origin}/`), close: () => context.close() };
}
