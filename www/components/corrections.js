// The forms by which a reader puts a meeting or an entity right.

import { anchorEntity, anchorMeeting } from '../diary/anchor.js';
import { daysOf } from '../diary/days.js';
import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('../diary/corrections.js').Correction} Correction */

const WORDS = STRINGS.corrections;

/** At most so many others are offered as "the same person". */
const MOST_OTHERS = 400;

/**
 * @param {Document} document as it is shown
 * @param {Meeting} meeting
 * @param {(correction: Correction) => void} correct
 */
export function meetingCorrections(document, meeting, correct) {
  const anchor = anchorMeeting(document, meeting);
  const status = element('select', { 'aria-label': WORDS.status });
  for (const [value, words] of Object.entries(STRINGS.status)) status.append(element('option', { value }, words));
  status.value = meeting.status;
  status.addEventListener('change', () =>
    correct({ kind: 'status', meeting: anchor, status: /** @type {Status} */ (status.value) }),
  );
  const date = element('input', {
    type: 'text', inputmode: 'numeric', size: 10, maxlength: 10, 'aria-label': WORDS.date, placeholder: WORDS.datePattern,
    value: shortDate(meeting),
  });
  date.addEventListener('change', () => {
    const given = date.value.trim();
    const valid = given === '' || daysOf(given) !== undefined;
    date.setAttribute('aria-invalid', String(!valid));
    if (valid) correct({ kind: 'date', meeting: anchor, date: given === '' ? null : given });
  });
  const dismiss = button(WORDS.dismiss, () => correct({ kind: 'dismiss', meeting: anchor }));
  return folded(WORDS.correct, labelled(WORDS.status, status), labelled(WORDS.date, date), dismiss);
}

/**
 * @param {Document} document as it is shown
 * @param {Entity} entity
 * @param {(correction: Correction) => void} correct
 * @param {(entity: Entity) => void} teach asks for the entity to go into the user's own names
 */
export function entityCorrections(document, entity, correct, teach) {
  const others = document.entities.filter(({ id, type }) => type === entity.type && id !== entity.id).slice(0, MOST_OTHERS);
  const same = choice(WORDS.sameAs, others.map(({ id, name }) => [id, name]), (id) => {
    const into = others.find((other) => other.id === id);
    if (into) correct({ kind: 'merge', entity: anchorEntity(entity), into: anchorEntity(into) });
  });
  const split = choice(WORDS.somebodyElse, entity.aliases.map((alias) => [alias, alias]), (alias) =>
    correct({ kind: 'split', entity: anchorEntity(entity), words: alias }),
  );
  return folded(
    WORDS.correct,
    others.length > 0 && same,
    entity.aliases.length > 0 && split,
    button(WORDS.teach, () => teach(entity)),
  );
}

/** @param {Meeting} meeting */
function shortDate({ date }) {
  if (!date) return '';
  return date.from.slice(0, { day: 10, month: 7, year: 4 }[date.precision]);
}

/**
 * @param {string} summary
 * @param {...(Node | false)} parts
 */
function folded(summary, ...parts) {
  return element('details', { class: 'correct' }, element('summary', {}, summary), element('div', { class: 'fields' }, ...parts));
}

/**
 * @param {string} words
 * @param {Node} field
 */
function labelled(words, field) {
  return element('label', {}, element('span', {}, words), field);
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

/**
 * @param {string} label
 * @param {[string, string][]} options value and words
 * @param {(value: string) => void} choose
 */
function choice(label, options, choose) {
  const select = element('select', { 'aria-label': label }, element('option', { value: '' }, WORDS.choose));
  for (const [value, words] of options) select.append(element('option', { value }, words));
  select.addEventListener('change', () => {
    if (select.value !== '') choose(select.value);
  });
  return labelled(label, select);
}
