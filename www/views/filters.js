// Filters by person, country, status, tag and confidence, for every view of the meetings.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Status} Status */

/**
 * @typedef {object} Filter what is shown; an empty string lets everything through
 * @property {string} party name of somebody who took part
 * @property {string} country code of a participant's country
 * @property {Status | ''} status
 * @property {string} tag
 * @property {number} confidence the least, 0 to 1
 */

const STATUSES = /** @type {const} */ (['held', 'planned', 'proposed', 'not_held']);

/** From how many meetings on filters are worth their room. */
const FILTERED_FROM = 2;

/** @returns {Filter} */
export const everything = () => ({ party: '', country: '', status: '', tag: '', confidence: 0 });

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities
 * @param {Filter} filter
 */
function passes(meeting, entities, { party, country, status, tag, confidence }) {
  const parties = meeting.participants.map((id) => entities.get(id));
  return (
    (party === '' || parties.some((entity) => entity?.name === party)) &&
    (country === '' || parties.some((entity) => entity?.country === country)) &&
    (status === '' || meeting.status === status) &&
    (tag === '' || meeting.tags?.includes(tag) === true) &&
    meeting.confidence >= confidence
  );
}

/**
 * The document with those of its meetings that pass.
 * @param {Document} document
 * @param {ReadonlyMap<string, Entity>} entities by id
 * @param {Filter} filter
 * @returns {Document}
 */
export function filtered(document, entities, filter) {
  const meetings = document.meetings.filter((meeting) => passes(meeting, entities, filter));
  return meetings.length === document.meetings.length ? document : { ...document, meetings };
}

/**
 * @param {readonly Meeting[]} meetings all of them
 * @param {ReadonlyMap<string, Entity>} entities by id
 * @param {Filter} filter kept by the caller, changed here
 * @param {() => void} show told of every change
 * @param {Node} count says how many pass
 * @returns {Element | null} nothing where there is nothing to choose from
 */
export function filterBar(meetings, entities, filter, show, count) {
  if (meetings.length < FILTERED_FROM) return null;
  const parties = meetings.flatMap(({ participants }) => participants.map((id) => entities.get(id)));
  const names = distinct(parties.map((entity) => entity?.name));
  const countries = distinct(parties.map((entity) => entity?.country));
  const tags = distinct(meetings.flatMap((meeting) => meeting.tags ?? []));
  const statuses = STATUSES.filter((status) => meetings.some((meeting) => meeting.status === status));
  /** @type {[string, string][]} */
  const nameOptions = names.map((name) => [name, name]);
  /** @type {[string, string][]} */
  const countryOptions = countries.map((code) => [code, regionName(code)]);
  countryOptions.sort(([, a], [, b]) => a.localeCompare(b));
  const { filters } = STRINGS;
  return element(
    'div',
    { class: 'filters', role: 'group', 'aria-label': filters.label },
    choice(filters.party, [['', filters.anyParty], ...nameOptions], filter.party, (value) => {
      filter.party = value;
      show();
    }),
    countries.length > 1 &&
      choice(filters.country, [['', filters.anyCountry], ...countryOptions], filter.country, (value) => {
        filter.country = value;
        show();
      }),
    statuses.length > 1 &&
      choice(
        filters.status,
        [['', filters.anyStatus], ...statuses.map((status) => /** @type {[string, string]} */ ([status, STRINGS.status[status]]))],
        filter.status,
        (value) => {
          filter.status = /** @type {Status | ''} */ (value);
          show();
        },
      ),
    tags.length > 0 &&
      choice(filters.tag, [['', filters.anyTag], ...tags.map((tag) => /** @type {[string, string]} */ ([tag, tag]))], filter.tag, (value) => {
        filter.tag = value;
        show();
      }),
    choice(
      filters.confidence,
      [['0', filters.anyConfidence], ['0.8', filters.sure]],
      String(filter.confidence),
      (value) => {
        filter.confidence = Number(value);
        show();
      },
    ),
    count,
  );
}

/**
 * @param {string} label
 * @param {[string, string][]} options value and words
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
function choice(label, options, value, onChange) {
  const select = element('select', { 'aria-label': label });
  for (const [key, words] of options) select.append(element('option', { value: key }, words));
  // What is filtered by stays on show, also where nothing has it any more.
  if (!options.some(([key]) => key === value)) select.append(element('option', { value }, value));
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return select;
}

/** @param {(string | null | undefined)[]} values */
function distinct(values) {
  return [...new Set(values.filter((value) => typeof value === 'string'))].sort((a, b) => a.localeCompare(b));
}

/** @param {string} code ISO 3166 */
function regionName(code) {
  try {
    return REGIONS.of(code) ?? code;
  } catch {
    return code;
  }
}
