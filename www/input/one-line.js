// The words of a DOM tree as plain text, laid out as the page lays them out.

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  ('ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER '
    + 'FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LEGEND MAIN MENU NAV OL P PRE SEARCH SECTION SUMMARY TABLE TBODY TFOOT '
    + 'THEAD TR UL').split(' '),
);

/** What makes an item of a list more than one line. */
const BLOCK_IN_ITEM = 'p, div, section, article, blockquote, table, h1, h2, h3, h4, h5, h6';

/** Soft hyphens, zero-width spaces and byte order marks: seen by programs only. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

/**
 * Blocks become paragraphs parted by blank lines, `<br>` a line break, an item of a list
 * a line with a bullet, a row of a table a paragraph with tabs between its cells.
 * @param {Node} root a tree of the HTML parser, whose depth browsers bound
 */
export function plainText(root) {
  const writer = new Writer();
  write(root, writer, false);
  return writer.text();
}

/**
 * White space normalised as `plainText` does it, for a single line.
 * @param {string | null | undefined} words
 */
export function oneLine(words) {
  return (words ?? '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}

/** Puts words together with no more than the space that parts them. */
class Writer {
  /** @type {string[]} */
  #pieces = [];
  /** Line breaks due before the next words: 2 part paragraphs. */
  #breaks = 0;
  /** What goes before the next words: a bullet or a tab. */
  #lead = '';
  #spaced = true;

  /** @param {1 | 2} count at least so many line breaks come before the next words */
  part(count) {
    this.#breaks = Math.max(this.#breaks, count);
    this.#lead = '';
  }

  /** One more line break; two of them part paragraphs. */
  breakLine() {
    this.#breaks = Math.min(2, this.#breaks + 1);
  }

  bullet() {
    this.#lead = '• ';
  }

  nextCell() {
    if (this.#breaks === 0) this.#lead = '\t';
  }

  /** @param {string} words */
  write(words) {
    const collapsed = words.replace(UNSEEN, '').replace(/\s+/g, ' ');
    if (collapsed === '' || (collapsed === ' ' && (this.#spaced || this.#breaks > 0 || this.#lead !== ''))) return;
    const fresh = this.#breaks > 0 || this.#lead !== '' || this.#spaced;
    if (this.#pieces.length > 0) this.#pieces.push('\n'.repeat(this.#breaks));
    this.#pieces.push(this.#lead, fresh ? collapsed.trimStart() : collapsed);
    this.#breaks = 0;
    this.#lead = '';
    this.#spaced = collapsed.endsWith(' ');
  }

  text() {
    return this.#pieces.join('').replace(/ (?=[\n\t])/g, '').trim();
  }
}

/**
 * @param {Node} node
 * @param {Writer} writer
 * @param {boolean} preformatted whether line breaks of the source are line breaks
 */
function write(node, writer, preformatted) {
  if (node.nodeType === Node.TEXT_NODE) {
    const words = node.nodeValue ?? '';
    if (!preformatted) {
      writer.write(words);
      return;
    }
    for (const [index, line] of words.split('\n').entries()) {
      if (index > 0) writer.breakLine();
      writer.write(line);
    }
    return;
  }
  const name = node.nodeName;
  if (name === 'BR') {
    writer.breakLine();
    return;
  }
  const gap = gapAround(node);
  if (gap !== 0) writer.part(gap);
  if (gap === 1) writer.bullet();
  if (name === 'TD' || name === 'TH') writer.nextCell();
  if (name === 'Q') writer.write('“');
  for (const child of node.childNodes) write(child, writer, preformatted || name === 'PRE');
  if (name === 'Q') writer.write('”');
  if (gap !== 0) writer.part(gap);
}

/**
 * The line breaks before and after an element.
 * @param {Node} node
 * @returns {0 | 1 | 2}
 */
function gapAround(node) {
  if (!(node instanceof Element)) return 0;
  if (node.nodeName === 'LI') return node.querySelector(BLOCK_IN_ITEM) ? 2 : 1;
  if ((node.nodeName === 'UL' || node.nodeName === 'OL') && node.parentElement?.nodeName === 'LI') return 1;
  return BLOCKS.has(node.nodeName) ? 2 : 0;
}
