// The reader's diary, opened when it is first asked for, and what to say when something fails.

import { openDiary } from '../diary/store.js';
import { describeError } from '../lib/error.js';
import { STRINGS } from '../strings.en.js';

/** @type {ReturnType<typeof openDiary> | undefined} */
let opening;

/** One that failed to open is tried again. */
export function ownDiary() {
  opening ??= openDiary();
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/**
 * What to say of anything that went wrong.
 * @param {unknown} thrown
 */
export function explain(thrown) {
  const { code, message } = describeError(thrown, '');
  return STRINGS.diary.errors[code] ?? STRINGS.errors[code] ?? message;
}
