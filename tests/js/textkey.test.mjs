// The key of a text.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { textKey } from '../../www/diary/textkey.js';

test('the key is the SHA-256 of the words', async () => {
  assert.equal(await textKey('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('white space does not change the key, words do', async () => {
  const key = await textKey('Ana Reis met Jo Lund.');
  for (const same of [' Ana Reis\nmet\tJo  Lund.\r\n', 'Ana\u00a0Reis met Jo Lund.']) assert.equal(await textKey(same), key);
  for (const other of ['Ana Reis met Jo Lund', 'AnaReis met Jo Lund.', 'ana reis met jo lund.']) {
    assert.notEqual(await textKey(other), key);
  }
});

test('an empty text and lone surrogates have a key too', async () => {
  for (const text of ['', ' \n', '\ud800', '🤝']) assert.match(await textKey(text), /^[0-9a-f]{64}$/);
});
