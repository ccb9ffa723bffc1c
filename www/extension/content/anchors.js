// Content script: from an anchor to the words of the page, also after the page has changed a little.

/**
 * A fact's words in the page, by place and by quote.
 * @typedef {object} Anchor
 * @property {string} key of the fact
 * @property {string} type what kind of fact it is
 * @property {[number, number] | null} start number of the text node in the snapshot, UTF-16 offset in what the snapshot has of it
 * @property {[number, number] | null} end likewise
 * @property {string} quote the words, white space folded
 */

/** White space as a snapshot's text has it. @param {string} words */
function foldedWords(words) {
  return words.replace(/[\u00AD\u200B\u2060\uFEFF]/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * The range of an anchor; null where its words are gone.
 * @param {Anchor} anchor
 * @param {SnapshotText[]} texts
 * @returns {StaticRange | null} does not slow the page as a live range would
 */
function rangeOfAnchor(anchor, texts) {
  const placed = placedRange(anchor, texts);
  if (placed && holdsQuote(placed, anchor.quote)) return placed;
  return quotedRange(anchor, texts);
}

/** @param {Anchor} anchor @param {SnapshotText[]} texts */
function placedRange({ start, end }, texts) {
  const first = start && texts[start[0]];
  const last = end && texts[end[0]];
  if (!first || !last || !first.node.isConnected || !last.node.isConnected) return null;
  return staticRange(first.node, first.from + start[1], last.node, last.from + end[1]);
}

/**
 * Looks for the quoted words in the node that had them, and in its neighbours of the same
 * number of words: a page that was drawn anew has them in new nodes, which the next snapshot
 * finds; till then nothing is marked that is not surely the same.
 * @param {Anchor} anchor
 * @param {SnapshotText[]} texts
 */
function quotedRange({ start, quote }, texts) {
  // Words without a place are those of a headline that stands outside of the article.
  const nodes = start ? texts.slice(Math.max(0, start[0] - 2), start[0] + 3) : texts;
  for (const { node } of nodes) {
    if (!node.isConnected || node.parentElement?.closest('script')) continue;
    const at = node.data.indexOf(quote);
    if (at >= 0) return staticRange(node, at, node, at + quote.length);
  }
  return null;
}

/**
 * @param {Text} startContainer
 * @param {number} startOffset
 * @param {Text} endContainer
 * @param {number} endOffset
 */
function staticRange(startContainer, startOffset, endContainer, endOffset) {
  if (startOffset > startContainer.length || endOffset > endContainer.length) return null;
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

/** A range that can be measured. @param {StaticRange} range */
function liveRange({ startContainer, startOffset, endContainer, endOffset }) {
  const range = /** @type {Document} */ (startContainer.ownerDocument).createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/**
 * Whether a range begins and ends as a quotation does; hidden words may stand in between.
 * @param {StaticRange} range
 * @param {string} quote
 */
function holdsQuote({ startContainer, startOffset, endContainer, endOffset }, quote) {
  const [first, last] = [/** @type {Text} */ (startContainer).data, /** @type {Text} */ (endContainer).data];
  if (startContainer === endContainer) return foldedWords(first.slice(startOffset, endOffset)) === quote;
  if (startContainer.getRootNode() !== endContainer.getRootNode()) return false;
  const [head, tail] = [foldedWords(first.slice(startOffset)), foldedWords(last.slice(0, endOffset))];
  return head !== '' && tail !== '' && quote.startsWith(head) && quote.endsWith(tail);
}
