// The day in the address of a page or in the name of a file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const pkg = new URL('../../www/pkg/', import.meta.url);
const { default: init, dayInAddress } = await import(new URL('readout.js', pkg).href);
await init({ module_or_path: await readFile(new URL('readout_bg.wasm', pkg)) });

test('days in addresses', () => {
  for (const [address, day] of [
    ['https://news.example/2024/05/16/talks.html', '2024-05-16'],
    ['https://news.example/2024/5/6/talks', '2024-05-06'],
    ['https://news.example/world/talks-2024-05-16', '2024-05-16'],
    ['https://news.example/a/20240516-talks', '2024-05-16'],
    ['2024-05-16 talks.txt', '2024-05-16'],
    ['talks_2024_05_16.md', '2024-05-16'],
    ['https://news.example/2024/05/talks', undefined],
    ['https://news.example/2024/13/16/talks', undefined],
    ['https://news.example/a/202405161', undefined],
    ['https://news.example/a/120240516', undefined],
    ['talks.txt', undefined],
  ]) {
    assert.equal(dayInAddress(address), day, address);
  }
});
