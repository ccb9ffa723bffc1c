// The order of a timeline without a page: groups, precision and the line between past and future.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { timelineOf } from '../../www/views/timeline-data.js';
import { day, reading } from './reading.mjs';

const month = (from, to) => ({ ...day(from, to), precision: 'month' });
const year = (from, to) => ({ ...day(from, to), precision: 'year' });

/** Meetings with these dates, in this order; their ids are m1, m2, … */
const meetings = (...dates) =>
  reading('', [['Ana Reis'], ['Jo Lund']], dates.map((date) => ({ who: ['Ana Reis', 'Jo Lund'], triggers: [], date }))).meetings;

const ids = (rows) => rows.map((row) => (row === 'present' ? row : row.meeting.id)).join(' ');

test('meetings are in the order of their days, with the present between past and future', () => {
  const all = meetings(day('2024-03-20'), null, day('2024-03-15'), day('2023-01-02'));
  assert.equal(ids(timelineOf(all, '2024-03-15')), 'm4 m3 present m1 m2');
});

test('the present stands last when all is past, and first when all is to come', () => {
  const all = meetings(day('2024-03-20'), day('2024-03-21'));
  assert.equal(ids(timelineOf(all, '2024-04-01')), 'm1 m2 present');
  assert.equal(ids(timelineOf(all, '2024-01-01')), 'present m1 m2');
  assert.equal(ids(timelineOf(meetings(null), '2024-01-01')), 'present m1');
});

test('a year stands before its months, and a month before its days', () => {
  const all = meetings(day('2024-01-01'), month('2024-01-01', '2024-01-31'), year('2024-01-01', '2024-12-31'), day('2023-12-31'));
  assert.equal(ids(timelineOf(all, '2025-01-01')), 'm4 m3 m2 m1 present');
});

test('an entry is in no group that its date does not tell', () => {
  const all = meetings(year('2024-01-01', '2024-12-31'), month('2024-01-01', '2024-01-31'), day('2024-01-05'), day('2024-01-06', '2024-02-01'), null);
  const groups = timelineOf(all, '2024-12-31').flatMap((row) => (row === 'present' ? [] : [[row.year, row.month, row.day]]));
  assert.deepEqual(groups, [
    ['2024', null, null],
    ['2024', '2024-01', null],
    ['2024', '2024-01', '2024-01-05'],
    ['2024', '2024-01', '2024-01-06/2024-02-01'],
    [null, null, null],
  ]);
});
