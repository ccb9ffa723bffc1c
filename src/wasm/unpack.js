// Makes plain objects of a packed document: the other half of pack.rs. The build puts this
// file beside the bindings, which call the function.

/** @typedef {import('../../www/pkg/types.js').AffiliationBasis} AffiliationBasis */
/** @typedef {import('../../www/pkg/types.js').EntityType} EntityType */
/** @typedef {import('../../www/pkg/types.js').Medium} Medium */
/** @typedef {import('../../www/pkg/types.js').Precision} Precision */
/** @typedef {import('../../www/pkg/types.js').ReferenceSource} ReferenceSource */
/** @typedef {import('../../www/pkg/types.js').Status} Status */

/** @type {EntityType[]} */
const ENTITY_TYPES = ['person', 'organization', 'place', 'event'];

/** @type {(AffiliationBasis | null)[]} */
const BASES = [null, 'stated', 'inferred'];

/** @type {Precision[]} */
const PRECISIONS = ['unresolved', 'day', 'range', 'week', 'month', 'year'];

/** @type {(ReferenceSource | null)[]} */
const REFERENCE_SOURCES = [null, 'given', 'metadata', 'dateline', 'byline', 'url', 'file'];

/** @type {Status[]} */
const STATUSES = ['held', 'planned', 'proposed', 'not_held'];

/** @type {Medium[]} */
const MEDIA = ['in_person', 'call', 'video'];

/**
 * @param {Uint32Array} numbers
 * @param {string} words the strings that are not in the text, one behind the other
 * @param {string} text what was read
 * @param {boolean} cut whether the words of mentions are cut out of the text
 * @returns {import('../../www/pkg/types.js').Document}
 */
function unpackDocument(numbers, words, text, cut) {
  const floats = new Float32Array(numbers.buffer, numbers.byteOffset, numbers.length);
  let at = 0;
  let read = 0;

  const string = () => words.slice(read, (read += numbers[at++]));

  /** A string whose length is told as one more, or none. */
  const optional = () => {
    const length = numbers[at++];
    return length === 0 ? null : words.slice(read, (read += length - 1));
  };

  /** @template T @param {() => T} item @returns {T[]} */
  const list = (item) => {
    const items = [];
    for (let left = numbers[at++]; left > 0; left -= 1) items.push(item());
    return items;
  };

  /** @template T @param {readonly T[]} names @returns {T} */
  const one = (names) => names[numbers[at++]];

  const entityId = () => `e${numbers[at++]}`;
  const optionalId = () => {
    const number = numbers[at++];
    return number === 0 ? null : `e${number}`;
  };

  /** @param {number} start @param {number} end */
  const cutOut = (start, end) => (cut ? text.slice(start, end) : string());

  const mention = () => {
    const start = numbers[at++];
    const end = numbers[at++];
    return { start, end, text: cutOut(start, end) };
  };

  const entity = () => ({
    id: entityId(),
    type: one(ENTITY_TYPES),
    name: string(),
    aliases: list(string),
    role: optional(),
    affiliation: optional(),
    affiliation_id: optionalId(),
    affiliation_basis: one(BASES),
    country: optional(),
    confidence: floats[at++],
    mentions: list(mention),
  });

  const date = () => {
    const start = numbers[at++];
    const end = numbers[at++];
    return { start, end, text: cutOut(start, end), from: optional(), to: optional(), precision: one(PRECISIONS), basis: optional() };
  };

  const evidence = () => {
    const start = numbers[at++];
    const end = numbers[at++];
    return { start, end, text: cutOut(start, end), trigger: { start: numbers[at++], end: numbers[at++] } };
  };

  const meeting = () => ({
    id: `m${numbers[at++]}`,
    participants: list(entityId),
    status: one(STATUSES),
    medium: one(MEDIA),
    date: numbers[at++] === 0 ? null : date(),
    place: optionalId(),
    occasion: optional(),
    occasion_id: optionalId(),
    topics: list(mention),
    reported_by: list(entityId),
    confidence: floats[at++],
    evidence: list(evidence),
  });

  return {
    schema: string(),
    reference_date: optional(),
    reference_source: one(REFERENCE_SOURCES),
    entities: list(entity),
    dates: list(date),
    meetings: list(meeting),
    warnings: list(string),
  };
}
