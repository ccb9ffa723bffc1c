// Waits for something without knowing how long it takes.

/** How long anything may take, in milliseconds. */
const PATIENCE = 30_000;

/** How often it is asked for, in milliseconds. */
const PAUSE = 50;

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
    await pause();
  }
}

/**
 * Asserts something of a page until it holds: what a click, a key or a text comes to is drawn later than the click
 * is done. What does not come to hold is rejected with what was thrown last. What must never be, such as words that
 * became markup, is asserted at once: it would be forgiven if it passed.
 * @param {() => Promise<unknown>} assertion only looks; it is made again and again
 */
export async function holds(assertion) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await assertion();
    } catch (thrown) {
      if (Date.now() > end) throw thrown;
    }
    await pause();
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}
