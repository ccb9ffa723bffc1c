// Content script: reads properties of elements that a page may hide behind names of its own.
//
// A form's fields are its properties under their own names, and go before what every element has.

/**
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
