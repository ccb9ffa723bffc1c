// Whether a text is another form of the one before it, or another text.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isFormOf } from '../../www/diary/earlier.js';

const TEXT = 'Ana Reis met Jo Lund in Oslo on Friday. They spoke of cod and of whales. Nothing was signed.';

test('a text that goes on, or was changed in a place, is the same', () => {
  assert.ok(isFormOf(`${TEXT} A report will be written in the coming weeks by both of them.`, TEXT));
  assert.ok(isFormOf(`Update at noon, with what the ministry has said since then. ${TEXT}`, TEXT));
  assert.ok(isFormOf(TEXT.replace('cod', 'herring'), TEXT));
  assert.ok(isFormOf('Ana R', 'Ana Rei'));
});

test('another report of the same people is another text', () => {
  const plan = 'Minister Ana Reis of Portugal will meet Minister Jo Lund of Norway in Oslo on Friday.';
  const report = 'Minister Jo Lund of Norway met Minister Ana Reis of Portugal in Oslo on Friday. The two spoke of cod.';
  assert.ok(!isFormOf(report, plan));
  assert.ok(!isFormOf('Tom Vale called Kari Berg, and the two agreed that the harbour stays open.', TEXT));
});
