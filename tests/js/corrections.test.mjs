// Corrections of a result, and that they survive another reading of the text.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { anchorEntity, anchorMeeting } from '../../www/diary/anchor.js';
import { applyCorrections, withCorrection } from '../../www/diary/corrections.js';
import { reading } from './reading.mjs';

const TEXT =
  'Ana Reis met Jo Lund in Oslo on Friday. Reis will meet Kari Berg and Tom Vale separately, an aide said. ' +
  'Lund met Vale again. Reis and Anna Reis did not speak.';
const NAMES = [
  ['Ana Reis', { aliases: ['Reis'], country: 'PT', affiliation: 'Portugal' }],
  ['Jo Lund', { aliases: ['Lund'], role: 'Foreign Minister' }],
  ['Oslo', { type: 'place' }],
  ['Kari Berg'],
  ['Tom Vale', { aliases: ['Vale'] }],
  ['Anna Reis'],
];
const MEETINGS = [
  { who: ['Ana Reis', 'Jo Lund'], triggers: ['met'], place: 'Oslo' },
  { who: ['Ana Reis', 'Kari Berg'], triggers: ['meet'], status: 'planned' },
  { who: ['Ana Reis', 'Tom Vale'], triggers: ['meet'], status: 'planned' },
  { who: ['Jo Lund', 'Tom Vale'], triggers: [['met', 1]], reportedBy: ['Kari Berg'] },
  { who: ['Ana Reis', 'Anna Reis'], triggers: ['speak'], status: 'not_held' },
];
const DOCUMENT = reading(TEXT, NAMES, MEETINGS);

const meeting = (index, document = DOCUMENT) => anchorMeeting(document, document.meetings[index]);
const entity = (name, document = DOCUMENT) => anchorEntity(document.entities.find((e) => e.name === name));

/** What a document says of its meetings, by names. */
function shown({ entities, meetings }) {
  const name = (id) => entities.find((e) => e.id === id)?.name;
  return meetings.map((m) => `${m.status}${m.edited ? '*' : ''}: ${m.participants.map(name).join(' + ')}`);
}

/** Applies corrections of the first reading to `document`; all of them must find their place. */
function applied(corrections, document = DOCUMENT) {
  const result = applyCorrections(document, corrections);
  assert.deepEqual(result.lost, []);
  assert.deepEqual(result.applied, corrections);
  return result.document;
}

test('nothing corrected leaves an equal document', () => {
  assert.deepEqual(applied([]), DOCUMENT);
});

test('a meeting is dismissed and restored; the others keep their ids', () => {
  const dismiss = { kind: 'dismiss', meeting: meeting(1) };
  assert.deepEqual(applied([dismiss]).meetings.map(({ id }) => id), ['m1', 'm3', 'm4', 'm5']);
  assert.equal(applied([dismiss, { kind: 'restore', meeting: meeting(1) }]).meetings.length, 5);
});

test('status and date are set, and the meeting is marked', () => {
  const document = applied([
    { kind: 'status', meeting: meeting(3), status: 'not_held' },
    { kind: 'date', meeting: meeting(0), date: '2024-02' },
  ]);
  assert.deepEqual(shown(document), [
    'held*: Ana Reis + Jo Lund',
    'planned: Ana Reis + Kari Berg',
    'planned: Ana Reis + Tom Vale',
    'not_held*: Jo Lund + Tom Vale',
    'not_held: Ana Reis + Anna Reis',
  ]);
  assert.deepEqual(document.meetings[0].date, {
    from: '2024-02-01', to: '2024-02-29', precision: 'month', basis: null, text: '', start: 0, end: 0,
  });
});

test('a date may be a day, a month, a year or none, and nothing else', () => {
  const range = (date) => {
    const { document, lost } = applyCorrections(DOCUMENT, [{ kind: 'date', meeting: meeting(0), date }]);
    if (lost.length > 0) return 'lost';
    const set = document.meetings[0].date;
    return set && `${set.from} ${set.to} ${set.precision}`;
  };
  assert.equal(range('2024-03-15'), '2024-03-15 2024-03-15 day');
  assert.equal(range('2023-02'), '2023-02-01 2023-02-28 month');
  assert.equal(range('0099-12'), '0099-12-01 0099-12-31 month');
  assert.equal(range('1999'), '1999-01-01 1999-12-31 year');
  assert.equal(range(null), null);
  for (const date of ['2023-02-29', '2024-13', '2024-00', '0000', '24-1-1', '', 'Friday', '2024-03-15T10:00']) {
    assert.equal(range(date), 'lost', date);
  }
});

test('the document that came in is not changed', () => {
  const before = structuredClone(DOCUMENT);
  applied([
    { kind: 'merge', entity: entity('Anna Reis'), into: entity('Ana Reis') },
    { kind: 'split', entity: entity('Tom Vale'), words: 'Vale' },
    { kind: 'status', meeting: meeting(0), status: 'planned' },
  ]);
  assert.deepEqual(DOCUMENT, before);
});

test('two entities become one everywhere', () => {
  const document = applied([{ kind: 'merge', entity: entity('Kari Berg'), into: entity('Jo Lund') }]);
  const lund = document.entities.find(({ name }) => name === 'Jo Lund');
  assert.deepEqual(lund.aliases, ['Lund', 'Kari Berg']);
  assert.deepEqual(lund.mentions.map(({ text }) => text), ['Jo Lund', 'Kari Berg', 'Lund']);
  assert.equal(lund.role, 'Foreign Minister');
  assert.ok(!document.entities.some(({ name }) => name === 'Kari Berg'));
  assert.deepEqual(shown(document).slice(1, 2), ['planned*: Ana Reis + Jo Lund']);
  assert.deepEqual(document.meetings[3].reported_by, [lund.id]);
});

test('a meeting of somebody with himself is none', () => {
  const document = applied([{ kind: 'merge', entity: entity('Anna Reis'), into: entity('Ana Reis') }]);
  assert.deepEqual(document.meetings.map(({ id }) => id), ['m1', 'm2', 'm3', 'm4']);
});

test('what a text says of a side goes before what was inferred, whichever of two is merged into the other', () => {
  const document = structuredClone(DOCUMENT);
  const [one, other] = [entity('Anna Reis', document), entity('Ana Reis', document)].map(({ name }) => document.entities.find((each) => each.name === name));
  Object.assign(one, { affiliation: 'Portugal', affiliation_id: null, affiliation_basis: 'stated', country: 'PT' });
  Object.assign(other, { affiliation: 'Norway', affiliation_id: null, affiliation_basis: 'inferred', country: 'NO' });
  for (const [from, into] of [[one, other], [other, one]]) {
    const merged = applied([{ kind: 'merge', entity: entity(from.name, document), into: entity(into.name, document) }], document);
    const { affiliation, affiliation_basis: basis, country } = merged.entities.find(({ name }) => name === into.name);
    assert.deepEqual([affiliation, basis, country], ['Portugal', 'stated', 'PT'], `${from.name} into ${into.name}`);
  }
  Object.assign(one, { affiliation: null, affiliation_basis: null });
  const kept = applied([{ kind: 'merge', entity: entity(one.name, document), into: entity(other.name, document) }], document);
  assert.equal(kept.entities.find(({ name }) => name === other.name).affiliation_basis, 'inferred', 'a guess stays one');
});

test('a merger takes over what only the other was known by, and places and affiliations follow', () => {
  const text = 'Ana Reis of the Blue Bloc met Jo Lund in Oslo. The Bloc sat in Oslo Hall.';
  const document = reading(
    text,
    [
      ['Ana Reis', { affiliation: 'Blue Bloc', affiliation_id: 'e2' }],
      ['Blue Bloc', { type: 'organization' }],
      ['Jo Lund'],
      ['Oslo', { type: 'place', country: 'NO' }],
      ['Bloc', { type: 'organization', aliases: [] }],
      ['Oslo Hall', { type: 'place' }],
    ],
    [{ who: ['Ana Reis', 'Jo Lund'], triggers: ['met'], place: 'Oslo' }],
  );
  const merged = applied(
    [
      { kind: 'merge', entity: entity('Blue Bloc', document), into: entity('Bloc', document) },
      { kind: 'merge', entity: entity('Oslo', document), into: entity('Oslo Hall', document) },
    ],
    document,
  );
  assert.equal(merged.entities.find(({ id }) => id === 'e1').affiliation_id, 'e5');
  assert.equal(merged.meetings[0].place, 'e6');
  assert.equal(merged.entities.find(({ id }) => id === 'e6').country, 'NO');
});

test('entities of two types are not made one', () => {
  const correction = { kind: 'merge', entity: entity('Oslo'), into: entity('Jo Lund') };
  assert.deepEqual(applyCorrections(DOCUMENT, [correction]).lost, [correction]);
});

test('one mention, or all that read alike, become somebody else, who takes part where only he is named', () => {
  const all = applied([{ kind: 'split', entity: entity('Tom Vale'), words: 'Vale', name: 'Sam Vale' }]);
  assert.deepEqual(shown(all).slice(2, 4), ['planned: Ana Reis + Tom Vale', 'held*: Jo Lund + Sam Vale']);
  assert.deepEqual(all.entities.find(({ name }) => name === 'Tom Vale').aliases, []);
  assert.equal(new Set(all.entities.map(({ id }) => id)).size, 7);

  const reis = DOCUMENT.entities[0];
  const last = reis.mentions.at(-1);
  const one = applied([{ kind: 'split', entity: entity('Ana Reis'), words: last }]);
  assert.deepEqual(shown(one).at(-1), 'not_held*: Reis + Anna Reis');
  assert.deepEqual(one.entities[0].mentions, reis.mentions.slice(0, -1));
  assert.deepEqual(one.entities[0].aliases, ['Reis']);
});

test('a name that goes with its mentions leaves the longest form that stays', () => {
  const document = applied([{ kind: 'split', entity: entity('Ana Reis'), words: 'Ana Reis' }]);
  assert.equal(document.entities[0].name, 'Reis');
  assert.deepEqual(document.entities[0].aliases, []);
  assert.equal(document.entities.at(-1).name, 'Ana Reis');
});

test('an entity cannot be split off whole', () => {
  const correction = { kind: 'split', entity: entity('Kari Berg'), words: 'Kari Berg' };
  assert.deepEqual(applyCorrections(DOCUMENT, [correction]).lost, [correction]);
});

test('what is split off can be made somebody the text has, and later corrections build on it', () => {
  const first = { kind: 'split', entity: entity('Tom Vale'), words: 'Vale', name: 'Sam Vale' };
  const halfway = applied([first]);
  const second = { kind: 'merge', entity: entity('Sam Vale', halfway), into: entity('Kari Berg', halfway) };
  const third = { kind: 'status', meeting: meeting(3, applied([first, second])), status: 'proposed' };
  assert.deepEqual(shown(applied([first, second, third]))[3], 'proposed*: Jo Lund + Kari Berg');
});

/** One correction of each kind. */
const EACH = [
  { kind: 'dismiss', meeting: meeting(2) },
  { kind: 'status', meeting: meeting(0), status: 'planned' },
  { kind: 'date', meeting: meeting(3), date: '2024' },
  { kind: 'split', entity: entity('Tom Vale'), words: 'Vale', name: 'Sam Vale' },
  { kind: 'merge', entity: entity('Anna Reis'), into: entity('Ana Reis') },
];
const EACH_SHOWN = ['planned*: Ana Reis + Jo Lund', 'planned: Ana Reis + Kari Berg', 'held*: Jo Lund + Sam Vale'];

test('corrections survive storage as JSON', () => {
  assert.deepEqual(shown(applied(JSON.parse(JSON.stringify(EACH)))), EACH_SHOWN);
});

test('corrections survive other ids', () => {
  const names = [['Portugal', { type: 'place' }], ...NAMES.toReversed()];
  const again = reading(TEXT, names, MEETINGS.toReversed());
  assert.notEqual(again.entities[0].name, DOCUMENT.entities[0].name);
  assert.deepEqual(shown(applied(EACH, again)), EACH_SHOWN.toReversed());
});

test('corrections survive other white space', () => {
  const spaced = TEXT.replaceAll(' ', '\n  ');
  const again = reading(
    spaced,
    NAMES.map(([name, fields = {}]) => [name.replaceAll(' ', '\n  '), fields]),
    MEETINGS.map(({ who, place, reportedBy = [], ...rest }) => ({
      ...rest,
      who: who.map((name) => name.replaceAll(' ', '\n  ')),
      reportedBy: reportedBy.map((name) => name.replaceAll(' ', '\n  ')),
      place,
    })),
  );
  for (const e of again.entities) e.name = e.name.replaceAll('\n  ', ' ');
  assert.deepEqual(shown(applied(EACH, again)), EACH_SHOWN);
});

test('corrections survive fuller names, other triggers of the same words and cut sentences', () => {
  const names = structuredClone(NAMES);
  names[1] = ['Joanna Lund', { aliases: ['Jo Lund', 'Lund'] }];
  const meetings = MEETINGS.map((m) => ({ ...m, who: m.who.map((name) => (name === 'Jo Lund' ? 'Joanna Lund' : name)) }));
  meetings[0].triggers = ['met Jo'];
  const again = reading(TEXT, names, meetings);
  const [cut] = again.meetings[3].evidence;
  cut.text = cut.text.slice(0, -1);
  cut.end -= 1;
  assert.deepEqual(shown(applied(EACH, again)), EACH_SHOWN.map((line) => line.replace('Jo Lund', 'Joanna Lund')));
});

test('a later reading that has joined or parted two itself loses nothing', () => {
  const joined = reading(TEXT, [['Ana Reis', { aliases: ['Reis', 'Anna Reis'] }]], []);
  applied([{ kind: 'merge', entity: entity('Anna Reis'), into: entity('Ana Reis') }], joined);
  const names = [['Jo Lund', { aliases: ['Lund'] }], ['Tom Vale'], ['Vale', { mentions: DOCUMENT.entities[4].mentions.slice(1) }]];
  applied([{ kind: 'split', entity: entity('Tom Vale'), words: 'Vale' }], reading(TEXT, names, []));
});

test('what has no place any more is lost, not put elsewhere', () => {
  const without = reading(TEXT, NAMES, MEETINGS.filter((_, index) => index !== 2));
  const dismiss = { kind: 'dismiss', meeting: meeting(2) };
  const result = applyCorrections(without, [dismiss]);
  assert.deepEqual(result.lost, [dismiss]);
  assert.equal(result.document.meetings.length, 4);

  const other = reading('Ana Reis met Jo Lund in Rome.', [['Ana Reis'], ['Jo Lund']], [{ who: ['Ana Reis', 'Jo Lund'], triggers: ['met'] }]);
  assert.deepEqual(applyCorrections(other, EACH.slice(0, 4)).lost, EACH.slice(0, 4));
});

test('of two meetings that fit alike neither is taken', () => {
  const both = reading(TEXT, NAMES, [MEETINGS[0], MEETINGS[0]]);
  assert.equal(applyCorrections(both, [{ kind: 'dismiss', meeting: meeting(0) }]).lost.length, 1);
});

test('the same sentence twice is told apart by its place', () => {
  const text = 'Ana Reis met Jo Lund. Ana Reis met Jo Lund.';
  const who = ['Ana Reis', 'Jo Lund'];
  const twice = reading(text, [['Ana Reis'], ['Jo Lund']], [{ who, triggers: ['met'] }, { who, triggers: [['met', 1]] }]);
  const document = applied([{ kind: 'dismiss', meeting: meeting(1, twice) }], twice);
  assert.deepEqual(document.meetings.map(({ id }) => id), ['m1']);
});

test('the list keeps one word on each question', () => {
  const dismiss = { kind: 'dismiss', meeting: meeting(0) };
  const held = { kind: 'status', meeting: meeting(0), status: 'held' };
  const planned = { kind: 'status', meeting: meeting(0), status: 'planned' };
  const merge = { kind: 'merge', entity: entity('Kari Berg'), into: entity('Jo Lund') };
  assert.deepEqual(withCorrection([held, merge], planned), [merge, planned]);
  assert.deepEqual(withCorrection([planned, dismiss], { kind: 'restore', meeting: meeting(0) }), [planned]);
  assert.deepEqual(withCorrection([merge], merge), [merge]);
  const restore = { kind: 'restore', meeting: meeting(1) };
  assert.deepEqual(withCorrection([dismiss], restore), [dismiss, restore]);
});
