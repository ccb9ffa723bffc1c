// Builds an inert document from what a content script saw of a page: nothing in it runs or loads.

/**
 * What the content script takes of attributes. A snapshot comes out of the page's own process, which may have been
 * taken over: without handlers and styles nothing is left to the policy of the panel.
 */
const ATTRIBUTES = new Set('id class role rel href type name property itemprop itemtype content datetime dir aria-hidden'.split(' '));

/** Elements that browsers measure by the policy of who makes them; no snapshot of ours has one. */
const MEASURED = new Set(['base', 'style']);

/**
 * Elements are made one by one, never parsed, so each text node of the page is one here.
 * @param {Snapshot} snapshot
 * @returns {{ page: Document, numbers: WeakMap<Node, number> }} `numbers`: of the text nodes, as the snapshot counts them
 */
export function inertPage({ items, title }) {
  const page = document.implementation.createHTMLDocument(title);
  /** @type {WeakMap<Node, number>} */
  const numbers = new WeakMap();
  let count = 0;
  /** The elements that are open. @type {Element[]} */
  const open = [page.documentElement];
  for (const item of items) {
    const place = open[open.length - 1];
    if (item === 0) {
      if (open.length > 1) open.pop();
    } else if (typeof item === 'string') {
      const text = page.createTextNode(item);
      numbers.set(text, count);
      count += 1;
      place.appendChild(text);
    } else {
      const [name, attributes] = item;
      const isOutermost = open.length === 1;
      const node = isOutermost && name === 'head' ? page.head : isOutermost && name === 'body' ? page.body : createElement(page, name);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (ATTRIBUTES.has(attribute)) node.setAttribute(attribute, value);
      }
      if (!node.isConnected) place.appendChild(node);
      open.push(node);
    }
  }
  return { page, numbers };
}

/**
 * @param {Document} page
 * @param {string} name as a page may spell it: not every name that a parser takes is one for a program
 */
function createElement(page, name) {
  try {
    return page.createElement(MEASURED.has(name.toLowerCase()) ? 'span' : name);
  } catch {
    return page.createElement('span');
  }
}
