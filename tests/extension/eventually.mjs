// Waits for something without knowing how long it takes.

/** How long anything may take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * The first answer that is something.
 * @template T
 * @param {() => Promise<T | undefined | null | false>} ask
 * @param {string} [what] is waited for
 * @returns {Promise<T>}
 */
export async function eventually(ask, what = 'what was waited for') {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
