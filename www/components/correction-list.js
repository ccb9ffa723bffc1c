// What the reader corrected, one by one, each with the way back.

import { element, quoted } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../diary/corrections.js').Correction} Correction */
/** @typedef {import('../diary/edit.js').Edit} Edit */

const WORDS = STRINGS.corrections;

/**
 * @param {readonly Correction[]} applied
 * @param {readonly Correction[]} lost
 * @param {((gone: readonly Correction[]) => void) | null} undo null where nothing can be undone here
 */
export function correctionList(applied, lost, undo) {
  if (applied.length + lost.length === 0) return null;
  const item = (/** @type {Correction} */ correction, /** @type {boolean} */ isLost) => {
    const words = inWords(correction);
    const back = undo && button(WORDS.undoOne, () => undo([correction]));
    back?.setAttribute('aria-label', `${WORDS.undoOne}: ${words}`);
    return element('li', { 'data-holder': JSON.stringify(correction) }, quoted(words), isLost && element('span', { class: 'hint' }, ` (${WORDS.lostOne})`), ' ', back);
  };
  const all = undo && applied.length + lost.length > 1 && button(WORDS.undo, () => undo([...applied, ...lost]));
  return element(
    'details',
    { class: 'correction-note' },
    element(
      'summary',
      {},
      [applied.length > 0 && WORDS.made(applied.length), lost.length > 0 && WORDS.lost(lost.length)].filter(Boolean).join(' '),
    ),
    element('ul', {}, ...applied.map((one) => item(one, false)), ...lost.map((one) => item(one, true))),
    all,
  );
}

/**
 * "Ana Reis and Jo Lund: status Planned"
 * @param {Correction} correction
 * @returns {string}
 */
export function inWords(correction) {
  switch (correction.kind) {
    case 'merge':
      return WORDS.did.merge(correction.entity.name, correction.into.name);
    case 'split':
      return WORDS.did.split(typeof correction.words === 'string' ? correction.words : correction.words.text);
    case 'add':
      return `${partiesOf(correction)}: ${WORDS.did.add}`;
    case 'dismiss':
      return `${partiesOf(correction)}: ${WORDS.did.dismiss}`;
    case 'restore':
      return `${partiesOf(correction)}: ${WORDS.did.restore}`;
    case 'status':
      return `${partiesOf(correction)}: ${change({ field: 'status', value: correction.status })}`;
    case 'date':
      return `${partiesOf(correction)}: ${change({ field: 'date', value: correction.date })}`;
    default:
      return `${partiesOf(correction)}: ${change(correction)}`;
  }
}

/** @param {{ meeting: import('../diary/anchor.js').MeetingAnchor }} correction */
function partiesOf({ meeting }) {
  return meeting.participants.join(STRINGS.and);
}

/** @param {Edit} edit */
function change({ field, value }) {
  const label = STRINGS.form.fields[field];
  return `${label} ${valueOf(field, value) || WORDS.did.nothing}`;
}

/**
 * @param {Edit['field']} field
 * @param {Edit['value']} value
 * @returns {string}
 */
function valueOf(field, value) {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((one) => valueOf(field, /** @type {any} */ (one))).join(', ');
  if (typeof value === 'object') return value.name;
  if (field === 'status') return STRINGS.status[/** @type {keyof typeof STRINGS.status} */ (value)];
  if (field === 'medium') return STRINGS.medium[/** @type {keyof typeof STRINGS.medium} */ (value)];
  return value;
}

/**
 * @param {string} words
 * @param {() => void} act
 */
function button(words, act) {
  const node = element('button', { type: 'button', class: 'action' }, words);
  node.addEventListener('click', act);
  return node;
}
