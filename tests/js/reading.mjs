// Builds the document of a text from the names in it, as an extraction would give it.

/**
 * @param {string} text sentences end with a full stop
 * @param {[name: string, fields?: object][]} names entities; those without `type` are persons, and mentions are where the text has the name or an alias
 * @param {object[]} meetings `who` and `reportedBy` are names, `place` one; each of `triggers` is a word of the text, or `[word, n]` for its nth occurrence from 0
 */
export function reading(text, names, meetings) {
  const words = mentions(text, names.flatMap(([name, { aliases = [] } = {}]) => [name, ...aliases]));
  const entities = names.map(([name, fields = {}], index) => ({
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
    mentions: words.filter((word) => word.text === name || fields.aliases?.includes(word.text)),
    ...fields,
  }));
  const idOf = (name) => {
    const found = entities.find((entity) => entity.name === name);
    if (!found) throw new Error(`no entity ${name}`);
    return found.id;
  };
  return {
    schema: 'readout/2',
    reference_date: null,
    reference_source: null,
    entities,
    dates: [],
    meetings: meetings.map(({ who, triggers, place, reportedBy = [], ...fields }, index) => ({
      id: `m${index + 1}`,
      participants: who.map(idOf),
      status: 'held',
      medium: 'in_person',
      date: null,
      place: place ? idOf(place) : null,
      occasion: null,
      occasion_id: null,
      topics: [],
      reported_by: reportedBy.map(idOf),
      confidence: 0.9,
      evidence: triggers.map((trigger) => evidence(text, ...[trigger].flat())),
      ...fields,
    })),
    warnings: [],
  };
}

/** A day, as the date of a meeting. */
export function day(from, to = from) {
  return { start: 0, end: 0, text: from, from, to, precision: from === to ? 'day' : 'range', basis: null };
}

/** Where the text has these forms; a surname inside a full name is no mention of its own. */
function mentions(text, forms) {
  const found = [];
  for (const form of [...forms].sort((a, b) => b.length - a.length)) {
    for (let start = text.indexOf(form); start !== -1; start = text.indexOf(form, start + 1)) {
      const end = start + form.length;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, text: form });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function evidence(text, word, nth = 0) {
  let at = -1;
  for (let n = 0; n <= nth; n += 1) at = text.indexOf(word, at + 1);
  if (at === -1) throw new Error(`no trigger ${word} ${nth}`);
  const start = text.lastIndexOf('.', at) + 1;
  const first = start + (text.slice(start).match(/^\s*/)?.[0].length ?? 0);
  const end = text.indexOf('.', at) + 1;
  return { start: first, end, text: text.slice(first, end), trigger: { start: at, end: at + word.length } };
}
