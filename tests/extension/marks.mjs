// What is marked in a page, as the page's own scripts see it: highlights belong to the document.

/**
 * Runs in a page.
 * @returns {Record<string, string[]>} the words under each highlight, by its name
 */
export function wordsByMark() {
  /** @type {Record<string, string[]>} */
  const found = {};
  for (const [name, highlight] of CSS.highlights) {
    found[name] = [...highlight].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString().replace(/\s+/g, ' ');
    });
  }
  return found;
}
