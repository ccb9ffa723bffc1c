// Content script: marks words by the CSS Custom Highlight API, which leaves the page's DOM as it is.

/** @typedef {{ key: string, type: string, range: StaticRange }} Marked an anchor that was found */

/**
 * The marks of a page. Their looks are in highlights.css.
 * @param {(key: string) => void} onPick told the key of marked words that the reader clicks
 */
function pageMarks(onPick) {
  /** @type {Marked[]} */
  let marked = [];
  /** The marks that begin or end in a text node. @type {Map<Node, Marked[]>} */
  let byNode = new Map();
  /** Windows that hold highlights of ours: that of the page, and those of its frames. @type {Set<typeof globalThis>} */
  const windows = new Set();
  /** @type {Set<Node>} */
  const listening = new Set();
  let on = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let fading;

  const draw = () => {
    clearAll(windows);
    if (!on) return;
    const found = marked.filter(({ range }) => isShown(range));
    for (const type of new Set(found.map((one) => one.type))) {
      setHighlight(`readout-${type}`, found.filter((one) => one.type === type).map(({ range }) => range), windows);
    }
  };

  /** @param {Event} event */
  const picked = (event) => {
    // The page's own programs shall not work the panel.
    if (!on || !event.isTrusted) return;
    const place = placeAt(/** @type {MouseEvent} */ (event));
    const hit = place && (byNode.get(place.node) ?? []).filter(({ range }) => contains(range, place));
    // Of marks within each other the shortest is meant: a name in a sentence.
    const best = hit?.sort((a, b) => extent(a.range) - extent(b.range))[0];
    if (best) onPick(best.key);
  };

  return {
    /** @param {Marked[]} next @param {Node[]} roots where clicks are told apart */
    set(next, roots) {
      marked = next;
      byNode = new Map();
      for (const one of marked) {
        for (const node of new Set([one.range.startContainer, one.range.endContainer])) {
          const others = byNode.get(node);
          if (others) others.push(one);
          else byNode.set(node, [one]);
        }
      }
      for (const root of roots) {
        const target = root.nodeType === Node.DOCUMENT_NODE ? root : null;
        if (!target || listening.has(target)) continue;
        listening.add(target);
        target.addEventListener('click', picked, { capture: true });
      }
      draw();
    },
    /** @param {boolean} next */
    turn(next) {
      on = next;
      draw();
    },
    get on() {
      return on;
    },
    /**
     * Brings words into view and makes them stand out for a moment.
     * @param {StaticRange[]} ranges the first one is brought into view
     */
    flash(ranges) {
      clearTimeout(fading);
      const shown = ranges.filter(isShown);
      if (shown.length === 0) return;
      reveal(shown[0]);
      setHighlight('readout-flash', shown, windows);
      fading = setTimeout(() => {
        for (const view of windows) view.CSS.highlights.delete('readout-flash');
      }, 2_400);
    },
    /** Takes all marks off the page, and stops listening to it. */
    end() {
      clearTimeout(fading);
      clearAll(windows);
      for (const target of listening) target.removeEventListener('click', picked, { capture: true });
      listening.clear();
      byNode.clear();
      marked = [];
    },
  };
}

/** @param {Set<typeof globalThis>} windows */
function clearAll(windows) {
  for (const view of windows) {
    for (const type of ['person', 'organization', 'place', 'event', 'meeting', 'trigger', 'flash']) view.CSS.highlights.delete(`readout-${type}`);
  }
}

/**
 * @param {string} name
 * @param {StaticRange[]} ranges
 * @param {Set<typeof globalThis>} windows where a window that gets one is noted
 */
function setHighlight(name, ranges, windows) {
  /** @type {Map<typeof globalThis, StaticRange[]>} */
  const byWindow = new Map();
  for (const range of ranges) {
    const view = /** @type {typeof globalThis | null} */ (range.startContainer.ownerDocument?.defaultView ?? null);
    if (!view) continue;
    const others = byWindow.get(view);
    if (others) others.push(range);
    else byWindow.set(view, [range]);
  }
  for (const [view, own] of byWindow) {
    if (view !== window && mixesUpFrames()) continue;
    windows.add(view);
    const highlight = new view.Highlight();
    for (const range of own) highlight.add(range);
    // Evidence lies under the names in it, and what flashes over all.
    highlight.priority = name === 'readout-flash' ? 3 : name === 'readout-meeting' ? 0 : name === 'readout-trigger' ? 2 : 1;
    view.CSS.highlights.set(name, highlight);
  }
}

/**
 * Firefox 153 hands a content script now the highlights of a frame and now those of its page
 * for one and the same window; there frames are read but not marked.
 */
function mixesUpFrames() {
  return chrome.runtime.getURL('').startsWith('moz-extension:');
}

/** @param {StaticRange} range */
function isShown({ startContainer, endContainer }) {
  return startContainer.isConnected && endContainer.isConnected;
}

/** @param {StaticRange} range */
function reveal(range) {
  const live = liveRange(range);
  const { top, bottom, height } = live.getBoundingClientRect();
  const view = range.startContainer.ownerDocument?.defaultView ?? window;
  if (view === window && height > 0 && top >= 0 && bottom <= innerHeight) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const around = range.startContainer.parentElement;
  if (around) Element.prototype.scrollIntoView.call(around, { block: 'center', behavior: calm ? 'auto' : 'smooth' });
}

/**
 * The place in a text under the mouse.
 * @param {MouseEvent} event
 * @returns {{ node: Node, offset: number } | null}
 */
function placeAt(event) {
  const { clientX, clientY } = event;
  // A frame's nodes are of classes of its own.
  const inner = /** @type {Node | undefined} */ (event.composedPath()[0]);
  const page = inner?.ownerDocument ?? document;
  const root = inner ? Node.prototype.getRootNode.call(inner) : document;
  const shadowRoots = root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? [/** @type {ShadowRoot} */ (root)] : [];
  const place = page.caretPositionFromPoint(clientX, clientY, { shadowRoots });
  return place && { node: place.offsetNode, offset: place.offset };
}

/** @param {StaticRange} range @param {{ node: Node, offset: number }} place in its first or last node */
function contains({ startContainer, startOffset, endContainer, endOffset }, { node, offset }) {
  return (node !== startContainer || offset >= startOffset) && (node !== endContainer || offset <= endOffset);
}

/** A measure of how much is marked: offsets where it is one node, else more than any. @param {StaticRange} range */
function extent({ startContainer, startOffset, endContainer, endOffset }) {
  return startContainer === endContainer ? endOffset - startOffset : Number.MAX_SAFE_INTEGER;
}
