// The diary as one JSON file, and the checks of whatever claims to be one.

import { MAX_TRIGGERS, MAX_WORDS_OF_EVIDENCE } from './anchor.js';
import { daysOf } from './days.js';
import { country, day, entityType, medium, mention, readDocument, status, webAddress, words } from './document-shape.js';
import { DiaryError } from './error.js';
import { at, check, list, Misshapen, nullable, object, offset, oneOf, optional, string, text } from './shape.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('./corrections.js').Correction} Correction */

/** The name and version of the file format. */
export const FILE_SCHEMA = 'readout-diary/1';

/** How many corrections a text can have: more than anyone makes by hand. */
export const MAX_CORRECTIONS = 1_000;

/** How many names of one's own there can be. */
const MAX_NAMES = 100_000;

/** How many parties, topics or tags a person gives a meeting. */
const MAX_ITEMS = 100;

/** How many people there can be of whom the user said who they are. */
const MAX_PEOPLE = 10_000;

/** How many aliases a name can have; the core's own limit. */
const MAX_ALIASES = 1_000;

/**
 * @typedef {object} ArticleAbout what is known of an article besides its text
 * @property {string | null} title
 * @property {string | null} url a web address
 * @property {string | null} published a day, `YYYY-MM-DD`
 * @property {string | null} [published_basis] how that day is known
 */

/**
 * @typedef {object} FileArticle
 * @property {string | null} title
 * @property {string | null} url
 * @property {string | null} published
 * @property {string | null} [published_basis]
 * @property {string} saved the moment, `YYYY-MM-DDThh:mm:ss.sssZ`
 * @property {string} text
 * @property {Document} document as it was extracted, without the corrections
 * @property {Correction[]} corrections
 */

/**
 * @typedef {object} DiaryFile
 * @property {typeof FILE_SCHEMA} schema
 * @property {FileArticle[]} articles
 * @property {{ key: string, corrections: Correction[] }[]} corrections those of texts that are not saved, by text key
 * @property {LexiconEntry[]} names the user's own
 * @property {import('./people.js').PersonRule[]} [people] who is who across articles
 */

const entityAnchor = object({ type: entityType, name: words, mention: nullable(mention) });

const meetingAnchor = object({
  triggers: list(object({ start: offset, end: offset, text: string(), quote: string() }), MAX_TRIGGERS),
  participants: list(words),
});

/** Of an added meeting: the words that report it. */
const addedAnchor = object({
  triggers: (value) => {
    const all = list(object({ start: offset, end: offset, text: string(), quote: string(MAX_WORDS_OF_EVIDENCE) }), 1)(value);
    check(all.length === 1, 'the words that report it');
    return all;
  },
  participants: list(words),
});

const givenDate = nullable(text((date) => daysOf(date) !== undefined, 'a day, a month or a year'));

/** What a field of a meeting can be. */
const VALUES = {
  participants: list(entityAnchor, MAX_ITEMS),
  status,
  medium,
  date: givenDate,
  place: nullable(entityAnchor),
  occasion: nullable(words),
  topics: list(words, MAX_ITEMS),
  tags: list(words, MAX_ITEMS),
  note: nullable(string(20_000)),
};

const field = oneOf(.../** @type {(keyof typeof VALUES)[]} */ (Object.keys(VALUES)));

/** @type {import('./shape.js').Reader<import('./edit.js').Edit>} */
const edit = (value) => {
  const { field: name } = object({ field })(value);
  return /** @type {import('./edit.js').Edit} */ (object({ field, value: VALUES[name] })(value));
};

/** @type {Record<Correction['kind'], import('./shape.js').Reader<any>>} */
const CORRECTIONS = {
  dismiss: object({ kind: oneOf('dismiss'), meeting: meetingAnchor }),
  restore: object({ kind: oneOf('restore'), meeting: meetingAnchor }),
  status: object({ kind: oneOf('status'), meeting: meetingAnchor, status }),
  date: object({
    kind: oneOf('date'),
    meeting: meetingAnchor,
    date: givenDate,
  }),
  edit: (value) => ({ ...object({ kind: oneOf('edit'), meeting: meetingAnchor })(value), ...edit(value) }),
  add: object({ kind: oneOf('add'), meeting: addedAnchor, edits: list(edit, MAX_ITEMS) }),
  merge: object({ kind: oneOf('merge'), entity: entityAnchor, into: entityAnchor }),
  split: object({
    kind: oneOf('split'),
    entity: entityAnchor,
    words: (value) => (typeof value === 'string' ? value : mention(value)),
    name: optional(words),
  }),
};

const ofSomeKind = object({ kind: oneOf(...Object.keys(CORRECTIONS)) });

/** @type {import('./shape.js').Reader<Correction[]>} */
const corrections = list(
  (value) => CORRECTIONS[/** @type {Correction['kind']} */ (ofSomeKind(value).kind)](value),
  MAX_CORRECTIONS,
);

/** @type {import('./shape.js').Reader<LexiconEntry[]>} */
const names = list(
  object({
    type: entityType,
    name: words,
    aliases: optional(nullable(list(words, MAX_ALIASES))),
    role: optional(nullable(words)),
    affiliation: optional(nullable(words)),
  }),
  MAX_NAMES,
);

const about = { title: nullable(words), url: nullable(webAddress), published: nullable(day), published_basis: optional(nullable(words)) };

/** @type {import('./shape.js').Reader<import('./people.js').PersonRule[]>} */
const people = list(
  object({
    type: entityType,
    name: words,
    article: optional(text((hex) => /^[0-9a-f]{64}$/.test(hex), 'the key of a text')),
    is: object({ name: words, role: nullable(words), affiliation: nullable(words), affiliation_basis: optional(nullable(oneOf('stated', 'inferred'))), country: nullable(country) }),
  }),
  MAX_PEOPLE,
);

const fileArticle = object({
  ...about,
  saved: text((moment) => /^\d{4}-[\d:.T-]+Z$/.test(moment) && !Number.isNaN(Date.parse(moment)), 'a moment'),
  text: string(),
  document: (value) => value,
  corrections,
});

/** The key of a text, as `textKey` makes it. */
const key = text((hex) => /^[0-9a-f]{64}$/.test(hex), 'the key of a text');

const file = object({
  schema: oneOf(FILE_SCHEMA),
  articles: list((value) => {
    const article = fileArticle(value);
    return { ...article, document: at('document', () => readDocument(article.document, article.text.length)) };
  }),
  corrections: list(object({ key, corrections })),
  names,
  people: optional(people),
});

/**
 * A clean copy of a diary file.
 * @param {unknown} value the file's JSON, or what it says
 * @returns {DiaryFile}
 * @throws {DiaryError} `invalid_file`
 */
export function readFile(value) {
  try {
    return file(typeof value === 'string' ? JSON.parse(value) : value);
  } catch (thrown) {
    throw invalid('invalid_file', thrown);
  }
}

/** @param {unknown} value */
export const readCorrections = (value) => given(corrections, value);

/** @param {unknown} value */
export const readNames = (value) => given(names, value);

/** @param {unknown} value */
export const readPeople = (value) => given(people, value);

/** @param {unknown} value */
export const readAbout = (value) => given(object(about), value);

/**
 * @template T
 * @param {import('./shape.js').Reader<T>} read
 * @param {unknown} value
 * @throws {DiaryError} `invalid`
 */
function given(read, value) {
  try {
    return read(value);
  } catch (thrown) {
    throw invalid('invalid', thrown);
  }
}

/**
 * @param {'invalid' | 'invalid_file'} code
 * @param {unknown} thrown
 */
function invalid(code, thrown) {
  const message = thrown instanceof Misshapen ? thrown.describe() : String(thrown);
  return new DiaryError(code, message, thrown);
}
