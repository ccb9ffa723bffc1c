// Content script: reads properties of nodes that a page may hide behind names of its own.

/**
 * A form's fields are its properties under their own names, and a page's named elements those
 * of its document: both go before what every form and document has.
 * @template {keyof Element} P
 * @param {Element} element
 * @param {P} property
 * @returns {Element[P]}
 */
function trueProperty(element, property) {
  return Reflect.get(Element.prototype, property, element);
}

/**
 * @param {Element} element
 * @param {string} name
 */
function trueAttribute(element, name) {
  return Element.prototype.getAttribute.call(element, name);
}

/**
 * @template {keyof Document} P
 * @param {Document} page
 * @param {P} property
 * @returns {Document[P]}
 */
function trueDocumentProperty(page, property) {
  return Reflect.get(Document.prototype, property, page);
}
