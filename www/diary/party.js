// Whether two articles speak of the same person, body or place. In doubt they do not.

import { fold, isSurnameOf, lastWord } from './name.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */

/**
 * What the parties to a meeting have in common with all parties that could be the same,
 * so that only meetings with equal keys need to be compared.
 * @param {readonly Entity[]} parties
 */
export function partiesKey(parties) {
  return parties.map(({ type, name }) => `${type} ${lastWord(folded(name))}`).sort().join('|');
}

/**
 * For each of `parties`, the one of `others` that is the same; none if not all of both
 * find theirs. Equal names go together before a surname and a full name do.
 * @param {readonly Entity[]} parties
 * @param {readonly Entity[]} others
 * @returns {Entity[] | undefined}
 */
export function pairUp(parties, others) {
  if (parties.length !== others.length) return undefined;
  const left = new Set(others);
  /** @type {Map<Entity, Entity>} */
  const pairs = new Map();
  for (const same of [isSameByName, isSameBySurname]) {
    for (const party of parties) {
      const other = pairs.has(party) ? undefined : [...left].find((one) => same(party, one));
      if (!other) continue;
      pairs.set(party, other);
      left.delete(other);
    }
  }
  return left.size === 0 ? parties.flatMap((party) => pairs.get(party) ?? []) : undefined;
}

/**
 * Whether a person is known by one word only.
 * @param {Entity} entity
 */
export function hasOnlySurname({ type, name }) {
  return type === 'person' && !folded(name).includes(' ');
}

/**
 * Whether two places can be one: their names are equal, the one name has the other in it
 * ("Geneva", "Geneva Airport"), or the one is the country of the other.
 * @param {Entity} a
 * @param {Entity} b
 */
export function isSamePlace(a, b) {
  if (contradict(a.country, b.country)) return false;
  const [one, other] = [` ${folded(a.name)} `, ` ${folded(b.name)} `];
  return one.includes(other) || other.includes(one) || isCountryOf(a, b) || isCountryOf(b, a);
}

/**
 * Whether a place is a country rather than a place in one.
 * @param {Entity} place
 */
export function isCountry(place) {
  return isCountryOf(place, place);
}

/**
 * @param {Entity} a
 * @param {Entity} b
 */
function isSameByName(a, b) {
  if (a.type !== b.type || folded(a.name) !== folded(b.name) || actElsewhere(a, b)) return false;
  // Many bear one surname; what they act for tells them apart.
  return !hasOnlySurname(a) || isKnownAlike(a, b);
}

/**
 * @param {Entity} a
 * @param {Entity} b
 */
function isSameBySurname(a, b) {
  return a.type === 'person' && b.type === 'person' && isSurnameOf(folded(a.name), folded(b.name)) && !actElsewhere(a, b);
}

/**
 * @param {Entity} a
 * @param {Entity} b
 */
function isKnownAlike(a, b) {
  if (a.country !== null || b.country !== null) return a.country === b.country;
  return a.affiliation !== null && b.affiliation !== null && fold(a.affiliation) === fold(b.affiliation);
}

/**
 * Whether two act for different countries or, if none is known of one, different bodies.
 * @param {Entity} a
 * @param {Entity} b
 */
function actElsewhere(a, b) {
  if (a.country !== null && b.country !== null) return a.country !== b.country;
  return contradict(a.affiliation && fold(a.affiliation), b.affiliation && fold(b.affiliation));
}

/**
 * @param {string | null} a
 * @param {string | null} b
 */
function contradict(a, b) {
  return a !== null && b !== null && a !== b;
}

const COUNTRIES = new Intl.DisplayNames(['en'], { type: 'region' });

/**
 * @param {Entity} country
 * @param {Entity} place
 */
function isCountryOf({ name }, { country }) {
  return country !== null && folded(COUNTRIES.of(country) ?? '') === folded(name);
}

/**
 * A name in a script or of signs that folding leaves nothing of is its own key.
 * @param {string} name
 */
function folded(name) {
  return fold(name) || name;
}
