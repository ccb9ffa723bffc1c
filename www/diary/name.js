// Compares names across texts: what is left of one without case, accents and punctuation.

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS = new Map([['ø', 'o'], ['ł', 'l'], ['đ', 'd'], ['ð', 'd'], ['ı', 'i'], ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th']]);

/**
 * The words of a name or phrase in lower case, without accents, apostrophes and other
 * punctuation, with one space between them; empty if it has neither letter nor digit.
 * @param {string} words
 */
export function fold(words) {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`´]/gu, '')
    .replace(/[øłđðıßæœþ]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The last word of a folded name.
 * @param {string} folded
 */
export function lastWord(folded) {
  return folded.slice(folded.lastIndexOf(' ') + 1);
}

/**
 * Whether one of two folded names is the last word of the other: "reis", "ana reis".
 * @param {string} a
 * @param {string} b
 */
export function isSurnameOf(a, b) {
  return (!a.includes(' ') && b.endsWith(` ${a}`)) || (!b.includes(' ') && a.endsWith(` ${b}`));
}
