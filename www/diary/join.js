// Joins saved meetings into encounters: what one or more articles report of people who came together.

import { clusterReports, describe } from './cluster.js';
import { isCountry, partiesKey } from './party.js';
import { betterKnown } from './side.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Medium} Medium */
/** @typedef {import('../pkg/types.js').DateMention} DateMention */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./cluster.js').Cluster} Cluster */
/** @typedef {import('./cluster.js').Report} Report */
/** @typedef {import('./saved-meeting.js').SavedMeeting} SavedMeeting */

/** @typedef {SavedMeeting & { parties: Entity[] }} EncounterReport `parties` are the participants in the order of the encounter's */

/**
 * @typedef {object} Encounter
 * @property {Entity[]} participants each by its fullest name and with what the latest report knows of it; other names are aliases
 * @property {Status} status by the latest report
 * @property {Medium} medium
 * @property {DateMention | null} date the most exact one
 * @property {Entity | null} place the most exact one
 * @property {number} confidence the highest, 0 to 1
 * @property {EncounterReport[]} reports by day of publication, those without one first
 */

/** Of two words of one day, which is the later. */
const STATUS_ORDER = ['proposed', 'planned', 'not_held', 'held'];

/**
 * The encounters in the order of their first report. Time is linear in the meetings, but
 * for sorting and for the encounters of the same people within one month or year.
 * @param {readonly SavedMeeting[]} savedMeetings
 * @returns {Encounter[]}
 */
export function joinMeetings(savedMeetings) {
  /** @type {Map<string, Report[]>} */
  const buckets = new Map();
  savedMeetings.forEach((saved, index) => {
    const report = describe(saved, index);
    const key = partiesKey(report.parties);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(report);
    else buckets.set(key, [report]);
  });
  return [...buckets.values()]
    .flatMap(clusterReports)
    .map((cluster) => ({ cluster, first: cluster.reports.reduce((least, { index }) => Math.min(least, index), Infinity) }))
    .sort((a, b) => a.first - b.first)
    .map(({ cluster }) => encounter(cluster));
}

/**
 * @param {Cluster} cluster
 * @returns {Encounter}
 */
function encounter({ parties, reports }) {
  const inTime = [...reports].sort(byPublication);
  const latestFirst = inTime.toReversed();
  const places = latestFirst.flatMap(({ place }) => place ?? []);
  const media = latestFirst.map(({ saved }) => saved.meeting.medium);
  return {
    participants: parties.map((party, index) => known(party, latestFirst.map((report) => report.parties[index]))),
    status: inTime.map(({ saved }) => saved.meeting.status).reduce(latestWord),
    medium: media.find((medium) => medium !== 'in_person') ?? 'in_person',
    date: reports[0].saved.meeting.date,
    place: places.find((place) => !isCountry(place)) ?? places[0] ?? null,
    confidence: highest(reports.map(({ saved }) => saved.meeting)),
    reports: inTime.map(({ saved, parties: own }) => ({ ...saved, parties: own })),
  };
}

/**
 * @param {Report} a
 * @param {Report} b
 */
function byPublication(a, b) {
  if (a.published !== b.published) return a.published < b.published ? -1 : 1;
  const [first, second] = [a, b].map(({ saved }) => STATUS_ORDER.indexOf(saved.meeting.status));
  return first - second;
}

/**
 * What was held is not planned again, whatever a late article says.
 * @param {Status} before
 * @param {Status} after
 */
function latestWord(before, after) {
  return before === 'held' && (after === 'planned' || after === 'proposed') ? before : after;
}

/**
 * A party with all that the reports know of it.
 * @param {Entity} party
 * @param {Entity[]} reported the latest first
 * @returns {Entity}
 */
function known(party, reported) {
  const forms = new Set(reported.flatMap(({ name, aliases }) => [name, ...aliases]));
  forms.delete(party.name);
  const first = (/** @type {'role' | 'country'} */ field) =>
    reported.find((entity) => entity[field] !== null)?.[field] ?? null;
  const acting = reported.reduce(betterKnown);
  return {
    ...party,
    aliases: [...forms],
    role: first('role'),
    affiliation: acting.affiliation,
    affiliation_id: null,
    affiliation_basis: acting.affiliation_basis,
    country: acting.country ?? first('country'),
    confidence: highest(reported),
  };
}

/** @param {{ confidence: number }[]} items */
function highest(items) {
  return items.reduce((most, { confidence }) => Math.max(most, confidence), 0);
}
