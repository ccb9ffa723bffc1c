// docs/api.md names all that a user can reach: exports, options, codes, attributes, parts.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path) => readFile(new URL(path, root), 'utf8');

const docs = await read('docs/api.md');

/** What of a list the reference does not name in code. */
const missing = (names) => names.filter((name) => !new RegExp(`\`[^\`\n]*(?<![\\w-])${name}(?![\\w-])[^\`\n]*\``).test(docs));

/** All first groups of a pattern in a file, at least so many. */
async function all(path, pattern, least) {
  const found = [...(await read(path)).matchAll(pattern)].map(([, name]) => name);
  assert.ok(found.length >= least, `${path} has ${found.length} of ${pattern}`);
  return [...new Set(found)];
}

test('every export', async () => {
  assert.deepEqual(missing(Object.keys(await import('../../www/lib/index.js'))), []);
  assert.deepEqual(missing(Object.keys(await import('../../www/node/index.js'))), []);
  assert.deepEqual(missing(await all('www/pkg/types.d.ts', /^export type (\w+)/gm, 13)), []);
  const { exports } = JSON.parse(await read('npm/package.json'));
  const paths = Object.keys(exports).filter((path) => !['.', './schema.json', './package.json'].includes(path));
  assert.deepEqual(missing(paths.map((path) => `readout/${path.slice(2)}`)), []);
});

test('every method of Readout, and every option', async () => {
  const { Readout } = await import('../../www/lib/index.js');
  const methods = [...Object.getOwnPropertyNames(Readout), ...Object.getOwnPropertyNames(Readout.prototype)];
  const internal = ['length', 'name', 'prototype', 'platform', 'constructor'];
  assert.deepEqual(missing(methods.filter((name) => !internal.includes(name))), []);
  const [, options] = /interface ExtractOptions \{([^]*?)^\}/m.exec(await read('www/pkg/readout.d.ts'));
  assert.deepEqual(missing([...options.matchAll(/^ +(\w+)\?:/gm)].map(([, name]) => name)), []);
  const [, formats] = /type ExportFormat = (.*);/.exec(await read('www/pkg/readout.d.ts'));
  assert.deepEqual(missing(formats.match(/\w+/g)), []);
});

test('every error code that a user can meet', async () => {
  const codes = [
    ...(await all('www/element/source.js', /new ReadoutError\('(\w+)'/g, 5)),
    ...(await all('www/lib/worker-runner.js', /new ReadoutError\('(\w+)'/g, 4)),
    ...(await all('www/lib/newest.js', /new ReadoutError\('(\w+)'/g, 2)),
    ...(await all('www/pkg/readout.d.ts', /"((?:invalid|text)_\w+)"/g, 4)),
  ];
  // What is about nodes is not for users of the package.
  assert.deepEqual(missing(codes.filter((code) => code !== 'invalid_node')), []);
});

test('every attribute, event and part of the element', async () => {
  const [, attributes] = /observedAttributes = \[(.*)\]/.exec(await read('www/readout-element.js'));
  assert.deepEqual(missing(attributes.match(/[\w-]+/g)), []);
  assert.deepEqual(missing(await all('www/readout-element.js', /#dispatch\('([\w-]+)'/g, 2)), []);
  const files = ['www/result-view.js', ...(await readdir(new URL('www/components/', root))).map((name) => `www/components/${name}`)];
  const parts = [];
  for (const file of files) parts.push(...(await all(file, /part: '(\w+)'/g, 0)));
  assert.ok(parts.length >= 10);
  assert.deepEqual(missing(parts), []);
});
