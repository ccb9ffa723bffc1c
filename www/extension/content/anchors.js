// Content script: from an anchor to the words of the page, as long as they are there.

/**
 * A fact's words in the page, by place and by quote.
 * @typedef {object} Anchor
 * @property {string} key of the fact
 * @property {string} type what kind of fact it is
 * @property {[number, number]} start number of the text node in the snapshot, UTF-16 offset in what the snapshot has of it
 * @property {[number, number]} end likewise
 * @property {string} quote the words, white space folded
 */

/** White space as a snapshot's text has it. @param {string} words */
function foldedWords(words) {
  return words.replace(/[\u00AD\u200B\u2060\uFEFF]/g, '').replace(/\s+/g, ' ').trim();
}

/**
 * The range of an anchor; null where its words are gone. What is not surely the same is not
 * marked: the page has told that it changed, and is read again.
 * @param {Anchor} anchor
 * @param {SnapshotText[]} texts
 * @returns {StaticRange | null} does not slow the page as a live range would
 */
function rangeOfAnchor({ start, end, quote }, texts) {
  const [first, last] = [texts[start[0]], texts[end[0]]];
  if (!first?.node.isConnected || !last?.node.isConnected) return null;
  const placed = staticRange(first.node, first.from + start[1], last.node, last.from + end[1]);
  if (placed && holdsQuote(placed, quote)) return placed;
  return first.node === last.node ? onlyOccurrence(first.node, quote) : null;
}

/**
 * Words that have moved within their text node.
 * @param {Text} node
 * @param {string} quote
 */
function onlyOccurrence(node, quote) {
  const { data } = node;
  const at = data.indexOf(quote);
  if (at < 0 || data.includes(quote, at + 1)) return null;
  const end = at + quote.length;
  const isWord = !/[\p{L}\p{N}]$/u.test(data.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(data.slice(end));
  return isWord ? staticRange(node, at, node, end) : null;
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
