// Finds the elements that the page's scripts work on.

/**
 * @template {Element} E
 * @param {string} id
 * @param {new () => E} kind
 */
export function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}
