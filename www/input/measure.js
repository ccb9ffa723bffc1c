// Measures a DOM tree: how much text, in and outside links, each element holds.

/**
 * What an element holds: characters without white space, those of them in links, links
 * (itself included), and elements below it.
 * @typedef {{ characters: number, linked: number, links: number, elements: number }} Share
 */

/**
 * Counts what every element holds, in one pass over the tree.
 * @param {Node} node of a tree of the HTML parser, whose depth browsers bound
 * @param {(element: Element, share: Share) => void} visit called for children before their parent
 * @param {boolean} [inLink] whether `node` is in a link
 * @returns {Share}
 */
export function measure(node, visit, inLink = false) {
  if (node.nodeType === Node.TEXT_NODE) {
    const characters = (node.nodeValue ?? '').replace(/\s+/g, '').length;
    return { characters, linked: inLink ? characters : 0, links: 0, elements: 0 };
  }
  const isLink = node.nodeName === 'A' && node instanceof Element && node.hasAttribute('href');
  const share = { characters: 0, linked: 0, links: isLink ? 1 : 0, elements: 0 };
  for (const child of node.childNodes) {
    const part = measure(child, visit, inLink || isLink);
    share.characters += part.characters;
    share.linked += part.linked;
    share.links += part.links;
    share.elements += part.elements + (child instanceof Element ? 1 : 0);
  }
  if (node instanceof Element) visit(node, share);
  return share;
}

/**
 * Whether words stand in the element itself, as they do in a paragraph.
 * @param {Element} element
 */
export function hasOwnWords(element) {
  return [...element.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && /\S/.test(child.nodeValue ?? ''));
}
