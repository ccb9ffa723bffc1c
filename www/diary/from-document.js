// A result (`readout/1` or later) as a diary file, so that either can be added to the diary. Its texts
// are the sentences that it quotes, an article for each source.

import { FILE_SCHEMA } from './file-shape.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Source} Source */

/** The schema of results. */
const RESULT = /^readout\/\d+$/;

/**
 * What a JSON file says, where it is a result made into a diary file; anything else as it is.
 * @param {string} json
 * @returns {unknown}
 */
export function diaryFileOf(json) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(json);
  } catch {
    return json;
  }
  if (typeof value?.schema !== 'string' || !RESULT.test(value.schema) || !Array.isArray(value.meetings) || !Array.isArray(value.entities)) return value;
  try {
    return fromDocument(value);
  } catch {
    // What it lacks is told by who reads the diary file.
    return value;
  }
}

/** @param {Document} document */
function fromDocument(document) {
  /** @type {Map<string, { source: Source, meetings: Meeting[] }>} */
  const bySource = new Map();
  for (const meeting of document.meetings) {
    const own = new Map(meeting.evidence.map(({ source = {} }) => [JSON.stringify(source), source]));
    for (const [key, source] of own) {
      const article = bySource.get(key) ?? { source, meetings: [] };
      const evidence = meeting.evidence.filter((one) => JSON.stringify(one.source ?? {}) === key);
      article.meetings.push({ ...meeting, evidence });
      bySource.set(key, article);
    }
  }
  const saved = new Date().toISOString();
  const articles = Array.from(bySource.values(), ({ source, meetings }) => ({
    title: source.title ?? null,
    url: source.url ?? null,
    published: source.published ?? document.reference_date,
    ...(source.published_basis && { published_basis: source.published_basis }),
    saved,
    ...quoted(document, meetings),
    corrections: [],
  }));
  return { schema: FILE_SCHEMA, articles, corrections: [], names: [] };
}

/**
 * The quotations as a text, and the document with its offsets in that.
 * @param {Document} document
 * @param {Meeting[]} meetings
 */
function quoted(document, meetings) {
  const sentences = [...new Set(meetings.flatMap(({ evidence }) => evidence.map(({ text }) => text)))];
  const text = sentences.join('\n\n');
  const nowhere = { start: 0, end: 0 };
  const moved = meetings.map((meeting) => ({
    ...meeting,
    date: meeting.date && { ...meeting.date, ...nowhere },
    topics: meeting.topics.map((topic) => ({ ...topic, ...nowhere })),
    evidence: meeting.evidence.map(({ start, text: words, trigger }) => {
      const at = text.indexOf(words);
      // Offsets of another unit than ours may lie outside of the words.
      const inside = (/** @type {number} */ offset) => at + Math.min(Math.max(0, offset - start), words.length);
      return { start: at, end: at + words.length, text: words, trigger: { start: inside(trigger.start), end: inside(trigger.end) } };
    }),
  }));
  const ids = new Set(moved.flatMap(({ participants, reported_by: by, place, occasion_id: occasion }) => [...participants, ...by, place, occasion]));
  const all = new Map(document.entities.map((entity) => [entity.id, entity]));
  for (const id of [...ids]) ids.add(all.get(id ?? '')?.affiliation_id ?? null);
  const entities = document.entities.filter(({ id }) => ids.has(id)).map((entity) => ({ ...entity, mentions: [] }));
  return { text, document: { ...document, entities, dates: [], meetings: moved, warnings: [] } };
}
