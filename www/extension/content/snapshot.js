// Content script: what the page shows, as a flat list that the panel builds an inert document from.
//
// Files of this folder are classic scripts that share one scope, and hold function declarations
// only: a page can be given them a second time.

/**
 * `[name, attributes]` opens an element, a string is a text node, 0 closes an element. Text
 * nodes are known by their number in this list, from 0.
 * @typedef {[string, Record<string, string>] | string | 0} SnapshotItem
 */

/**
 * @typedef {object} Snapshot
 * @property {SnapshotItem[]} items of the head, then of the body
 * @property {string} url
 * @property {string} title
 * @property {string} contentType
 * @property {boolean} selected whether only what the reader selected is in it
 * @property {boolean} cut whether the page had more than is taken
 */

/** @typedef {{ node: Text, from: number }} SnapshotText a text node, and where in it the snapshot begins */

/** No page of text has more; what is more is left out, so that no page can freeze the reader's. */
function snapshotLimits() {
  return { characters: 8_000_000, items: 1_000_000, attribute: 2_000, depth: 400, slice: 8 };
}

/**
 * Reads the page in slices of a few milliseconds.
 * @param {boolean} selectionOnly
 * @returns {Promise<{ snapshot: Snapshot, texts: SnapshotText[], roots: Node[] }>} `roots`: the
 *   document, shadow trees and frames that were read
 */
async function takeSnapshot(selectionOnly) {
  const limits = snapshotLimits();
  const range = selectionOnly ? selectedRange() : null;
  /** @type {SnapshotItem[]} */
  const items = [];
  /** @type {SnapshotText[]} */
  const texts = [];
  /** @type {Node[]} */
  const roots = [document];
  writeHead(items, texts);
  let characters = 0;
  let cut = false;
  let pause = performance.now() + limits.slice;
  const body = trueDocumentProperty(document, 'body');
  /** What is to be written, last first: nodes, and 0 for the end of an element. @type {(Node | 0)[]} */
  const stack = body ? [body] : [];
  let depth = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === 0) {
      items.push(0);
      depth -= 1;
      continue;
    }
    if (characters > limits.characters || items.length > limits.items) {
      cut = true;
      continue;
    }
    if (performance.now() > pause) {
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + limits.slice;
    }
    if (next.nodeType === Node.TEXT_NODE) {
      const taken = textOf(/** @type {Text} */ (next), range);
      if (!taken) continue;
      characters += taken.words.length;
      items.push(taken.words);
      texts.push({ node: /** @type {Text} */ (next), from: taken.from });
      continue;
    }
    if (next.nodeType !== Node.ELEMENT_NODE) continue;
    const element = /** @type {Element} */ (next);
    if (range && !range.intersectsNode(element) && !inOtherTree(element)) continue;
    const opened = openings(element);
    if (opened === null) continue;
    if (depth < limits.depth) {
      for (const [name, attributes] of opened) items.push([name, attributes]);
      for (const _ of opened) stack.push(0);
      depth += opened.length;
    }
    const children = childrenOf(element, roots);
    for (let i = children.length - 1; i >= 0; i -= 1) stack.push(children[i]);
  }
  const [title, contentType] = [trueDocumentProperty(document, 'title'), trueDocumentProperty(document, 'contentType')];
  return { snapshot: { items, url: location.href, title, contentType, selected: range !== null, cut }, texts, roots };
}

/** What the reader selected, if it is more than a place. */
function selectedRange() {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  return selection.getRangeAt(0);
}

/** The metadata of the page. @param {SnapshotItem[]} items @param {SnapshotText[]} texts */
function writeHead(items, texts) {
  items.push(['head', {}]);
  for (const node of Document.prototype.querySelectorAll.call(document, 'meta[content], link[rel~="canonical" i], script[type="application/ld+json" i]')) {
    items.push([node.localName, attributesOf(node)]);
    const words = node.firstChild;
    if (node.localName === 'script' && words?.nodeType === Node.TEXT_NODE) {
      items.push(words.nodeValue ?? '');
      texts.push({ node: /** @type {Text} */ (words), from: 0 });
    }
    items.push(0);
  }
  items.push(0);
}

/**
 * The part of a text node that is shown, and selected where a selection counts.
 * @param {Text} node
 * @param {Range | null} range
 */
function textOf(node, range) {
  const words = node.data;
  if (!range || inOtherTree(node)) return { words, from: 0 };
  if (!range.intersectsNode(node)) return null;
  const from = range.startContainer === node ? range.startOffset : 0;
  const to = range.endContainer === node ? range.endOffset : words.length;
  return from < to ? { words: words.slice(from, to), from } : null;
}

/** Whether a node is in a shadow tree or a frame, which a range of the page cannot tell of. @param {Node} node */
function inOtherTree(node) {
  return Node.prototype.getRootNode.call(node) !== document;
}

/**
 * The elements to open for one of the page, outermost first; null where it shows no words.
 * @param {Element} element
 * @returns {[string, Record<string, string>][] | null}
 */
function openings(element) {
  const name = trueProperty(element, 'localName');
  if (neverText().has(name)) return null;
  // What of a frame is shown, the frame's own elements tell.
  if (!Element.prototype.checkVisibility.call(element)) return displayOf(element) === 'contents' ? [['span', {}]] : null;
  const attributes = attributesOf(element);
  if (name === 'body') return [['body', attributes]];
  if (name === 'iframe' || name === 'slot') return [['div', {}]];
  const display = displayOf(element);
  const inline = display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
  // An element that nobody but the page knows is what it looks like.
  if (name.includes('-')) return [[inline ? 'span' : 'div', attributes]];
  if (name === 'div' && inline) return [['span', attributes]];
  if (inlineNames().has(name) && !inline) return [['div', {}], [name, attributes]];
  return [[name, attributes]];
}

/** @param {Element} element */
function displayOf(element) {
  return (trueProperty(element, 'ownerDocument').defaultView ?? window).getComputedStyle(element).display;
}

/** What holds no words, or words that are the reader's own. */
function neverText() {
  return new Set(
    ('script style noscript template svg math canvas object embed audio video picture img map input textarea select option '
      + 'datalist head link meta base title').split(' '),
  );
}

/** Elements that are part of a line unless the page's styles say otherwise. */
function inlineNames() {
  return new Set('a abbr b cite code em font i mark small span strong sub sup time u'.split(' '));
}

/** The attributes by which an article and its metadata are told from what stands around. @param {Element} element */
function attributesOf(element) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const name of ['id', 'class', 'role', 'rel', 'href', 'type', 'name', 'property', 'itemprop', 'itemtype', 'content', 'datetime', 'dir', 'aria-hidden']) {
    const value = trueAttribute(element, name);
    if (value !== null) kept[name] = value.slice(0, snapshotLimits().attribute);
  }
  return kept;
}

/**
 * The nodes that are drawn inside an element: those of its shadow tree, of its slot, of its frame.
 * @param {Element} element
 * @param {Node[]} roots where trees of their own are noted
 * @returns {ArrayLike<Node>}
 */
function childrenOf(element, roots) {
  const name = trueProperty(element, 'localName');
  if (name === 'iframe') {
    const inner = frameDocument(/** @type {HTMLIFrameElement} */ (element));
    if (!inner?.body) return [];
    roots.push(inner);
    return inner.body.childNodes;
  }
  const shadow = shadowOf(element);
  if (shadow) {
    roots.push(shadow);
    return shadow.childNodes;
  }
  if (name === 'slot') {
    const assigned = /** @type {HTMLSlotElement} */ (element).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return trueProperty(element, 'childNodes');
}

/** The document of a frame of the same origin. @param {HTMLIFrameElement} frame */
function frameDocument(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** The shadow tree of an element, a closed one as well. @param {Element} element */
function shadowOf(element) {
  const open = trueProperty(element, 'shadowRoot');
  if (open || !trueProperty(element, 'localName').includes('-')) return open;
  if ('openOrClosedShadowRoot' in element) return /** @type {ShadowRoot | null} */ (element.openOrClosedShadowRoot);
  const { dom } = chrome;
  return element instanceof HTMLElement ? (dom?.openOrClosedShadowRoot(element) ?? null) : null;
}
