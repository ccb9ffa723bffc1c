// Puts the reports of one encounter together. A wrong join is worse than a missing one.

import { dayNumber, dayOf, knownDays } from './days.js';
import { hasOnlySurname, isSamePlace, pairUp } from './party.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Medium} Medium */
/** @typedef {import('../pkg/types.js').DateMention} DateMention */
/** @typedef {import('./days.js').Days} Days */
/** @typedef {import('./saved-meeting.js').SavedMeeting} SavedMeeting */

/**
 * @typedef {object} Report a saved meeting with what is compared of it
 * @property {SavedMeeting} saved
 * @property {number} index in the input
 * @property {Entity[]} parties of a cluster's report, in the order of the cluster's
 * @property {Entity | undefined} place
 * @property {number} vague one of {@link VAGUE}
 * @property {number} surnames how many parties are known by their surname only
 * @property {number} published the number of the day; negative infinity where it is not known
 */

/**
 * @typedef {object} Cluster reports of one encounter
 * @property {Entity[]} parties each with the fullest name, and for whom it acts by any report
 * @property {Report[]} reports the one with the most exact date first
 * @property {Set<string>} articles their keys
 * @property {Map<string, Entity>} places by name
 * @property {Map<Medium, boolean>} media whether there is a place where it was that medium
 */

/** How vague the date of a meeting is. */
const VAGUE = Object.freeze({ day: 0, range: 1, week: 2, month: 3, year: 4, unresolved: 5 });

/** How many days apart two articles on one encounter are if only one of them dates it. */
const SAME_NEWS_DAYS = 3;

/** More encounters of the same people on the same days than can be told apart. */
const MAX_CANDIDATES = 64;

/**
 * @param {SavedMeeting} saved
 * @param {number} index
 * @returns {Report}
 */
export function describe(saved, index) {
  const { meeting, article } = saved;
  const entities = new Map(saved.entities.map((entity) => [entity.id, entity]));
  const parties = meeting.participants.flatMap((id) => entities.get(id) ?? []);
  return {
    saved,
    index,
    parties,
    place: entities.get(meeting.place ?? ''),
    vague: vagueness(meeting.date),
    surnames: parties.filter(hasOnlySurname).length,
    published: article.published === null ? -Infinity : dayNumber(article.published),
  };
}

/**
 * Joins reports that may be of the same people. The most exact ones make the encounters,
 * and a vague one is joined to the only encounter that it fits, or stays alone.
 * @param {readonly Report[]} reports
 * @returns {Cluster[]}
 */
export function clusterReports(reports) {
  const order = [...reports].sort((a, b) => a.vague - b.vague || a.surnames - b.surnames || a.index - b.index);
  /** @type {Cluster[]} */
  const clusters = [];
  /** @type {Map<string, Cluster[]>} by the same day or days */
  const byDays = new Map();
  /** @type {Cluster[]} those on a day or on a few, made by reports more exact than the present ones; by first day */
  let dated = [];
  /** @type {number} */
  let level = VAGUE.day;
  for (const report of order) {
    if (report.vague > level) {
      level = report.vague;
      dated = clusters
        .filter(({ reports: [first] }) => first.vague <= VAGUE.range)
        .sort((a, b) => (datesOf(a).from < datesOf(b).from ? -1 : 1));
    }
    const sameDays = sameDaysAs(report, byDays);
    const fitting = candidates(report, sameDays, dated).filter((one) => fits(report, one));
    if (fitting.length === 1) {
      addReport(fitting[0], report);
    } else {
      const own = { parties: report.parties, reports: [], articles: new Set(), places: new Map(), media: new Map() };
      addReport(own, report);
      clusters.push(own);
      sameDays.push(own);
    }
  }
  return clusters;
}

/** @param {DateMention | null} date */
function vagueness(date) {
  const days = knownDays(date);
  // Diaries of before call a range a day.
  if (days?.precision === 'day' && days.from !== days.to) return VAGUE.range;
  return VAGUE[days?.precision ?? 'unresolved'];
}

/**
 * The clusters of exactly the report's days, if it has any that are exact.
 * @param {Report} report
 * @param {Map<string, Cluster[]>} byDays gets a list for these days
 */
function sameDaysAs({ saved: { meeting }, vague }, byDays) {
  const date = knownDays(meeting.date);
  if (vague > VAGUE.range || !date) return [];
  const days = `${date.from} ${date.to}`;
  const known = byDays.get(days) ?? [];
  byDays.set(days, known);
  return known;
}

/**
 * The clusters that are compared with a report: none where there are too many.
 * @param {Report} report
 * @param {readonly Cluster[]} sameDays
 * @param {readonly Cluster[]} dated by first day
 */
function candidates(report, sameDays, dated) {
  const found = sameDays.slice(0, MAX_CANDIDATES + 1);
  const window = daysAround(report);
  for (let index = window ? firstFrom(dated, window.from) : dated.length; index < dated.length; index += 1) {
    const { from, to } = datesOf(dated[index]);
    if (!window || from > window.to || found.length > MAX_CANDIDATES) break;
    if (to <= window.to) found.push(dated[index]);
  }
  return found.length > MAX_CANDIDATES ? [] : found;
}

/**
 * The days in which a meeting without an exact day may have been: those of its month or
 * year before the article if it was held, and from then on if it is to come. One without
 * any date is news.
 * @param {Report} report
 * @returns {{ from: string, to: string } | undefined}
 */
function daysAround({ saved, vague, published }) {
  const { status } = saved.meeting;
  const date = knownDays(saved.meeting.date);
  if (vague === VAGUE.day) return undefined;
  if (published === -Infinity) return date ?? undefined;
  const isPlan = status === 'planned' || status === 'proposed';
  const [first, last] = date
    ? [dayNumber(date.from), dayNumber(date.to)]
    : [published - SAME_NEWS_DAYS, isPlan ? dayNumber('9999-12-31') : published + SAME_NEWS_DAYS];
  return {
    from: dayOf(isPlan ? Math.max(first, published) : first),
    to: dayOf(status === 'held' ? Math.min(last, published) : last),
  };
}

/**
 * @param {Report} report
 * @param {Cluster} cluster
 */
function fits(report, { parties, reports, articles, places, media }) {
  const { place, saved, published, vague } = report;
  // One article tells its own meetings apart.
  if (articles.has(saved.article.key)) return false;
  // That they met in person is also what is made of "spoke", unless there is a place.
  for (const [medium, hasPlace] of media) {
    if (medium !== saved.meeting.medium && (place || hasPlace)) return false;
  }
  for (const other of places.values()) {
    if (place && !isSamePlace(place, other)) return false;
  }
  if (vague === VAGUE.unresolved && !reports.some((other) => Math.abs(other.published - published) <= SAME_NEWS_DAYS)) return false;
  return pairUp(parties, report.parties) !== undefined;
}

/**
 * @param {Cluster} cluster changed
 * @param {Report} report one that fits
 */
function addReport(cluster, report) {
  const parties = pairUp(cluster.parties, report.parties) ?? report.parties;
  const { place, saved } = report;
  const { medium } = saved.meeting;
  cluster.parties = cluster.parties.map((party, index) => ({
    ...party,
    name: hasOnlySurname(party) ? parties[index].name : party.name,
    country: party.country ?? parties[index].country,
    affiliation: party.affiliation ?? parties[index].affiliation,
  }));
  cluster.reports.push({ ...report, parties });
  cluster.articles.add(saved.article.key);
  if (place) cluster.places.set(place.name, place);
  cluster.media.set(medium, place !== undefined || cluster.media.get(medium) === true);
}

/** @param {Cluster} cluster dated */
function datesOf({ reports: [first] }) {
  return /** @type {Days} */ (knownDays(first.saved.meeting.date));
}

/**
 * The index of the first cluster on or after a day.
 * @param {readonly Cluster[]} dated by first day
 * @param {string} day
 */
function firstFrom(dated, day) {
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (datesOf(dated[middle]).from < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
