// The ways by which a reader puts a meeting or an entity right.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { meetingForm } from './meeting-form.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../diary/edit.js').Edit} Edit */

/**
 * @typedef {object} Editor carries out what the reader says of a result
 * @property {(meeting: Meeting, edits: Edit[]) => void} edit
 * @property {(meeting: Meeting) => void} dismiss it is no meeting
 * @property {(entity: Entity, into: Entity) => void} merge
 * @property {(entity: Entity, which: string) => void} split what `parts` offers is somebody else
 * @property {(entity: Entity) => [string, string][]} parts of an entity that may be somebody else: key and words
 * @property {(meeting: Meeting) => Node[]} [actions] what else can be done with a meeting
 */

const WORDS = STRINGS.corrections;

/** At most so many others are offered as "the same person". */
const MOST_OTHERS = 400;

/**
 * The form is made when it is first asked for.
 * @param {Document} document as it is shown
 * @param {Meeting} meeting
 * @param {Editor} editor
 */
export function meetingCorrections(document, meeting, editor) {
  const dismiss = button(WORDS.dismiss, () => editor.dismiss(meeting));
  const details = folded(WORDS.correct, () =>
    meetingForm({
      document,
      meeting,
      others: [dismiss],
      onSave: (edits) => {
        close(details);
        if (edits.length > 0) editor.edit(meeting, edits);
      },
      onCancel: () => close(details),
    }),
  );
  return details;
}

/**
 * @param {Document} document as it is shown
 * @param {Entity} entity
 * @param {Editor} editor
 * @param {(entity: Entity) => void} teach asks for the entity to go into the user's own names
 */
export function entityCorrections(document, entity, editor, teach) {
  return folded(WORDS.correct, () => {
    const others = document.entities.filter(({ id, type }) => type === entity.type && id !== entity.id).slice(0, MOST_OTHERS);
    const parts = editor.parts(entity);
    return element(
      'div',
      { class: 'fields' },
      others.length > 0 &&
        choice(WORDS.sameAs, others.map(({ id, name }) => [id, name]), WORDS.merge, (id) => {
          const into = others.find((other) => other.id === id);
          if (into) editor.merge(entity, into);
        }),
      parts.length > 0 && choice(WORDS.somebodyElse, parts, WORDS.split, (part) => editor.split(entity, part)),
      button(WORDS.teach, () => teach(entity)),
    );
  });
}

/**
 * @param {string} summary
 * @param {() => Node} build
 */
function folded(summary, build) {
  const details = element('details', { class: 'correct' }, element('summary', {}, summary));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(build());
  });
  return details;
}

/**
 * Back to where the person came from; the next form begins anew.
 * @param {HTMLDetailsElement} details
 */
function close(details) {
  details.open = false;
  const [summary, ...rest] = details.children;
  for (const node of rest) node.remove();
  if (summary instanceof HTMLElement) summary.focus();
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
 * A list, and the button that takes what is chosen in it: keys that move in a list decide nothing.
 * @param {string} label
 * @param {[string, string][]} options value and words
 * @param {string} doIt
 * @param {(value: string) => void} choose
 */
function choice(label, options, doIt, choose) {
  const select = element('select', { 'aria-label': label }, element('option', { value: '' }, WORDS.choose));
  for (const [value, words] of options) select.append(element('option', { value }, words));
  const take = button(doIt, () => {
    if (select.value !== '') choose(select.value);
    else select.focus();
  });
  return element('div', { class: 'choice-row' }, element('label', {}, element('span', {}, label), select), take);
}
