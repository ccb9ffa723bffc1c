// White space normalised, for a single line.

/** Soft hyphens, zero-width spaces and byte order marks: seen by programs only. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

/**
 * As the text of a page is laid out by the core.
 * @param {string | null | undefined} words
 */
export function oneLine(words) {
  return (words ?? '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
}
