// Cutting a text at the boundaries of overlapping highlights.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { segments } from '../../www/lib/segments.js';

/** Each case: length, ranges as [start, end, key], breaks, pieces as "start-end:keys". */
const CASES = [
  ['nothing', 0, [], [], []],
  ['no range', 5, [], [], ['0-5:']],
  ['one range', 5, [[1, 3, 'a']], [], ['0-1:', '1-3:a', '3-5:']],
  ['a mention inside evidence', 9, [[0, 9, 'm'], [2, 4, 'e']], [], ['0-2:m', '2-4:m,e', '4-9:m']],
  ['ranges that cross', 9, [[0, 5, 'a'], [3, 8, 'b']], [], ['0-3:a', '3-5:a,b', '5-8:b', '8-9:']],
  ['ranges that touch', 4, [[0, 2, 'a'], [2, 4, 'b']], [], ['0-2:a', '2-4:b']],
  ['the same range twice', 4, [[1, 2, 'a'], [1, 2, 'b']], [], ['0-1:', '1-2:a,b', '2-4:']],
  ['beyond the end', 4, [[2, 9, 'a'], [7, 9, 'b']], [], ['0-2:', '2-4:a']],
  ['empty and reversed ranges', 4, [[2, 2, 'a'], [3, 1, 'b']], [], ['0-4:']],
  ['a break inside a range', 6, [[1, 5, 'a']], [3], ['0-1:', '1-3:a', '3-5:a', '5-6:']],
];

for (const [name, length, ranges, breaks, expected] of CASES) {
  test(`segments: ${name}`, () => {
    const pieces = segments(length, ranges.map(([start, end, key]) => ({ start, end, key })), breaks);
    assert.deepEqual(pieces.map(({ start, end, keys }) => `${start}-${end}:${keys}`), expected);
  });
}
