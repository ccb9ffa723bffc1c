// Saved meetings for the tests of the diary, from one line each.

import { day } from './reading.mjs';

/** What is known of the people and places of these tests, by name. */
const KNOWN = {
  'Ana Reis': { country: 'PT', affiliation: 'Portugal', role: 'Minister' },
  'Jo Lund': { country: 'NO', affiliation: 'Norway' },
  'Tom Lund': { country: 'NO', affiliation: 'Norway' },
  'Blue Bloc': { type: 'organization' },
  Oslo: { type: 'place', country: 'NO' },
  'Oslo Castle': { type: 'place', country: 'NO' },
  Norway: { type: 'place', country: 'NO' },
  Bergen: { type: 'place', country: 'NO' },
  Porto: { type: 'place', country: 'PT' },
};

/**
 * @param {string} who names, parted by `+`; "Ana Reis/BR" gives a country, "Ana Reis/" none
 * @param {{ on?: string, published?: string, article?: string, place?: string, status?: string, medium?: string, by?: string, [field: string]: unknown }} [about] `on` is a day, a month, a year, or two days parted by a space
 */
export function saved(who, { on, published = null, article, place, status = 'held', medium = 'in_person', by, ...fields } = {}) {
  const entities = [...who.split('+'), place, by].filter(Boolean).map((named, index) => entity(named.trim(), index));
  const idOf = (named) => entities.find(({ name }) => name === named?.split('/')[0])?.id ?? null;
  const text = `${who} ${status}.`;
  return {
    article: { key: article ?? `${who} ${on} ${published} ${Math.random()}`, title: `On ${who}`, url: null, published },
    meeting: {
      id: 'm1',
      participants: entities.slice(0, who.split('+').length).map(({ id }) => id),
      status,
      medium,
      date: on ? date(on) : null,
      place: idOf(place),
      occasion: null,
      occasion_id: null,
      topics: [],
      reported_by: by ? [idOf(by)] : [],
      confidence: 0.9,
      evidence: [{ start: 5, end: 5 + text.length, text, trigger: { start: 6, end: 7 } }],
      ...fields,
    },
    entities,
  };
}

function entity(named, index) {
  const [name, country] = named.split('/');
  return {
    id: `e${index + 1}`,
    type: 'person',
    name,
    aliases: [],
    role: null,
    affiliation: null,
    affiliation_id: null,
    affiliation_basis: null,
    country: null,
    confidence: 0.9,
    mentions: [],
    ...KNOWN[name],
    ...(country === undefined ? {} : { country: country || null, affiliation: null }),
  };
}

function date(on) {
  if (on.length === 4) return { ...day(`${on}-01-01`, `${on}-12-31`), precision: 'year' };
  if (on.length === 7) return { ...day(`${on}-01`, `${on}-30`), precision: 'month' };
  return day(...on.split(' '));
}
