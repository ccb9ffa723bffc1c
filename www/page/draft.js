// The text in the box over a reload: in this tab only, and gone with it.

/** @typedef {import('./about.js').About} About */

/** @typedef {{ text: string, about: About, origin: string }} Draft `origin` is the key of the saved article that it began as */

const KEY = 'readout-draft';

/** @param {Draft} draft */
export function keepDraft(draft) {
  try {
    if (draft.text === '') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Longer than the browser keeps, or it keeps nothing: the page works all the same.
  }
}

/** @returns {Draft | null} */
export function keptDraft() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return typeof draft?.text === 'string' && typeof draft.about?.title === 'string' ? draft : null;
  } catch {
    return null;
  }
}
