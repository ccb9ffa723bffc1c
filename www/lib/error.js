// What is thrown: errors with a code, here and across threads.

/** An error with a `code` that says what happened. */
export class ReadoutError extends Error {
  /**
   * @param {string} code `unavailable`, `crashed`, `disposed`, `superseded`, `cancelled`, or one of the core's
   * @param {string} [message]
   * @param {ErrorOptions} [options] `cause`: what was thrown first
   */
  constructor(code, message = code, options) {
    super(message, options);
    this.name = 'ReadoutError';
    /** Stable, for programs; the message is for people. */
    this.code = code;
  }
}

/**
 * The code and message of anything that was thrown.
 * @param {unknown} thrown
 * @param {string} fallback the code of an error without one
 * @returns {{ code: string, message: string }}
 */
export function describeError(thrown, fallback) {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return {
    code: typeof code === 'string' ? code : fallback,
    message: thrown instanceof Error ? thrown.message : String(thrown),
  };
}

/**
 * The error to throw where WebAssembly stopped in a call; nothing for what the core itself
 * throws. Its memory is then as it was when it stopped, and not to be trusted: whoever had
 * it must take a fresh one. No room left on the stack is an error of the engine's own.
 * @param {unknown} thrown
 * @returns {ReadoutError | undefined}
 */
export function asCrash(thrown) {
  const isTrap =
    thrown instanceof WebAssembly.RuntimeError ||
    (thrown instanceof Error && !('code' in thrown) && ['RangeError', 'InternalError'].includes(thrown.name));
  return isTrap ? new ReadoutError('crashed', thrown.message, { cause: thrown }) : undefined;
}
