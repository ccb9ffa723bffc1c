// Builds DOM nodes from text and attributes only: markup in a string is never parsed.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes] `true` sets an empty attribute, `false` and `undefined` none
 * @param {...Child} children strings become text nodes
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (child) node.append(child);
  }
  return node;
}

/**
 * Words that come from the text: their direction is their own, so that a
 * right-to-left name or a stray bidi control cannot reorder what stands around it.
 * @param {string} words
 * @param {string} [className]
 */
export function quoted(words, className) {
  return element('bdi', { class: className, dir: 'auto' }, words);
}
