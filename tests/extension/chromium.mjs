// Starts Chromium with the packed extension, presses its button and looks into its side panel.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { FLAGS } from '../browser/browser.mjs';
import { eventually } from '../support/eventually.mjs';
import { wordsByMark } from './marks.mjs';
import { servePages } from './pages.mjs';

const EXTENSION = fileURLToPath(new URL('../../target/package/chrome/', import.meta.url));

/**
 * One browser with the extension, and one server of pages, for a file of tests.
 * @param {{ netLog?: string }} [options] `netLog`: a file that is to have all that the browser asked of the network
 */
export async function start({ netLog } = {}) {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) {
    throw new Error('target/package/chrome is missing: run `cargo xtask package extension` first');
  }
  const server = await servePages();
  const profile = mkdtempSync(join(tmpdir(), 'readout-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME || '/usr/bin/chromium',
    locale: 'en-GB',
    // Extensions run in the new headless mode only, which Playwright's own flag is not.
    headless: false,
    args: [
      ...FLAGS,
      '--headless=new',
      '--enable-unsafe-extension-debugging',
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      ...(netLog ? [`--log-net-log=${netLog}`] : []),
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 1000, height: 700 },
  });
  /** What pages of the extension complain of: errors, warnings, and violations of their policy. @type {string[]} */
  const problems = [];
  context.on('console', (entry) => {
    const isOwn = entry.page()?.url().startsWith('chrome-extension:');
    if (isOwn && ['error', 'warning'].includes(entry.type())) problems.push(`console: ${entry.text()} (${entry.location().url})`);
  });
  context.on('weberror', (entry) => {
    if (entry.page()?.url().startsWith('chrome-extension:')) problems.push(`uncaught: ${entry.error().message}`);
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  // A press that comes before is lost.
  await eventually(() => worker.evaluate(() => chrome.action.onClicked.hasListeners()), 'the ear for the button');
  const id = new URL(worker.url()).host;
  const cdp = await /** @type {import('playwright-core').Browser} */ (context.browser()).newBrowserCDPSession();
  /** The target of the side panel, once it was opened. */
  const panelTarget = async () => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return targetInfos.find(({ url }) => url === `chrome-extension://${id}/extension/panel.html`);
  };
  /** @type {Map<string, Panel>} */
  const panels = new Map();
  const openPanel = (/** @type {string} */ targetId) => {
    const panel = panels.get(targetId) ?? new Panel(cdp, targetId, problems);
    panels.set(targetId, panel);
    return panel;
  };

  return {
    context,
    worker,
    server,
    problems,
    /** @param {string} path of a page that is served, or a whole address */
    async open(path) {
      const page = await context.newPage();
      await page.goto(path.startsWith('/') ? server.origin + path : path);
      return page;
    },
    /**
     * Presses the button in the toolbar, as a reader would, on the tab in front.
     * @param {import('playwright-core').Page} page
     */
    async press(page) {
      await page.bringToFront();
      const shown = await panelTarget();
      // So that what it showed before is not taken for the answer.
      if (shown) await openPanel(shown.targetId).evaluate(() => document.getElementById('title').replaceChildren());
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
      const own = await (await context.newCDPSession(page)).send('Target.getTargetInfo');
      const tab = targetInfos.find(({ type, url }) => type === 'tab' && url === own.targetInfo.url);
      if (!tab) throw new Error(`no tab of ${own.targetInfo.url}`);
      await cdp.send('Extensions.triggerAction', { id, targetId: tab.targetId });
    },
    /** The side panel of the window. */
    async panel() {
      return openPanel((await eventually(panelTarget, 'the side panel')).targetId);
    },
    /** @returns {Promise<string>} what the button of the tab in front says */
    badge() {
      return worker.evaluate(async () => {
        const [{ id: tabId }] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        return chrome.action.getBadgeText({ tabId });
      });
    },
    async stop() {
      await context.close();
      await server.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * What an event of the panel says that must not be.
 * @param {{ method: string, params: any }} event
 * @returns {string[]}
 */
function complaints({ method, params }) {
  if (method === 'Log.entryAdded' && ['error', 'warning'].includes(params.entry.level)) return [`log: ${params.entry.text}`];
  if (method === 'Runtime.exceptionThrown') return [`uncaught: ${params.exceptionDetails.exception?.description ?? params.exceptionDetails.text}`];
  if (method === 'Runtime.consoleAPICalled' && ['error', 'warning', 'assert'].includes(params.type)) return [`console: ${JSON.stringify(params.args)}`];
  return [];
}

/** The page in the side panel, which is no tab that Playwright knows. */
class Panel {
  #cdp;
  #session;
  #last = 0;
  /** @type {Map<number, (message: any) => void>} */
  #waiting = new Map();

  /**
   * @param {import('playwright-core').CDPSession} cdp
   * @param {string} targetId
   * @param {string[]} problems gets what the panel complains of, from its beginning on
   */
  constructor(cdp, targetId, problems) {
    this.#cdp = cdp;
    this.#session = cdp.send('Target.attachToTarget', { targetId, flatten: false }).then(({ sessionId }) => sessionId);
    cdp.on('Target.receivedMessageFromTarget', async ({ sessionId, message }) => {
      if (sessionId !== (await this.#session)) return;
      const answer = JSON.parse(message);
      if (answer.method) problems.push(...complaints(answer));
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    // Both tell what was before, too; violations of the policy are among the entries of the log.
    void this.send('Log.enable');
    void this.send('Runtime.enable');
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  async send(method, params = {}) {
    const id = ++this.#last;
    const answered = new Promise((resolve) => this.#waiting.set(id, resolve));
    const sessionId = await this.#session;
    await this.#cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  /**
   * Runs a function in the panel, as a gesture of the reader's; `view` in it is the shadow tree
   * of the result.
   * @template A, T
   * @param {(argument: A, view: ShadowRoot) => T} code
   * @param {A} [argument]
   * @returns {Promise<Awaited<T>>}
   */
  async evaluate(code, argument) {
    const call = `(${code})(${JSON.stringify(argument) ?? 'undefined'}, document.querySelector('readout-view')?.shadowRoot)`;
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: call,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until the page with this headline is read. @param {string} title */
  async shows(title) {
    let seen = '';
    try {
      await eventually(async () => {
        const state = await this.evaluate(() => ({
          title: document.getElementById('title')?.textContent,
          busy: document.querySelector('readout-view')?.hasAttribute('busy'),
          message: document.getElementById('message')?.textContent,
        }));
        seen = JSON.stringify(state);
        return state.title === title && !state.busy;
      });
    } catch {
      throw new Error(`"${title}" did not come into the panel: ${seen}`);
    }
  }

  /** The cards of meetings: what each says of status and participants. Those that were taken out are in a list of their own. */
  async meetings() {
    await this.click('[role="tab"]', 'Meetings');
    return this.evaluate((_, view) => [...view.querySelectorAll('.results .card')].map((card) => card.getAttribute('aria-label')));
  }

  /**
   * Clicks the first element that a selector finds and that has these words, once there is one:
   * what unfolds is built a moment later.
   * @param {string} selector
   * @param {string} [words]
   */
  async click(selector, words = '') {
    await eventually(
      () =>
        this.evaluate(
          (what, view) => {
            const all = [...document.querySelectorAll(what.selector), ...view.querySelectorAll(what.selector)];
            const found = all.find((node) => node.textContent?.includes(what.words));
            if (!(found instanceof HTMLElement)) return false;
            found.click();
            return true;
          },
          { selector, words },
        ),
      `${selector} with "${words}"`,
    );
  }

  /** What is written into a file of some format. @param {string} format */
  exported(format) {
    return this.evaluate(async (wanted) => {
      let made = new Blob();
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        made = /** @type {Blob} */ (blob);
        return create(blob);
      };
      const menu = /** @type {HTMLSelectElement} */ (document.querySelector('select.export'));
      menu.value = wanted;
      /** @type {HTMLButtonElement} */ (document.querySelector('.export-button')).click();
      for (let i = 0; i < 200 && made.size === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      URL.createObjectURL = create;
      return made.text();
    }, format);
  }

  /** What stands in place of a result. */
  notice() {
    return eventually(
      () => this.evaluate(() => {
        const box = document.getElementById('message');
        return box && !box.hidden ? box.textContent : '';
      }),
      'a notice',
    );
  }

  /** @returns {Promise<Buffer>} a PNG */
  async screenshot() {
    const { data } = await this.send('Page.captureScreenshot');
    return Buffer.from(data, 'base64');
  }
}

/**
 * @param {import('playwright-core').Page | import('playwright-core').Frame} page
 * @returns {Promise<Record<string, string[]>>} the words under each highlight
 */
export function marks(page) {
  return page.evaluate(wordsByMark);
}

/** A fingerprint of all that a page's DOM holds, shadow trees too. @param {import('playwright-core').Page} page */
export function domOf(page) {
  return page.evaluate(() => {
    /** @type {(node: Node) => string} */
    const write = (node) => {
      if (!(node instanceof Element)) return `${node.nodeType}:${node.nodeValue ?? ''}`;
      const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).join();
      const shadow = node.shadowRoot ? `#${[...node.shadowRoot.childNodes].map(write).join()}` : '';
      return `<${node.nodeName} ${attributes}>${shadow}${[...node.childNodes].map(write).join('')}</>`;
    };
    return write(document.documentElement);
  });
}
