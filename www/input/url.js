// Tells a paste that is nothing but a link from one that is text.

/** Longer than what browsers and servers take as an address, in UTF-16 code units. */
const LONGEST = 8_000;

/**
 * @param {string} text
 * @returns {string | undefined} the http or https address that `text` is, space around it aside
 */
export function loneUrl(text) {
  if (text.length > LONGEST) return undefined;
  const written = text.trim().replace(/^<(.*)>$/, '$1');
  if (!/^https?:\/\/[^\s<>"]+$/i.test(written)) return undefined;
  return webUrl(written);
}

/**
 * @param {string | null | undefined} address
 * @param {string} [base] what a relative address is relative to
 * @returns {string | undefined} the address in its normal form, if it is one of the web
 */
export function webUrl(address, base) {
  if (!address) return undefined;
  try {
    const url = new URL(address, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
