// The whole diary as one document, so that whatever shows or exports a text's meetings does the diary's too.

import { fold } from './name.js';
import { hasOnlySurname } from './party.js';
import { betterKnown } from './side.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('./join.js').Encounter} Encounter */
/** @typedef {import('./join.js').EncounterReport} EncounterReport */

/** @typedef {import('../pkg/types.js').Source} Source */

/** How many topics a meeting has, as in the document of one text. */
const MAX_TOPICS = 5;

/**
 * One meeting an encounter, in the same order. There is no common text: the offsets of
 * evidence are those of its source, all others are 0, and entities have no mentions.
 * @param {readonly Encounter[]} encounters
 * @returns {Document}
 */
export function diaryDocument(encounters) {
  const register = new Register(encounters);
  const meetings = encounters.map((encounter, index) => meetingOf(encounter, `m${index + 1}`, register));
  return {
    schema: 'readout/2',
    reference_date: null,
    reference_source: null,
    entities: register.entities(),
    dates: [],
    meetings,
    warnings: [],
  };
}

/**
 * @param {Encounter} encounter
 * @param {string} id
 * @param {Register} register
 * @returns {Meeting}
 */
function meetingOf(encounter, id, register) {
  const { participants, status, medium, date, place, confidence, reports } = encounter;
  const latestFirst = reports.toReversed();
  const occasion = latestFirst.find(({ meeting }) => meeting.occasion !== null);
  const topics = latestFirst.flatMap(({ meeting }) => meeting.topics.map(({ text }) => text));
  const sameTopics = new Map(topics.toReversed().map((text) => [fold(text), text]));
  const [key] = reports.map(({ article }) => article.key);
  return {
    id,
    participants: participants.reduce((/** @type {string[]} */ ids, entity) => {
      const one = register.idOf(entity, key);
      // Two of one name at one meeting are two.
      return [...ids, ids.includes(one) ? register.add(entity) : one];
    }, []),
    status,
    medium,
    date: date && { ...date, start: 0, end: 0 },
    place: place && register.idOf(place, key),
    occasion: occasion?.meeting.occasion ?? null,
    occasion_id: occasion ? register.idOfMentioned(encounter, occasion, occasion.meeting.occasion_id) : null,
    topics: [...sameTopics.values()].toReversed().slice(0, MAX_TOPICS).map((text) => ({ start: 0, end: 0, text })),
    reported_by: [
      ...new Set(
        reports.flatMap((report) => report.meeting.reported_by.flatMap((by) => register.idOfMentioned(encounter, report, by) ?? [])),
      ),
    ],
    confidence,
    evidence: reports.flatMap(({ article, meeting }) =>
      meeting.evidence.map((evidence) => ({ ...evidence, source: sourceOf(article) })),
    ),
    ...manual(reports.map(({ meeting }) => meeting)),
  };
}

/**
 * What persons said of any of the reports.
 * @param {Meeting[]} meetings
 * @returns {Pick<Meeting, 'edited' | 'tags' | 'note'>}
 */
function manual(meetings) {
  const all = (/** @type {'edited' | 'tags'} */ field) => [...new Set(meetings.flatMap((meeting) => meeting[field] ?? []))];
  const [edited, tags] = [all('edited'), all('tags')];
  const note = [...new Set(meetings.flatMap((meeting) => meeting.note ?? []))].join('\n');
  return { ...(edited.length > 0 && { edited }), ...(tags.length > 0 && { tags }), ...(note !== '' && { note }) };
}

/**
 * What is known of an article, without what is not.
 * @param {{ title?: string | null, url?: string | null, published?: string | null, published_basis?: string | null }} article
 * @returns {Source}
 */
export function sourceOf({ title, url, published, published_basis: basis }) {
  return { ...(title && { title }), ...(url && { url }), ...(published && { published }), ...(published && basis && { published_basis: basis }) };
}

/** The entities of the diary, with ids in the order in which they are asked for. */
class Register {
  /** @type {Map<string, Entity>} by key */
  #entities = new Map();
  /** @type {Map<string, Set<string>>} for whom the bearers of a name act, by type and name */
  #bearers = new Map();

  /** @param {readonly Encounter[]} encounters */
  constructor(encounters) {
    for (const { participants, reports } of encounters) {
      for (const entity of [...participants, ...reports.flatMap(({ entities }) => entities)]) {
        const name = typedName(entity);
        const side = sideOf(entity);
        const sides = this.#bearers.get(name) ?? new Set();
        this.#bearers.set(name, side === '' ? sides : sides.add(side));
      }
    }
  }

  /**
   * @param {Entity} entity
   * @param {string} article the key of the article that speaks of it
   */
  idOf(entity, article) {
    const key = this.#keyOf(entity, article);
    const known = this.#entities.get(key);
    if (known) {
      addTo(known, entity);
      return known.id;
    }
    return this.add(entity, key);
  }

  /**
   * A new entity, whoever else bears its name.
   * @param {Entity} entity
   * @param {string} [key] under which it is found again; none if left out
   */
  add(entity, key) {
    const id = `e${this.#entities.size + 1}`;
    this.#entities.set(key ?? id, { ...entity, id, affiliation_id: null, mentions: [] });
    return id;
  }

  /**
   * @param {Encounter} encounter
   * @param {EncounterReport} report
   * @param {string | null} id an entity of the report's article
   */
  idOfMentioned({ participants }, { article, entities, parties }, id) {
    const party = parties.findIndex((one) => one.id === id);
    const entity = party === -1 ? entities.find((one) => one.id === id) : participants[party];
    return entity ? this.idOf(entity, article.key) : null;
  }

  /** All that were asked for, each with the entity for which it acts if that was too. */
  entities() {
    const all = [...this.#entities.values()];
    const bodies = new Map();
    for (const { id, type, name } of all) {
      if (type === 'organization' || type === 'place') bodies.set(fold(name), bodies.has(fold(name)) ? null : id);
    }
    for (const entity of all) {
      entity.affiliation_id = (entity.affiliation !== null && bodies.get(fold(entity.affiliation))) || null;
    }
    return all;
  }

  /**
   * Entities of one name and side are one. Where the side is not known, it is that of the
   * only bearer of the name, but for persons of whom only the surname is known: those of
   * two articles are two.
   * @param {Entity} entity
   * @param {string} article
   */
  #keyOf(entity, article) {
    const name = typedName(entity);
    const side = sideOf(entity);
    if (side !== '') return `${name}|${side}`;
    if (hasOnlySurname(entity)) return `${name}||${article}`;
    const sides = this.#bearers.get(name);
    return sides?.size === 1 ? `${name}|${[...sides][0]}` : `${name}|`;
  }
}

/** @param {Entity} entity */
function typedName({ type, name }) {
  return `${type}|${fold(name) || name}`;
}

/**
 * For whom an entity acts, or where it is; empty if that is not known.
 * @param {Entity} entity
 */
function sideOf({ country, affiliation }) {
  return country ?? fold(affiliation ?? '');
}

/**
 * @param {Entity} known changed
 * @param {Entity} more the same, by another report
 */
function addTo(known, more) {
  const { name, aliases, role, country, confidence } = more;
  known.aliases = [...new Set([...known.aliases, name, ...aliases])].filter((form) => form !== known.name);
  known.role ??= role;
  const side = betterKnown(known, more);
  [known.affiliation, known.affiliation_basis] = [side.affiliation, side.affiliation_basis];
  known.country = side.country ?? known.country ?? country;
  known.confidence = Math.max(known.confidence, confidence);
}
