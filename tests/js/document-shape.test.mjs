// The check of foreign documents knows every field that an extraction gives.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { readDocument } from '../../www/diary/document-shape.js';
import init, { extract } from '../../www/pkg/readout.js';

const TEXT =
  'OSLO, March 15 — Norwegian Foreign Minister Jo Lund met Portuguese Foreign Minister Ana Reis in Bergen on Friday ' +
  'on the sidelines of the Harbour Summit and discussed fishing quotas, the Foreign Ministry said. ' +
  'Lund will call Estonian President Kari Tamm next month. Reis has no plan to meet Tamm in 2024, a spokesman said.';

test('an extracted document is copied whole', async () => {
  await init({ module_or_path: await readFile(new URL('../../www/pkg/readout_bg.wasm', import.meta.url)) });
  const document = extract(TEXT, { published: '2024-03-16' });
  const [meeting] = document.meetings;
  assert.ok(meeting.date && meeting.place && meeting.topics.length > 0 && meeting.reported_by.length > 0);
  assert.ok(document.meetings.length > 1 && document.dates.length > 1);
  assert.deepEqual(readDocument(document, TEXT.length), document);
  assert.throws(() => readDocument(document, TEXT.length - 50), /inside the text/);
});
