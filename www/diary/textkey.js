// The key under which a text is known: the same for the same words, whatever the white space between them.

/**
 * SHA-256 of the text with every run of white space made one space, as 64 lower-case
 * hexadecimal digits.
 *
 * Rejected with a `TypeError` where the page is neither served over HTTPS nor local, as
 * browsers then have no `crypto.subtle`.
 * @param {string} text
 * @returns {Promise<string>}
 */
export async function textKey(text) {
  const bytes = new TextEncoder().encode(collapse(text));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The words with one space between them and none around.
 * @param {string} text
 */
export function collapse(text) {
  return text.replace(/\s+/gu, ' ').trim();
}
