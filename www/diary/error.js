// The errors of the diary, each with a code that the page has words for.

/** @typedef {'full' | 'blocked' | 'unavailable' | 'newer' | 'invalid' | 'invalid_file'} DiaryErrorCode */

/** An error with a `code` that says what happened. */
export class DiaryError extends Error {
  /**
   * - `full`: the disk, or what the browser allows, is full; nothing of what was to be written is
   * - `blocked`: another tab keeps an older version open
   * - `unavailable`: this browser, or its private mode, keeps nothing, or has just deleted it
   * - `newer`: a newer version of the page has taken over; this one has to be loaded again
   * - `invalid`: what the caller gave cannot be kept; the message names the field
   * - `invalid_file`: the file is no diary; the message names the field
   * @param {DiaryErrorCode} code
   * @param {string} [message]
   * @param {unknown} [cause]
   */
  constructor(code, message = code, cause = undefined) {
    super(message, { cause });
    this.name = 'DiaryError';
    this.code = code;
  }
}

/** @type {Readonly<Record<string, DiaryErrorCode>>} by the name of a `DOMException` */
const CODES = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  AbortError: 'unavailable',
  InvalidStateError: 'unavailable',
  SecurityError: 'unavailable',
  UnknownError: 'unavailable',
};

/**
 * What the database threw, as an error of the diary; anything else as it is.
 * @param {unknown} thrown
 * @returns {unknown}
 */
export function diaryError(thrown) {
  const code = thrown instanceof DOMException && Object.hasOwn(CODES, thrown.name) && CODES[thrown.name];
  return code ? new DiaryError(code, /** @type {DOMException} */ (thrown).message, thrown) : thrown;
}
