// Keeps the focus where the person is when what is around it is drawn anew.

/** How much of an element's words tells it from its neighbours, in UTF-16 code units. */
const WORDS = 40;

/**
 * @typedef {object} Place where the focus was
 * @property {string | undefined} key of the meeting or entity around it
 * @property {number} index of that among its like
 * @property {string} name of the element itself
 */

/**
 * @param {ShadowRoot | null} root
 * @returns {Place | undefined} nothing where the focus is elsewhere
 */
export function focusIn(root) {
  const active = root?.activeElement;
  if (!(active instanceof HTMLElement)) return undefined;
  const holder = holderOf(active);
  return {
    key: holder?.dataset.holder,
    index: holder && root ? holders(root).indexOf(holder) : -1,
    name: nameOf(active),
  };
}

/**
 * Moves the focus to the same element; where that is gone, to what took its place.
 * @param {ShadowRoot | null} root
 * @param {Place | undefined} place
 */
export function restoreFocus(root, place) {
  if (!root || !place) return;
  const all = holders(root);
  const holder = all.find(({ dataset }) => dataset.holder === place.key);
  const within = place.key === undefined ? root : holder;
  const same = within && [...within.querySelectorAll('*')].find((node) => nameOf(node) === place.name && isShown(node));
  const next = same ?? holder ?? all[Math.min(place.index, all.length - 1)] ?? root.querySelector('[role="tab"][aria-selected="true"]');
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** @param {Element} node */
function holderOf(node) {
  const holder = node.closest('[data-holder]');
  return holder instanceof HTMLElement ? holder : null;
}

/** @param {ShadowRoot} root */
function holders(root) {
  return [...root.querySelectorAll('[data-holder]')].filter((node) => node instanceof HTMLElement).filter(isShown);
}

/** @param {Element} node */
function isShown(node) {
  return node.closest('[hidden]') === null;
}

/** @param {Element} node */
function nameOf(node) {
  const words = node.children.length === 0 || node.matches('button, summary') ? node.textContent?.slice(0, WORDS) : '';
  return [node.tagName, node.id, node.getAttribute('aria-label'), node.getAttribute('name'), node.getAttribute('data-key'), words].join('|');
}
