// Words that were broken at the end of a line.

/** A letter and a hyphen, where a line ends. */
const BROKEN = /(\p{L}+)([-\u2010\u00ad])$/u;

/** Words, with the hyphens in them. */
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/**
 * The words of a text that no line breaks, by which broken ones are made whole.
 * @param {Iterable<string>} lines
 * @returns {Set<string>}
 */
export function wordsOf(lines) {
  /** @type {Set<string>} */
  const words = new Set();
  for (const line of lines) {
    const whole = line.trimEnd().replace(BROKEN, '');
    for (const [word] of whole.matchAll(WORD)) words.add(folded(word));
  }
  return words;
}

/**
 * A line and the next one as one. A hyphen goes where a word was broken; it stays before a capital
 * ("Anglo-French"), and where the text has the word with it elsewhere ("vice-president").
 * @param {string} line
 * @param {string} next
 * @param {ReadonlySet<string>} words of the whole text
 */
export function unbroken(line, next, words) {
  const end = line.trimEnd();
  const rest = next.trimStart();
  const broken = BROKEN.exec(end);
  const head = /^\p{L}+/u.exec(rest)?.[0];
  if (!broken || head === undefined) return `${end} ${rest}`;
  const [, tail, hyphen] = broken;
  const isCapital = head[0] !== head[0].toLowerCase();
  const isCompound = words.has(folded(`${tail}-${head}`)) && !words.has(folded(tail + head));
  const keeps = hyphen !== '\u00ad' && (isCapital || isCompound);
  return (keeps ? end : end.slice(0, -1)) + rest;
}

/** @param {string} word */
function folded(word) {
  return word.toLowerCase().replaceAll('\u2010', '-');
}
