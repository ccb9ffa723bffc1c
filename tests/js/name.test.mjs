// Names compared across texts.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fold, isSurnameOf, lastWord } from '../../www/diary/name.js';

test('case, accents and punctuation are no part of a name', () => {
  for (const [name, folded] of [
    ['Ana Reis', 'ana reis'],
    ['  JO   LUND ', 'jo lund'],
    ['Ülle Tämm', 'ulle tamm'],
    ['Søren Łoś', 'soren los'],
    ['Kari Berg-Holm', 'kari berg holm'],
    ['N’Dour', 'ndour'],
    ['R. V. Rao', 'r v rao'],
    ['İnci Işık', 'inci isik'],
    ['王毅', '王毅'],
    ['—', ''],
  ]) assert.equal(fold(name), folded);
});

test('a surname is the last word', () => {
  assert.equal(lastWord('ana reis'), 'reis');
  assert.equal(lastWord('reis'), 'reis');
  assert.ok(isSurnameOf('reis', 'ana reis'));
  assert.ok(isSurnameOf('ana reis', 'reis'));
  for (const [a, b] of [['reis', 'reis'], ['ana', 'ana reis'], ['eis', 'ana reis'], ['jo reis', 'ana reis']]) {
    assert.ok(!isSurnameOf(a, b), `${a} / ${b}`);
  }
});
