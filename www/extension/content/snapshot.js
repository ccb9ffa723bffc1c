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

/** @typedef {{ from: number, to: number }} Cut the selected part of a text node, in UTF-16 code units */

/**
 * What the walk knows: names by which elements are told apart, and how much may still be taken.
 * No page of text has more; what is more is left out, so that no page can freeze the reader's.
 */
function snapshotTools() {
  return {
    /** Holds no words, or words that are the reader's own. */
    neverText: new Set(
      ('script style noscript template svg math canvas object embed audio video picture img map input textarea select option '
        + 'datalist head link meta base title').split(' '),
    ),
    /** Part of a line unless the page's styles say otherwise. */
    inline: new Set('a abbr b cite code em font i mark small span strong sub sup time u'.split(' ')),
    /** Tell an article and its metadata from what stands around. */
    attributes: 'id class role rel href type name property itemprop itemtype content datetime title dir aria-hidden'.split(' '),
    /** UTF-16 code units of words and of values of attributes. */
    left: 8_000_000,
    items: 1_000_000,
    /** Elements of the head. */
    metadata: 1_000,
    longestAttribute: 2_000,
    depth: 400,
    /** How long the page waits at a time, in milliseconds. */
    slice: 8,
  };
}

/**
 * Reads the page in slices of a few milliseconds.
 * @param {boolean} selectionOnly
 * @param {() => boolean} isOver whether nobody waits for it any more
 * @returns {Promise<{ snapshot: Snapshot, texts: SnapshotText[], roots: Node[] }>} `roots`: the
 *   document, shadow trees and frames that were read
 */
async function takeSnapshot(selectionOnly, isOver) {
  const tools = snapshotTools();
  const selection = selectionOnly ? selectedTexts() : null;
  /** @type {SnapshotItem[]} */
  const items = [];
  /** @type {SnapshotText[]} */
  const texts = [];
  /** @type {Node[]} */
  const roots = [document];
  writeHead(items, texts, tools);
  let cut = false;
  let pause = performance.now() + tools.slice;
  items.push(['body', {}]);
  /** What is to be written, last first: nodes, and 0 for the end of an element. @type {(Node | 0)[]} */
  const stack = selection ? [selection.root] : [...(document.body?.childNodes ?? [])].reverse();
  let depth = 1;
  for (let next = stack.pop(); next !== undefined && !isOver(); next = stack.pop()) {
    if (next === 0) {
      items.push(0);
      depth -= 1;
      continue;
    }
    if (tools.left <= 0 || items.length > tools.items) {
      cut = true;
      continue;
    }
    if (performance.now() > pause) {
      await new Promise((resolve) => setTimeout(resolve));
      pause = performance.now() + tools.slice;
    }
    if (next.nodeType === Node.TEXT_NODE) {
      const node = /** @type {Text} */ (next);
      const part = selection ? selection.parts.get(node) : { from: 0, to: node.length };
      if (!part) continue;
      const words = node.data.slice(part.from, Math.min(part.to, part.from + tools.left));
      cut ||= words.length < part.to - part.from;
      tools.left -= words.length;
      items.push(words);
      texts.push({ node, from: part.from });
      continue;
    }
    if (next.nodeType !== Node.ELEMENT_NODE) continue;
    const element = /** @type {Element} */ (next);
    const style = styleOf(element);
    const opened = openings(element, style, tools);
    if (opened === null) continue;
    if (depth < tools.depth) {
      for (const [name, attributes] of opened) items.push([name, attributes]);
      for (const _ of opened) stack.push(0);
      depth += opened.length;
    }
    const children = childrenOf(element, roots);
    // Of what is invisible a part may be visible again, but not its own words.
    const isSeen = style.visibility === 'visible';
    for (let i = children.length - 1; i >= 0; i -= 1) {
      if (isSeen || children[i].nodeType === Node.ELEMENT_NODE) stack.push(children[i]);
    }
  }
  items.push(0);
  const { title, contentType } = document;
  return { snapshot: { items, url: location.href, title, contentType, selected: selection !== null, cut }, texts, roots };
}

/**
 * The texts of the page's own tree that the reader selected, and the element around them; null
 * where nothing is selected that has words.
 * @returns {{ root: Element, parts: Map<Text, Cut> } | null}
 */
function selectedTexts() {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer: around } = range;
  const root = around.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (around) : around.parentElement;
  if (!root) return null;
  const end = document.createRange();
  end.setStart(endContainer, endOffset);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Map<Text, Cut>} */
  const parts = new Map();
  const first = startContainer.childNodes[startOffset];
  // Texts before the selection are passed over once, and the walk ends behind it.
  for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
    if (parts.size === 0 && node !== startContainer && range.comparePoint(node, node.length) < 0) continue;
    if (parts.size === 0 && first && node.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING && !first.contains(node)) continue;
    if (node !== endContainer && end.comparePoint(node, 0) > 0) break;
    const from = node === startContainer ? startOffset : 0;
    const to = node === endContainer ? endOffset : node.length;
    if (from < to) parts.set(node, { from, to });
    if (node === endContainer) break;
  }
  return parts.size > 0 ? { root, parts } : null;
}

/**
 * The metadata of the page.
 * @param {SnapshotItem[]} items
 * @param {SnapshotText[]} texts
 * @param {ReturnType<typeof snapshotTools>} tools
 */
function writeHead(items, texts, tools) {
  items.push(['head', {}]);
  const found = document.querySelectorAll('meta[content], link[rel~="canonical" i], script[type="application/ld+json" i]');
  for (const node of [...found].slice(0, tools.metadata)) {
    const words = node.firstChild;
    const isData = node.localName === 'script';
    // Half of it is not what it was.
    if (isData && (words?.nodeValue?.length ?? 0) > tools.left) continue;
    items.push([node.localName, attributesOf(node, tools)]);
    if (isData && words?.nodeType === Node.TEXT_NODE) {
      items.push(words.nodeValue ?? '');
      texts.push({ node: /** @type {Text} */ (words), from: 0 });
      tools.left -= words.nodeValue?.length ?? 0;
    }
    items.push(0);
  }
  items.push(0);
}

/**
 * The elements to open for one of the page, outermost first; null where it shows no words.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 * @param {ReturnType<typeof snapshotTools>} tools
 * @returns {[string, Record<string, string>][] | null}
 */
function openings(element, { display }, tools) {
  const name = trueProperty(element, 'localName');
  if (tools.neverText.has(name) || isEdited(element)) return null;
  // What has no box of its own may hold others that have one.
  if (display !== 'contents' && !Element.prototype.checkVisibility.call(element)) return null;
  const attributes = attributesOf(element, tools);
  if (name === 'iframe' || name === 'slot' || name === 'body') return [['div', {}]];
  const inline = display.startsWith('inline') || display === 'contents' || display.startsWith('ruby');
  // An element that nobody but the page knows is what it looks like.
  if (name.includes('-')) return [[inline ? 'span' : 'div', attributes]];
  if (name === 'div' && inline) return [['span', attributes]];
  if (tools.inline.has(name) && !inline) return [['div', {}], [name, attributes]];
  return [[name, attributes]];
}

/** @param {Element} element */
function styleOf(element) {
  return (trueProperty(element, 'ownerDocument').defaultView ?? window).getComputedStyle(element);
}

/** Whether the reader may be writing in it. @param {Element} element */
function isEdited(element) {
  const editable = trueAttribute(element, 'contenteditable');
  return (editable !== null && editable.toLowerCase() !== 'false') || trueAttribute(element, 'role') === 'textbox';
}

/**
 * @param {Element} element
 * @param {ReturnType<typeof snapshotTools>} tools
 */
function attributesOf(element, tools) {
  /** @type {Record<string, string>} */
  const kept = {};
  for (const name of tools.attributes) {
    const value = trueAttribute(element, name);
    if (value === null || tools.left <= 0) continue;
    kept[name] = value.slice(0, tools.longestAttribute);
    tools.left -= kept[name].length;
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
  return dom?.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element)) ?? null;
}
