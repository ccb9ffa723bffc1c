// The page in the hands of a reporter: what several files of tests do with it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { IN_FIREFOX } from './browser.mjs';
import { eachInTab } from './tab.mjs';

export const MEETING = 'Kenyan Foreign Minister Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';
export const PLAN = 'Norwegian Foreign Minister Ingrid Halvorsen will meet Kenyan Foreign Minister Daniel Mwangale in Oslo on Thursday.';

/** A person at a page of its own. */
export class Desk {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    this.view = page.locator('#view');
    this.cards = this.view.locator('.results .card');
    this.note = page.locator('#note');
  }

  /** @param {string} text @param {string} [day] */
  async read(text, day = '2024-03-15') {
    await this.page.fill('#text', text);
    if (day !== '') await this.page.fill('#published', day);
    await this.cards.first().waitFor();
    await this.page.waitForFunction(
      ([words, on]) => {
        const view = /** @type {any} */ (document.querySelector('#view'));
        return !view.busy && view.text === words && (on === '' || view.result?.reference_date === on);
      },
      [text, day],
    );
  }

  /** @param {string} text @param {string} [day] */
  async save(text, day) {
    await this.read(text, day);
    await this.page.click('#save');
    await this.note.filter({ hasText: /Saved|Updated/ }).waitFor();
  }

  async toDiary() {
    await this.page.click('#to-diary');
    await this.page.locator('#diary-summary', { hasText: 'article' }).waitFor();
  }

  /** The form of the first meeting. */
  async correct() {
    await this.cards.first().locator('.correct > summary').click();
    const form = this.cards.first().locator('.meeting-form');
    await form.waitFor();
    return form;
  }

  /** @param {string} format @param {string} [tools] */
  async exported(format, tools = '#tools') {
    await this.page.locator(`${tools} .export`).selectOption(format);
    return this.download(() => this.page.locator(`${tools} .export-button`).click());
  }

  /** @param {() => Promise<unknown>} act */
  async download(act) {
    if (IN_FIREFOX) return this.#handedOut(act);
    const [file] = await Promise.all([this.page.waitForEvent('download'), act()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /**
   * What is handed to the browser as a download, which the driver of Firefox does not hear of.
   * @param {() => Promise<unknown>} act
   * @returns {Promise<{ name: string, text: string }>}
   */
  async #handedOut(act) {
    await this.page.evaluate(() => {
      const [create, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
      const made = (window.handedOut = { name: '', blob: new Blob() });
      URL.createObjectURL = (blob) => {
        made.blob = /** @type {Blob} */ (blob);
        return create.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = function () {
        made.name = this.download;
        URL.createObjectURL = create;
        HTMLAnchorElement.prototype.click = click;
      };
    });
    await act();
    await this.page.waitForFunction(() => window.handedOut.name !== '');
    // A Blob's text() leaves out the byte order mark.
    return this.page.evaluate(async () => ({
      name: window.handedOut.name,
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await window.handedOut.blob.arrayBuffer()),
    }));
  }

  /** What is focused, inside of the view too. @returns {Promise<string>} */
  focused() {
    return this.page.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return `${active?.localName} ${active?.id || active?.getAttribute('name') || active?.textContent}`.trim();
    });
  }

  /** @param {string} field @param {string} value */
  async has(field, value) {
    await this.page.waitForFunction(([id, words]) => /** @type {any} */ (document.getElementById(id)).value === words, [field, value]);
    assert.equal(await this.page.inputValue(`#${field}`), value);
  }
}

/** @typedef {import('./tab.mjs').Browser} Browser */

/**
 * Opens the page afresh for each test of a file, and sees that nothing went wrong in it.
 * @param {(own: { browser: Browser, tab: Awaited<ReturnType<Browser['open']>>, desk: Desk }) => void} begin is given what a test works with
 */
export function eachOnThePage(begin) {
  eachInTab(
    async (browser) => {
      const tab = await browser.open({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
      await tab.visit();
      return tab;
    },
    (tab, browser) => begin({ browser, tab, desk: new Desk(tab.page) }),
  );
}
