// Content script: answers the panel, which does all the work, over one port.

/** @typedef {{ type: 'snapshot', selectionOnly: boolean } | { type: 'mark', anchors: Anchor[] } | { type: 'flash', anchors: Anchor[] } | { type: 'turn', on: boolean }} ToPage */
/** @typedef {{ type: 'snapshot', snapshot: Snapshot } | { type: 'pick', key: string } | { type: 'change' } | { type: 'failed', message: string }} FromPage */

/**
 * Serves one panel until it closes; then nothing is marked and nothing listened to any more.
 * @param {chrome.runtime.Port} port
 */
function servePanel(port) {
  let ended = false;
  const send = (/** @type {FromPage} */ message) => {
    if (!ended) port.postMessage(message);
  };
  const marks = pageMarks((key) => send({ type: 'pick', key }));
  const watch = watchPage(() => send({ type: 'change' }));
  /** @type {SnapshotText[]} */
  let texts = [];
  /** @type {Node[]} */
  let roots = [];
  const found = (/** @type {Anchor} */ anchor) => {
    const range = rangeOfAnchor(anchor, texts);
    return range ? [{ key: anchor.key, type: anchor.type, range }] : [];
  };

  port.onMessage.addListener(async (/** @type {ToPage} */ message) => {
    if (message.type === 'snapshot') {
      try {
        const taken = await takeSnapshot(message.selectionOnly, () => ended);
        if (ended) return;
        ({ texts, roots } = taken);
        if (!taken.snapshot.selected) watch.observe(roots);
        send({ type: 'snapshot', snapshot: taken.snapshot });
      } catch (thrown) {
        send({ type: 'failed', message: String(thrown) });
      }
    } else if (message.type === 'mark') marks.set(message.anchors.flatMap(found), roots);
    else if (message.type === 'flash') marks.flash(message.anchors.flatMap(found).map(({ range }) => range));
    else marks.turn(message.on);
  });
  port.onDisconnect.addListener(() => {
    ended = true;
    marks.end();
    watch.end();
  });
}

/** Waits for panels; a page that is given these files again goes on as it was. */
function startReadout() {
  const scope = /** @type {{ readoutStarted?: boolean }} */ (globalThis);
  // An element of that name is a property too, but not the window's own.
  if (Object.hasOwn(scope, 'readoutStarted')) return;
  scope.readoutStarted = true;
  chrome.runtime.onConnect.addListener(servePanel);
}

startReadout();
