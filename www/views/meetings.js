// The meetings as cards, by date, with filters by person, country, status and confidence.

import { longList } from '../components/long-list.js';
import { meetingCard } from '../components/meeting-card.js';
import { message } from '../components/message.js';
import { element } from '../lib/dom.js';
import { counted, STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('../components/meeting-card.js').CardOptions} CardOptions */

/**
 * @typedef {object} Filter what is shown; an empty string lets everything through
 * @property {string} party name of somebody who took part
 * @property {string} country code of a participant's country
 * @property {Status | ''} status
 * @property {number} confidence the least, 0 to 1
 */

const STATUSES = /** @type {const} */ (['held', 'planned', 'proposed', 'not_held']);

/** From how many meetings on filters are worth their room. */
const FILTERED_FROM = 2;

/** @returns {Filter} */
export const everything = () => ({ party: '', country: '', status: '', confidence: 0 });

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/**
 * @param {readonly Meeting[]} meetings
 * @param {ReadonlyMap<string, Entity>} entities by id
 * @param {Filter} filter kept by the caller, changed here
 * @param {CardOptions} options
 */
export function meetingsView(meetings, entities, filter, options) {
  if (meetings.length === 0) return message('none', STRINGS.noMeetings, STRINGS.noMeetingsHint);
  const ordered = byDate(meetings);
  const results = element('div', { class: 'results' });
  const show = () => {
    const shown = ordered.filter((meeting) => passes(meeting, entities, filter));
    results.replaceChildren(
      shown.length > 0
        ? longList('cards', shown, (meeting) => meetingCard(meeting, entities, options))
        : message('none', STRINGS.filters.nothing),
    );
    count.textContent = shown.length === meetings.length ? '' : STRINGS.filters.shown(shown.length, counted('meeting', meetings.length));
  };
  const count = element('span', { class: 'shown', 'aria-live': 'polite' });
  const bar = meetings.length >= FILTERED_FROM && filterBar(meetings, entities, filter, show, count);
  show();
  // The tab names it; a landmark of its own would be one of several on a page with several elements.
  return element('div', { class: 'meetings' }, bar, results);
}

/** The less exact of two dates that begin together stands first. */
const EXACTNESS = { year: 0, month: 1, day: 2 };

/**
 * By first day, those without one last; equal days in text order.
 * @param {readonly Meeting[]} meetings
 */
export function byDate(meetings) {
  const key = (/** @type {Meeting} */ { date }) => (date ? `${date.from} ${EXACTNESS[date.precision]}` : '9999');
  return meetings
    .map((meeting) => ({ meeting, at: key(meeting) }))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ meeting }) => meeting);
}

/**
 * @param {Meeting} meeting
 * @param {ReadonlyMap<string, Entity>} entities
 * @param {Filter} filter
 */
function passes(meeting, entities, { party, country, status, confidence }) {
  const parties = meeting.participants.map((id) => entities.get(id));
  return (
    (party === '' || parties.some((entity) => entity?.name === party)) &&
    (country === '' || parties.some((entity) => entity?.country === country)) &&
    (status === '' || meeting.status === status) &&
    meeting.confidence >= confidence
  );
}

/**
 * @param {readonly Meeting[]} meetings
 * @param {ReadonlyMap<string, Entity>} entities
 * @param {Filter} filter
 * @param {() => void} show
 * @param {Node} count
 */
function filterBar(meetings, entities, filter, show, count) {
  const parties = meetings.flatMap(({ participants }) => participants.map((id) => entities.get(id)));
  const names = distinct(parties.map((entity) => entity?.name));
  const countries = distinct(parties.map((entity) => entity?.country));
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
  select.value = options.some(([key]) => key === value) ? value : options[0][0];
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
