// The line from the panel to a page: puts the content script into it and talks to it.

/** Files of the content script, in order. From the root: without its slash Firefox begins at the panel. */
const FILES = ['dom', 'snapshot', 'anchors', 'highlights', 'watch', 'main'].map((name) => `/extension/content/${name}.js`);

const LOOKS = '/extension/content/highlights.css';

/** The page let no content script in, or broke it. */
export class PageError extends Error {}

export class PageLink {
  #port;
  /** @type {{ resolve(snapshot: Snapshot): void, reject(error: Error): void } | null} */
  #waiting = null;

  /**
   * @param {chrome.runtime.Port} port
   * @param {{ onPick(key: string): void, onChange(): void, onLost(): void }} listener
   */
  constructor(port, { onPick, onChange, onLost }) {
    this.#port = port;
    port.onMessage.addListener((/** @type {FromPage} */ message) => {
      if (message.type === 'pick') onPick(message.key);
      else if (message.type === 'change') onChange();
      else this.#answer(message);
    });
    port.onDisconnect.addListener(() => {
      this.#waiting?.reject(new PageError('the page was left'));
      onLost();
    });
  }

  /**
   * Puts the content script into the page of a tab, unless it is there.
   * @param {number} tabId
   * @param {{ onPick(key: string): void, onChange(): void, onLost(): void }} listener
   * @throws {PageError} where the page lets none in
   */
  static async open(tabId, listener) {
    try {
      const target = { tabId };
      const [started] = await chrome.scripting.executeScript({ target, func: () => 'readoutStarted' in globalThis });
      if (!started?.result) {
        await chrome.scripting.insertCSS({ target: { tabId, allFrames: true }, files: [LOOKS] });
        await chrome.scripting.executeScript({ target, files: FILES });
      }
    } catch (thrown) {
      throw new PageError(thrown instanceof Error ? thrown.message : String(thrown));
    }
    return new PageLink(chrome.tabs.connect(tabId, { name: 'readout', frameId: 0 }), listener);
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

  /** Leaves the page as it was. */
  close() {
    this.#port.disconnect();
    this.#waiting?.reject(new PageError('another page is read'));
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
    else waiting?.reject(new PageError(message.message));
  }
}
