// The whole diary as one document.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { diaryDocument } from '../../www/diary/document.js';
import { readDocument } from '../../www/diary/document-shape.js';
import { joinMeetings } from '../../www/diary/join.js';
import { saved } from './saved.mjs';

const BOTH = 'Ana Reis+Jo Lund';
const DAY = '2024-04-15';

const documentOf = (...meetings) => diaryDocument(joinMeetings(meetings));
const names = ({ entities }) => entities.map(({ name }) => name);

test('an empty diary is an empty document', () => {
  assert.deepEqual(documentOf(), { schema: 'readout/2', reference_date: null, reference_source: null, entities: [], dates: [], meetings: [], warnings: [] });
});

test('encounters are meetings, with the evidence of all reports', () => {
  const plan = saved(BOTH, { on: DAY, published: '2024-04-10', status: 'planned', by: 'Blue Bloc' });
  plan.meeting.topics = [{ start: 3, end: 9, text: 'Fishing' }, { start: 3, end: 9, text: 'oil' }];
  const held = saved(BOTH, { on: DAY, published: '2024-04-16', place: 'Oslo', occasion: 'North Summit', occasion_id: null });
  held.meeting.topics = [{ start: 7, end: 9, text: 'fishing' }];
  held.meeting.edited = ['status'];
  const document = documentOf(held, plan, saved('Kari Berg+Jo Lund', { on: '2024-01-01' }));
  assert.deepEqual(names(document), ['Ana Reis', 'Jo Lund', 'Oslo', 'Blue Bloc', 'Kari Berg']);
  assert.deepEqual(document.entities.map(({ id }) => id), ['e1', 'e2', 'e3', 'e4', 'e5']);
  assert.deepEqual(document.meetings[0], {
    id: 'm1',
    participants: ['e1', 'e2'],
    status: 'held',
    medium: 'in_person',
    date: { from: DAY, to: DAY, precision: 'day', basis: null, text: DAY, start: 0, end: 0 },
    place: 'e3',
    occasion: 'North Summit',
    occasion_id: null,
    topics: [{ start: 0, end: 0, text: 'fishing' }, { start: 0, end: 0, text: 'oil' }],
    reported_by: ['e4'],
    confidence: 0.9,
    evidence: [plan, held].map(({ article, meeting }) => ({
      ...meeting.evidence[0],
      source: Object.fromEntries(['title', 'url', 'published'].map((key) => [key, article[key]]).filter(([, value]) => value !== null)),
    })),
    edited: ['status'],
  });
  assert.deepEqual(document.meetings[1].participants, ['e5', 'e2']);
});

test('it is a document like that of a text', () => {
  const document = documentOf(saved(BOTH, { on: DAY, place: 'Oslo', by: 'Blue Bloc' }), saved('Kim+Jo Lund', { on: '2024' }));
  assert.deepEqual(readDocument(document, 1_000), JSON.parse(JSON.stringify(document)));
});

test('people of one name and side are one; of another side, or with a surname only, two', () => {
  const one = (...meetings) => documentOf(...meetings).entities.length;
  assert.equal(one(saved('Ana Reis+Jo Lund', { on: DAY }), saved('ANA REIS/PT+Kari Berg')), 3);
  assert.equal(one(saved('Ana Reis+Jo Lund', { on: DAY }), saved('Ana Reis/+Kari Berg')), 3);
  assert.equal(one(saved('Ana Reis+Jo Lund', { on: DAY }), saved('Ana Reis/BR+Kari Berg')), 4);
  assert.equal(one(saved('Ana Reis+Jo Lund', { on: DAY }), saved('Ana Reis/BR+Kari Berg'), saved('Ana Reis/+Tom Vale')), 6);
  assert.equal(one(saved('Kim+Jo Lund', { article: 'a' }), saved('Kim+Kari Berg', { article: 'b' })), 4);
  assert.equal(one(saved('Kim+Jo Lund', { article: 'a' }), saved('Kim+Kari Berg', { article: 'a' })), 3);
  assert.equal(one(saved('Kim/KR+Jo Lund'), saved('Kim/KR+Kari Berg')), 3);
});

test('a surname in one report is the full name of another', () => {
  const document = documentOf(saved('Reis+Jo Lund', { on: DAY }), saved(BOTH, { on: DAY }), saved('Ana Reis+Kari Berg'));
  assert.deepEqual(names(document), ['Ana Reis', 'Jo Lund', 'Kari Berg']);
  assert.deepEqual(document.entities[0].aliases, ['Reis']);
});

test('a reporter who took part is the participant', () => {
  const meeting = saved('Reis+Jo Lund', { on: DAY });
  meeting.meeting.reported_by = ['e1'];
  const document = documentOf(meeting, saved(BOTH, { on: DAY }));
  assert.deepEqual(document.meetings[0].reported_by, ['e1']);
  assert.equal(document.entities.length, 2);
});

test('a body that takes part is that for which its people act', () => {
  const meeting = saved('Kari Berg+Blue Bloc');
  meeting.entities[0].affiliation = 'Blue Bloc';
  meeting.entities[0].affiliation_id = 'e2';
  const { entities } = documentOf(saved(BOTH), meeting);
  assert.deepEqual(entities.map(({ affiliation_id: id }) => id), [null, null, 'e4', null]);
});

test('two of one name at one meeting stay two', () => {
  const meeting = saved('Ana Reis+Jo Lund');
  meeting.entities[1].name = 'Ana Reis';
  meeting.entities[1].country = 'PT';
  const document = documentOf(meeting);
  assert.equal(new Set(document.meetings[0].participants).size, 2);
});
