// The line from the panel to a page: puts the content script into it and talks to it.

/** Files of the content script, in order. From the root: without its slash Firefox begins at the panel. */
const FILES = ['dom', 'snapshot', 'anchors', 'highlights', 'watch', 'main'].map((name) => `/extension/content/${name}.js`);

const LOOKS = '/extension/content/highlights.css';

/** Between two tries, in milliseconds. */
const PAUSE = 100;

/** A page that cannot be read: it `refused` the content script, was `left`, or `failed`. */
export class PageError extends Error {
  /**
   * @param {'refused' | 'left' | 'failed'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** @typedef {{ onPick(key: string): void, onChange(): void, onLost(): void }} PageListener */

export class PageLink {
  #port;
  #tabId;
  /** @type {{ resolve(snapshot: Snapshot): void, reject(error: Error): void } | null} */
  #waiting = null;

  /**
   * @param {number} tabId
   * @param {chrome.runtime.Port} port
   * @param {PageListener} listener
   */
  constructor(tabId, port, { onPick, onChange, onLost }) {
    this.#tabId = tabId;
    this.#port = port;
    port.onMessage.addListener((/** @type {FromPage} */ message) => {
      if (message.type === 'pick') onPick(message.key);
      else if (message.type === 'change') onChange();
      else this.#answer(message);
    });
    port.onDisconnect.addListener(() => {
      // Chrome complains in the console where nobody asks it why: a page may go while it is connected to.
      void chrome.runtime.lastError;
      this.#waiting?.reject(new PageError('left', 'the page was left'));
      onLost();
    });
  }

  /**
   * Puts the content script into the page of a tab, unless it is there.
   * @param {number} tabId
   * @param {PageListener} listener
   * @param {number} [tries] how often to ask a page that has only just been allowed
   * @returns {Promise<PageLink>}
   * @throws {PageError} where the page lets none in
   */
  static async open(tabId, listener, tries = 1) {
    try {
      // What is there already goes on as it was.
      await chrome.scripting.executeScript({ target: { tabId }, files: FILES });
      await chrome.scripting.insertCSS({ target: { tabId, allFrames: true }, files: [LOOKS] });
    } catch (thrown) {
      if (tries > 1) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        return PageLink.open(tabId, listener, tries - 1);
      }
      throw new PageError('refused', thrown instanceof Error ? thrown.message : String(thrown));
    }
    return new PageLink(tabId, chrome.tabs.connect(tabId, { name: 'readout', frameId: 0 }), listener);
  }

  /**
   * One at a time.
   * @param {boolean} selectionOnly
   * @returns {Promise<Snapshot>}
   * @throws {PageError} where the page is left before it is read
   */
  snapshot(selectionOnly) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#send({ type: 'snapshot', selectionOnly });
    });
  }

  /** @param {Anchor[]} anchors all that is marked from now on */
  mark(anchors) {
    this.#send({ type: 'mark', anchors });
  }

  /** @param {Anchor[]} anchors words to bring into view */
  flash(anchors) {
    this.#send({ type: 'flash', anchors });
  }

  /** @param {boolean} on whether marks are shown */
  turn(on) {
    this.#send({ type: 'turn', on });
  }

  /** Takes all marks and looks off the page. */
  close() {
    this.#port.disconnect();
    // A page that has gone has taken them along.
    chrome.scripting.removeCSS({ target: { tabId: this.#tabId, allFrames: true }, files: [LOOKS] }).catch(() => undefined);
    this.#waiting?.reject(new PageError('left', 'another page is read'));
    this.#waiting = null;
  }

  /** @param {ToPage} message */
  #send(message) {
    try {
      this.#port.postMessage(message);
    } catch {
      // The page has gone, which the port tells by itself.
    }
  }

  /** @param {Exclude<FromPage, { type: 'pick' | 'change' }>} message */
  #answer(message) {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (message.type === 'snapshot') waiting?.resolve(message.snapshot);
    else waiting?.reject(new PageError('failed', message.message));
  }
}
