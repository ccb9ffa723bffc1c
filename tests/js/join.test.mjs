// Reports of one encounter across articles, and of others that only look like it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { joinMeetings } from '../../www/diary/join.js';
import { saved } from './saved.mjs';

const BOTH = 'Ana Reis+Jo Lund';
const DAY = '2024-04-15';

/** Each case: what it is, two saved meetings, and whether they are one encounter. */
const PAIRS = [
  ['the same day', saved(BOTH, { on: DAY }), saved(BOTH, { on: DAY }), true],
  ['the other way round', saved(BOTH, { on: DAY }), saved('Jo Lund+Ana Reis', { on: DAY }), true],
  ['other case and accents', saved(BOTH, { on: DAY }), saved('ANA RÉIS/PT+Jo Lund', { on: DAY }), true],
  ['another day', saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024-04-16' }), false],
  ['another person', saved(BOTH, { on: DAY }), saved('Ana Reis+Tom Lund', { on: DAY }), false],
  ['one more person', saved(BOTH, { on: DAY }), saved(`${BOTH}+Kari Berg`, { on: DAY }), false],
  ['another country', saved(BOTH, { on: DAY }), saved('Ana Reis/BR+Jo Lund', { on: DAY }), false],
  ['a country that is not known', saved(BOTH, { on: DAY }), saved('Ana Reis/+Jo Lund', { on: DAY }), true],
  ['a body of the name', saved('Blue Bloc+Jo Lund', { on: DAY }), saved('Blue Bloc+Jo Lund', { on: DAY }), true],

  ['a surname', saved(BOTH, { on: DAY }), saved('Reis+Jo Lund', { on: DAY }), true],
  ['two surnames', saved(BOTH, { on: DAY }), saved('Reis+Lund/NO', { on: DAY }), true],
  ['a surname of another country', saved(BOTH, { on: DAY }), saved('Reis/BR+Jo Lund', { on: DAY }), false],
  ['a given name', saved(BOTH, { on: DAY }), saved('Ana+Jo Lund', { on: DAY }), false],
  ['surnames of nobody known', saved('Kim+Jo Lund', { on: DAY }), saved('Kim+Jo Lund', { on: DAY }), false],
  ['surnames of one country', saved('Kim/KR+Jo Lund', { on: DAY }), saved('Kim/KR+Jo Lund', { on: DAY }), true],

  ['its month', saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024-04' }), true],
  ['another month', saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024-06' }), false],
  ['its year', saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024' }), true],
  ['its week', saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024-04-14 2024-04-20' }), true],
  ['the same days', saved(BOTH, { on: '2024-04-14 2024-04-20' }), saved(BOTH, { on: '2024-04-14 2024-04-20' }), true],
  ['days that cross', saved(BOTH, { on: '2024-04-14 2024-04-20' }), saved(BOTH, { on: '2024-04-16 2024-04-22' }), false],
  ['a month twice', saved(BOTH, { on: '2024-04' }), saved(BOTH, { on: '2024-04' }), false],
  [
    'a month in which it was to come',
    saved(BOTH, { on: DAY, published: '2024-04-16' }),
    saved(BOTH, { on: '2024-04', published: '2024-04-10', status: 'planned' }),
    true,
  ],
  [
    'a month in which another is to come',
    saved(BOTH, { on: DAY, published: '2024-04-16' }),
    saved(BOTH, { on: '2024-04', published: '2024-04-20', status: 'planned' }),
    false,
  ],
  [
    'a month in which one had been held before',
    saved(BOTH, { on: DAY, published: '2024-04-12', status: 'planned' }),
    saved(BOTH, { on: '2024-04', published: '2024-04-10' }),
    false,
  ],

  ['no date, and no news of the time', saved(BOTH, { on: DAY }), saved(BOTH), false],
  ['no date, two days on', saved(BOTH, { on: DAY, published: '2024-04-16' }), saved(BOTH, { published: '2024-04-18' }), true],
  ['no date, five days on', saved(BOTH, { on: DAY, published: '2024-04-16' }), saved(BOTH, { published: '2024-04-21' }), false],
  ['no date, beside a look back', saved(BOTH, { on: '2023-10-01', published: '2024-04-16' }), saved(BOTH, { published: '2024-04-16' }), false],
  [
    'a plan without a date',
    saved(BOTH, { on: '2024-05-20', published: '2024-04-16', status: 'planned' }),
    saved(BOTH, { published: '2024-04-17', status: 'planned' }),
    true,
  ],
  ['no date in both', saved(BOTH, { published: '2024-04-16' }), saved(BOTH, { published: '2024-04-16' }), false],

  ['the same place', saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY, place: 'Oslo' }), true],
  ['a place in only one', saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY }), true],
  ['a place and a site named after it', saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY, place: 'Oslo Castle' }), true],
  ['a place and its country', saved(BOTH, { on: DAY, place: 'Bergen' }), saved(BOTH, { on: DAY, place: 'Norway' }), true],
  ['two towns', saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY, place: 'Bergen' }), false],
  ['two countries', saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY, place: 'Porto' }), false],
  ['a call', saved(BOTH, { on: DAY, medium: 'call' }), saved(BOTH, { on: DAY }), true],
  ['a call besides a visit', saved(BOTH, { on: DAY, medium: 'call' }), saved(BOTH, { on: DAY, place: 'Oslo' }), false],

  ['one article, which tells them apart', saved(BOTH, { on: DAY, article: 'a' }), saved(BOTH, { on: DAY, article: 'a' }), false],
];

for (const [name, first, second, one] of PAIRS) {
  test(`${one ? 'one encounter' : 'two encounters'}: ${name}`, () => {
    for (const both of [[first, second], [second, first]]) assert.equal(joinMeetings(both).length, one ? 1 : 2);
  });
}

/** Each case: what it is, reports as [published, status], and the status of their encounter. */
const STATUSES = [
  ['planned, then held', [['2024-04-10', 'planned'], ['2024-04-16', 'held']], 'held'],
  ['planned, then called off', [['2024-04-10', 'planned'], ['2024-04-14', 'not_held']], 'not_held'],
  ['proposed, then planned', [['2024-04-01', 'proposed'], ['2024-04-10', 'planned']], 'planned'],
  ['called off, then held after all', [['2024-04-14', 'not_held'], ['2024-04-16', 'held']], 'held'],
  ['held, then denied', [['2024-04-15', 'held'], ['2024-04-16', 'not_held']], 'not_held'],
  ['held, and still planned by a late article', [['2024-04-15', 'held'], ['2024-04-16', 'planned']], 'held'],
  ['planned and held on one day', [['2024-04-15', 'held'], ['2024-04-15', 'planned']], 'held'],
  ['planned by an article without a day', [[null, 'planned'], ['2024-04-16', 'held']], 'held'],
];

for (const [name, reports, status] of STATUSES) {
  test(`status: ${name}`, () => {
    const meetings = reports.map(([published, said]) => saved(BOTH, { on: DAY, published, status: said }));
    for (const order of [meetings, meetings.toReversed()]) {
      const encounters = joinMeetings(order);
      assert.deepEqual(encounters.map((encounter) => encounter.status), [status]);
      assert.deepEqual(
        encounters[0].reports.map(({ article }) => article.published),
        reports.map(([published]) => published),
      );
    }
  });
}

test('what fits two encounters is joined to neither', () => {
  const day = joinMeetings([
    saved('Ana Reis+Jo Lund', { on: DAY }),
    saved('Ana Reis+Tom Lund', { on: DAY }),
    saved('Ana Reis+Lund/NO', { on: DAY }),
  ]);
  assert.equal(day.length, 3);
  const month = joinMeetings([saved(BOTH, { on: '2024-04-03' }), saved(BOTH, { on: DAY }), saved(BOTH, { on: '2024-04' })]);
  assert.equal(month.length, 3);
});

test('three reports join only where each fits the others', () => {
  const towns = [saved(BOTH, { on: DAY }), saved(BOTH, { on: DAY, place: 'Oslo' }), saved(BOTH, { on: DAY, place: 'Porto' })];
  const encounters = joinMeetings(towns);
  assert.equal(encounters.length, 2);
  const countries = [saved('Ana Reis/+Jo Lund', { on: DAY }), saved(BOTH, { on: DAY }), saved('Ana Reis/BR+Jo Lund', { on: DAY })];
  assert.equal(joinMeetings(countries).length, 2);
});

test('an encounter has the fullest names, the latest offices, the most exact date and place', () => {
  const early = saved('Reis+Jo Lund', { on: '2024-04', published: '2024-04-10', status: 'planned', place: 'Norway' });
  early.entities[1].role = 'Envoy';
  const late = saved('Jo Lund+Ana Reis', { on: DAY, published: '2024-04-16', place: 'Oslo', medium: 'in_person' });
  late.entities[0].role = 'Minister';
  late.meeting.confidence = 0.5;
  const [encounter, ...others] = joinMeetings([early, late]);
  assert.deepEqual(others, []);
  assert.deepEqual(encounter.participants.map(({ name }) => name), ['Jo Lund', 'Ana Reis']);
  assert.deepEqual(encounter.participants.map(({ role }) => role), ['Minister', 'Minister']);
  assert.deepEqual(encounter.participants[1].aliases, ['Reis']);
  assert.deepEqual([encounter.date.from, encounter.date.precision], [DAY, 'day']);
  assert.equal(encounter.place.name, 'Oslo');
  assert.equal(encounter.confidence, 0.9);
  assert.deepEqual(encounter.reports.map(({ article, meeting }) => [article.key, meeting]), [
    [early.article.key, early.meeting],
    [late.article.key, late.meeting],
  ]);
});

test('encounters keep the order of the input, which is not changed', () => {
  const meetings = [
    saved('Ana Reis+Kari Berg', { on: '2024-05-01' }),
    saved(BOTH, { on: DAY }),
    saved('Kari Berg+Tom Vale', { on: '2024-03-01' }),
    saved(BOTH, { on: DAY }),
  ];
  const before = structuredClone(meetings);
  const names = joinMeetings(meetings).map(({ participants }) => participants.map(({ name }) => name).join('+'));
  assert.deepEqual(names, ['Ana Reis+Kari Berg', BOTH, 'Kari Berg+Tom Vale']);
  assert.deepEqual(meetings, before);
});

test('nothing gives nothing', () => {
  assert.deepEqual(joinMeetings([]), []);
});

test('many reports of few people are joined without comparing each with each', () => {
  const pad = (number) => String(number).padStart(2, '0');
  const meetings = Array.from({ length: 20_000 }, (_, n) =>
    saved(n % 2 ? BOTH : 'Reis/PT+Lund/NO', {
      on: n % 10 === 0 ? '2024' : `20${pad(n % 24)}-${pad((n % 12) + 1)}-${pad((n % 28) + 1)}`,
      published: '2024-12-30',
      article: `a${n}`,
    }),
  );
  const start = performance.now();
  const encounters = joinMeetings(meetings);
  console.log(`${Math.round(performance.now() - start)} ms: ${meetings.length} reports, ${encounters.length} encounters`);
  assert.equal(encounters.reduce((sum, { reports }) => sum + reports.length, 0), meetings.length);
  assert.ok(encounters.length < 3_000);
});
