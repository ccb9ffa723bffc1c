// Copies DOM trees so that each text of the copy leads back to the one it was copied from.

/**
 * The copy of a document has no window: nothing in it runs, and nothing is fetched.
 * @template {Node} T
 * @param {T} tree a document, or what is in one; unchanged
 * @param {WeakMap<Text, Text>} originals is told the original of each text in the copy; that of
 *   a copy's copy is the first
 * @returns {T}
 */
export function tracedCopy(tree, originals) {
  const copy = /** @type {T} */ (tree.cloneNode(true));
  const [before, after] = [textsOf(tree), textsOf(copy)];
  for (let text = before.nextNode(); text !== null; text = before.nextNode()) {
    const twin = after.nextNode();
    if (twin !== null) originals.set(/** @type {Text} */ (twin), originals.get(/** @type {Text} */ (text)) ?? /** @type {Text} */ (text));
  }
  return copy;
}

/** @param {Node} tree */
function textsOf(tree) {
  // Asked of a document of its own: a page can put an element in the place of a method of its document.
  return new Document().createTreeWalker(tree, NodeFilter.SHOW_TEXT);
}
