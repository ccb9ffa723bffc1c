// The form of a meeting: every field of one that was found, or of one that the reader adds.

import { anchorEntity, MAX_WORDS_OF_EVIDENCE } from '../diary/anchor.js';
import { daysOf } from '../diary/days.js';
import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').EntityType} EntityType */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../diary/anchor.js').EntityAnchor} EntityAnchor */
/** @typedef {import('../diary/edit.js').Edit} Edit */

const WORDS = STRINGS.form;

/** Who can take part, the likeliest first. */
const PARTY_TYPES = /** @type {const} */ (['person', 'organization', 'place']);

/** At most so many names and sentences are offered while typing. */
const MOST_OFFERED = 500;

/** Counts the forms, whose lists need ids of their own. */
let forms = 0;

/**
 * @typedef {object} FormOptions
 * @property {Document} document whose entities are offered
 * @property {Meeting | null} meeting null to add one
 * @property {string} [words] of the text that report an added meeting
 * @property {string | null} [text] in which those words are looked for
 * @property {(edits: Edit[], words: { start: number, text: string } | null) => void} onSave told what was changed
 * @property {() => void} onCancel
 * @property {(Node | false | null)[]} [others] what else can be done
 */

/** @param {FormOptions} options */
export function meetingForm(options) {
  return new MeetingForm(options).element;
}

class MeetingForm {
  #options;
  #id = `form-${(forms += 1)}`;
  #parties = element('div', { class: 'party-rows' });
  #problem = element('p', { class: 'problem', role: 'alert' });
  /** What the fields are now. @type {Map<Edit['field'], () => Edit['value'] | undefined>} */
  #fields = new Map();
  /** @type {HTMLTextAreaElement | null} */
  #evidence = null;
  /** What the fields were, as JSON. */
  #before;

  /** @param {FormOptions} options */
  constructor(options) {
    this.#options = options;
    const { meeting } = options;
    const entities = new Map(options.document.entities.map((entity) => [entity.id, entity]));
    const present = meeting?.participants.flatMap((id) => entities.get(id) ?? []) ?? [];
    this.element = element(
      'form',
      { class: 'meeting-form', 'aria-label': meeting ? WORDS.correct : WORDS.add },
      this.#list('names', options.document.entities.filter(({ type }) => type !== 'event').map(({ name }) => name)),
      meeting === null && this.#evidenceField(),
      element('fieldset', { class: 'parties' }, element('legend', {}, WORDS.fields.participants), this.#parties, this.#more()),
      this.#choice('status', STRINGS.status, meeting?.status),
      this.#choice('medium', STRINGS.medium, meeting?.medium),
      this.#dateField(),
      this.#placeField(entities),
      this.#words('occasion', meeting?.occasion ?? '', (value) => value || null, this.#list('events', namesOf(options.document, 'event'))),
      this.#words('topics', meeting?.topics.map(({ text }) => text).join('; ') ?? '', listed),
      this.#words('tags', meeting?.tags?.join('; ') ?? '', listed),
      this.#note(),
      this.#problem,
      element('div', { class: 'form-buttons' }, element('button', { type: 'submit', class: 'primary' }, meeting ? WORDS.save : WORDS.addIt), this.#cancel(), ...(options.others ?? [])),
    );
    for (const party of [...present, ...Array(Math.max(0, 2 - present.length)).fill(null)]) this.#addParty(party);
    this.#fields.set('participants', () => this.#partiesNow());
    this.#before = new Map(Array.from(this.#fields, ([field, value]) => [field, JSON.stringify(value())]));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#save();
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      options.onCancel();
    });
  }

  #save() {
    const { meeting, text = null, onSave } = this.#options;
    this.#problem.textContent = '';
    for (const field of this.element.querySelectorAll('[aria-invalid]')) field.removeAttribute('aria-invalid');
    /** @type {Edit[]} */
    const edits = [];
    for (const [field, read] of this.#fields) {
      const value = read();
      if (value === undefined) return;
      // A new meeting is told whole, but for what nobody knows.
      const same = meeting ? JSON.stringify(value) === this.#before.get(field) : value === null || (Array.isArray(value) && value.length === 0);
      if (!same) edits.push(/** @type {Edit} */ ({ field, value }));
    }
    if (this.#evidence === null) return onSave(edits, null);
    const words = this.#evidence.value.trim();
    const start = text === null || words === '' ? -1 : text.indexOf(words);
    if (start < 0) return this.#refuse(this.#evidence, words === '' ? WORDS.noWords : WORDS.otherWords);
    onSave(edits, { start, text: words });
  }

  /**
   * @param {HTMLElement} field
   * @param {string} why
   * @returns {undefined}
   */
  #refuse(field, why) {
    field.setAttribute('aria-invalid', 'true');
    this.#problem.textContent = why;
    field.focus();
    return undefined;
  }

  #evidenceField() {
    const { words = '', text } = this.#options;
    const field = element('textarea', { name: 'words', rows: 3, maxlength: MAX_WORDS_OF_EVIDENCE, dir: 'auto', 'aria-describedby': `${this.#id}-words` });
    field.defaultValue = words;
    this.#evidence = field;
    const sentences = element('select', { name: 'sentence' }, element('option', { value: '' }, WORDS.choose));
    for (const sentence of sentencesOf(text ?? '')) sentences.append(element('option', { value: sentence }, shortened(sentence)));
    const take = element('button', { type: 'button' }, WORDS.takeSentence);
    take.addEventListener('click', () => {
      if (sentences.value !== '') field.value = sentences.value;
    });
    return element(
      'div',
      { class: 'wide' },
      labelled(WORDS.words, field),
      element('p', { class: 'hint', id: `${this.#id}-words` }, WORDS.wordsHint),
      element('div', { class: 'sentence' }, labelled(WORDS.sentence, sentences), take),
    );
  }

  #more() {
    const more = element('button', { type: 'button', class: 'action' }, WORDS.anotherParty);
    more.addEventListener('click', () => this.#addParty(null).focus());
    return more;
  }

  /**
   * @param {Entity | null} entity
   * @returns {HTMLInputElement}
   */
  #addParty(entity) {
    const number = this.#parties.children.length + 1;
    const name = element('input', { name: 'party', list: `${this.#id}-names`, autocomplete: 'off', maxlength: 200, 'aria-label': WORDS.party(number) });
    name.defaultValue = entity?.name ?? '';
    const type = element('select', { name: 'type', 'aria-label': WORDS.partyType(number) });
    for (const one of PARTY_TYPES) type.append(element('option', { value: one }, STRINGS.names.types[one]));
    type.value = entity && entity.type !== 'event' ? entity.type : 'person';
    name.addEventListener('input', () => {
      const known = this.#known(name.value);
      if (known && known.type !== 'event') type.value = known.type;
    });
    const remove = element('button', { type: 'button', 'aria-label': WORDS.removeParty(number) }, '×');
    const row = element('div', { class: 'party-row' }, name, type, remove);
    remove.addEventListener('click', () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      /** @type {HTMLElement | null | undefined} */ (next?.querySelector('input'))?.focus();
    });
    this.#parties.append(row);
    return name;
  }

  /** @returns {EntityAnchor[] | undefined} */
  #partiesNow() {
    const rows = [...this.#parties.children].flatMap((row) => {
      const name = /** @type {HTMLInputElement} */ (row.querySelector('input')).value.trim();
      const type = /** @type {EntityType} */ (/** @type {HTMLSelectElement} */ (row.querySelector('select')).value);
      return name === '' ? [] : [this.#anchor(name, type)];
    });
    const different = new Set(rows.map(({ type, name }) => `${type} ${name}`)).size;
    if (different >= 2 || this.#before === undefined) return rows;
    const field = [...this.#parties.querySelectorAll('input')].find(({ value }) => value.trim() === '') ?? this.#parties.querySelector('input');
    return field ? this.#refuse(field, WORDS.twoParties) : undefined;
  }

  #dateField() {
    const { meeting } = this.#options;
    const field = element('input', { name: 'date', type: 'text', inputmode: 'numeric', size: 10, maxlength: 10, autocomplete: 'off', placeholder: WORDS.datePattern, value: shortDate(meeting) });
    this.#fields.set('date', () => {
      const given = field.value.trim();
      // What was found more exactly than it can be typed here stays as it is.
      if (given === '') return null;
      return daysOf(given) === undefined ? this.#refuse(field, WORDS.badDate(given)) : given;
    });
    return labelled(WORDS.fields.date, field);
  }

  /** @param {ReadonlyMap<string, Entity>} entities */
  #placeField(entities) {
    const { meeting, document } = this.#options;
    return this.#words(
      'place',
      entities.get(meeting?.place ?? '')?.name ?? '',
      (name) => (name === '' ? null : this.#anchor(name, 'place')),
      this.#list('places', namesOf(document, 'place')),
    );
  }

  #note() {
    const field = element('textarea', { name: 'note', rows: 2, maxlength: 20_000, dir: 'auto' });
    field.defaultValue = this.#options.meeting?.note ?? '';
    this.#fields.set('note', () => field.value.trim() || null);
    const label = labelled(WORDS.fields.note, field);
    label.classList.add('wide');
    return label;
  }

  #cancel() {
    const cancel = element('button', { type: 'button' }, WORDS.cancel);
    cancel.addEventListener('click', () => this.#options.onCancel());
    return cancel;
  }

  /**
   * @param {'status' | 'medium'} field
   * @param {Readonly<Record<string, string>>} options
   * @param {string | undefined} value
   */
  #choice(field, options, value) {
    const select = element('select', { name: field });
    for (const [key, words] of Object.entries(options)) select.append(element('option', { value: key }, words));
    select.value = value ?? Object.keys(options)[0];
    this.#fields.set(field, () => /** @type {Edit['value']} */ (select.value));
    return labelled(WORDS.fields[field], select);
  }

  /**
   * @param {'place' | 'occasion' | 'topics' | 'tags'} field
   * @param {string} value
   * @param {(words: string) => Edit['value']} read
   * @param {HTMLDataListElement} [list]
   */
  #words(field, value, read, list) {
    const input = element('input', { name: field, autocomplete: 'off', maxlength: 1_000, list: list?.id, placeholder: field === 'topics' || field === 'tags' ? STRINGS.names.parted : undefined });
    input.defaultValue = value;
    this.#fields.set(field, () => read(input.value.trim()));
    const label = labelled(WORDS.fields[field], input);
    if (list) label.append(list);
    return label;
  }

  /**
   * @param {string} name
   * @param {readonly string[]} values
   */
  #list(name, values) {
    const list = element('datalist', { id: `${this.#id}-${name}` });
    list.append(...[...new Set(values)].slice(0, MOST_OFFERED).map((value) => element('option', { value })));
    return list;
  }

  /** @param {string} name */
  #known(name) {
    return this.#options.document.entities.find((entity) => entity.name === name.trim());
  }

  /**
   * @param {string} name
   * @param {EntityType} type
   * @returns {EntityAnchor}
   */
  #anchor(name, type) {
    const known = this.#options.document.entities.find((entity) => entity.name === name && entity.type === type);
    return known ? anchorEntity(known) : { type, name, mention: null };
  }
}

/**
 * @param {Document} document
 * @param {EntityType} type
 */
function namesOf({ entities }, type) {
  return entities.filter((entity) => entity.type === type).map(({ name }) => name);
}

/** @param {string} words */
function listed(words) {
  return [...new Set(words.split(';').map((word) => word.trim()).filter((word) => word !== ''))];
}

/** @param {Meeting | null} meeting */
function shortDate(meeting) {
  const { from, to, precision } = meeting?.date ?? {};
  if (!from) return '';
  if (precision === 'year') return from.slice(0, 4);
  if (precision === 'month') return from.slice(0, 7);
  return from === to ? from : '';
}

/** @param {string} text */
function sentencesOf(text) {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences = Array.from(segmenter.segment(text.slice(0, 200_000)), ({ segment }) => segment.trim());
  return sentences.filter((sentence) => sentence !== '' && sentence.length <= MAX_WORDS_OF_EVIDENCE).slice(0, MOST_OFFERED);
}

/** @param {string} words */
function shortened(words) {
  return words.length <= 90 ? words : `${words.slice(0, 89)}…`;
}

/**
 * @param {string} words
 * @param {Node} field
 */
function labelled(words, field) {
  return element('label', {}, element('span', {}, words), field);
}
