// Tells of a field what its value does not: browsers keep a day that no calendar has to themselves.

/**
 * @param {HTMLInputElement} field for a day
 * @param {() => void} tell called when it is left with something in it that is no day
 */
export function onBadDay(field, tell) {
  field.addEventListener('blur', () => {
    if (!field.validity.badInput) return;
    field.setAttribute('aria-invalid', 'true');
    tell();
  });
  field.addEventListener('input', () => field.removeAttribute('aria-invalid'));
}
