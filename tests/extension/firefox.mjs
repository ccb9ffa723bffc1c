// Starts Firefox with the packed extension and drives it by Marionette, its own protocol, which
// reaches the toolbar that WebDriver does not.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { eventually } from '../support/eventually.mjs';

const EXTENSION = fileURLToPath(new URL('../../target/package/firefox/', import.meta.url));
const ID = 'readout@readout.example';

/** What keeps a fresh Firefox from asking the network for things of its own. */
const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
};

/** Starts a browser with the extension in a profile of its own. */
export async function start() {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) {
    throw new Error('target/package/firefox is missing: run `cargo xtask package extension` first');
  }
  const profile = mkdtempSync(join(tmpdir(), 'readout-firefox-'));
  const port = await freePort();
  const preferences = Object.entries({ ...PREFERENCES, 'marionette.port': port });
  writeFileSync(join(profile, 'user.js'), preferences.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
  const program = process.env.FIREFOX || 'firefox-esr';
  const firefox = spawn(program, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const exited = new Promise((resolve) => firefox.on('exit', resolve));
  const end = async () => {
    firefox.kill();
    await exited;
    rmSync(profile, { recursive: true, force: true });
  };
  /** @type {Marionette} */
  let marionette;
  try {
    marionette = await Marionette.connect(port);
    await marionette.send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
    await marionette.send('Addon:Install', { path: EXTENSION, temporary: true });
  } catch (reason) {
    // A browser that runs on keeps the tests from ending: one older than the extension asks for, say.
    await end();
    throw reason;
  }

  /**
   * Runs the body of a function in the page, or in the browser around it.
   * @param {'content' | 'chrome'} context
   * @param {string} script
   */
  const run = async (context, script) => {
    await marionette.send('Marionette:SetContext', { value: context });
    const { value } = await marionette.send('WebDriver:ExecuteScript', { script, args: [] });
    return value;
  };
  return {
    /** @param {string} url */
    async open(url) {
      await marionette.send('Marionette:SetContext', { value: 'content' });
      await marionette.send('WebDriver:Navigate', { url });
    },
    /** Presses the button in the toolbar. */
    press: () =>
      run('chrome', `
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID('${ID}');
        ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`),
    /** What the button of the tab in front says. @returns {Promise<string>} */
    badge: () =>
      run('chrome', `
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID('${ID}');
        const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
        return action.getContextData(gBrowser.selectedTab).badgeText ?? '';`),
    /** The address of the panel in the sidebar; empty where it is closed. @returns {Promise<string>} */
    sidebar: () =>
      run('chrome', `
        if (!SidebarController.isOpen) return '';
        return document.getElementById('sidebar').contentDocument.getElementById('webext-panels-browser')?.currentURI?.spec ?? '';`),
    /** @param {string} script the body of a function that runs in the page */
    page: (script) => run('content', script),
    /** @returns {Promise<string>} the window of the browser as a PNG, in base64 */
    async screenshot() {
      await marionette.send('Marionette:SetContext', { value: 'chrome' });
      return (await marionette.send('WebDriver:TakeScreenshot', { full: false })).value;
    },
    async stop() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      await end();
    },
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Messages are JSON after their length in bytes and a colon. */
class Marionette {
  #socket;
  #last = 0;
  #bytes = Buffer.alloc(0);
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
  #waiting = new Map();

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#take(bytes));
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has closed'));
    });
  }

  /** @param {number} port */
  static async connect(port) {
    const socket = await eventually(
      () =>
        new Promise((resolve) => {
          const trial = connect(port, '127.0.0.1', () => resolve(trial));
          trial.on('error', () => resolve(null));
        }),
      'Firefox',
    );
    return new Marionette(socket);
  }

  /**
   * @param {string} name
   * @param {object} parameters
   * @returns {Promise<any>}
   */
  send(name, parameters) {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      const message = JSON.stringify([0, id, name, parameters]);
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
  }

  /** @param {Buffer} bytes */
  #take(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const colon = this.#bytes.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#bytes.subarray(0, colon));
      if (this.#bytes.length < end) return;
      const message = JSON.parse(this.#bytes.subarray(colon + 1, end).toString());
      this.#bytes = this.#bytes.subarray(end);
      // The first one is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting?.resolve(value);
    }
  }
}
