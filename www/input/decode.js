// The text of a file's bytes, whatever program wrote them.

/** Where HTML must name its encoding, in bytes. */
const DECLARED_WITHIN = 1024;

/**
 * UTF-16 by its byte order mark, else UTF-8, else for bytes that are not UTF-8 the
 * encoding that HTML names in its head, else windows-1252.
 * @param {Uint8Array} bytes
 * @returns {string | undefined} with `\n` at the ends of lines; nothing for bytes that are no text
 */
export function decodeText(bytes) {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16 === undefined && bytes.includes(0)) return undefined;
  const text = utf16 === undefined ? decodeBytes(bytes) : new TextDecoder(utf16).decode(bytes);
  return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n');
}

/** @param {Uint8Array} bytes */
function decodeBytes(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return declaredDecoder(bytes).decode(bytes);
  }
}

/** @param {Uint8Array} bytes not UTF-8 */
function declaredDecoder(bytes) {
  const latin = new TextDecoder('windows-1252');
  const label = /<meta\b[^>]*\bcharset\s*=\s*["']?([\w-]+)/i.exec(latin.decode(bytes.subarray(0, DECLARED_WITHIN)))?.[1];
  if (label === undefined || /^utf/i.test(label)) return latin;
  try {
    return new TextDecoder(label);
  } catch {
    return latin;
  }
}
