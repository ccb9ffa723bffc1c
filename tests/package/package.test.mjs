// The packed package itself: its types, and its entry point for Node.js with threads that crash and die.

import assert from 'node:assert/strict';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { before, test } from 'node:test';
import { Worker } from 'node:worker_threads';

import { hostile } from '../support/hostile.mjs';
import { trapsTheSecondTime } from '../support/traps.mjs';
import { execute, install, INSTALLED, ROOT, SAMPLES } from './samples.mjs';

const TEXT = 'Kenyan President Daniel Mwangale met Norwegian Foreign Minister Ingrid Halvorsen in Oslo on Thursday.';

/** @type {typeof import('../../www/node/index.js')} */
let api;

before(async () => {
  await install();
  api = await import(pathToFileURL(join(INSTALLED, 'node/index.js')).href);
});

test('what package.json names is there, and the version is the crate’s', async () => {
  const manifest = JSON.parse(await readFile(join(INSTALLED, 'package.json'), 'utf8'));
  const files = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
  assert.ok(files.length > 8);
  await Promise.all([...files, ...manifest.sideEffects].map((file) => access(join(INSTALLED, file))));
  const [, version] = /^version = "(.+)"$/m.exec(await readFile(join(ROOT, 'Cargo.toml'), 'utf8'));
  assert.equal(manifest.version, version);
});

test('the notice of code of others is in all that is packed', async () => {
  const wasm = ['--package=readout', '--target=wasm32-unknown-unknown', '--edges=normal,no-proc-macro', '--prefix=none', '--format={p}'];
  const tree = await execute(ROOT, 'cargo', 'tree', '--locked', ...wasm);
  const crates = new Set(tree.split('\n').filter((line) => line !== '' && !line.startsWith('readout ')).map((line) => line.replace(/ v(\S+).*/, ' $1 (')));
  assert.ok(crates.size > 15, [...crates].join());
  const packed = join(ROOT, 'target/package');
  for (const [folder, notice] of [[INSTALLED, 'THIRD-PARTY.txt'], [join(packed, 'chrome'), 'pkg/THIRD-PARTY.txt'], [join(packed, 'firefox'), 'pkg/THIRD-PARTY.txt'], [join(ROOT, 'www'), 'pkg/THIRD-PARTY.txt']]) {
    const text = await readFile(join(folder, notice), 'utf8');
    const words = text.replace(/\s+/g, ' ');
    for (const name of crates) assert.ok(text.includes(name), `${name} in ${folder}`);
    for (const module of (await readdir(join(folder, 'vendor'), { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
      const licence = await readFile(join(folder, 'vendor', module.name, 'LICENSE'), 'utf8');
      assert.ok(words.includes(licence.replace(/\s+/g, ' ').trim()), `${module.name} in ${folder}`);
    }
  }
});

test('TypeScript’s strictest reading of the types agrees with their use', async () => {
  const folder = join(SAMPLES, 'types');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'use.ts'), `
    import { Newest, Readout, ReadoutError } from "readout";
    import type { Document, Status } from "readout/types";
    import { ReadoutElement } from "readout/element";
    const readout: Readout = await Readout.load({ wasm: new URL("https://example.org/readout.wasm") });
    const found: Document = await readout.extract("", { published: "2024-03-15", signal: new AbortController().signal, onProgress: ({ stage }) => stage === "reading" });
    const statuses: Status[] = found.meetings.map(({ status }) => status);
    const file: string = await readout.export(found, "ics");
    const newest = new Newest(Readout.inWorker({ worker: () => new Worker("w.js") }));
    await newest.extract("").catch((thrown: unknown) => thrown instanceof ReadoutError && thrown.code);
    const element = document.querySelector<ReadoutElement>("readout-view");
    element!.text = file + statuses;
    // @ts-expect-error no such format
    await readout.export(found, "xls");
    // @ts-expect-error no such option
    await readout.extract("", { publishd: "2024-03-15" });
    readout.dispose();
  `);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const resolution of [{ module: 'esnext', moduleResolution: 'bundler' }, { module: 'nodenext' }]) {
    const compilerOptions = { noEmit: true, strict: true, skipLibCheck: false, types: [], target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], ...resolution };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
    await execute(folder, process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc'));
  }
});

test('a server that builds pages can import the elements', async () => {
  const [{ ReadoutElement }, { ReadoutView }] = await Promise.all(
    ['readout-element.js', 'readout-view.js'].map((file) => import(pathToFileURL(join(INSTALLED, file)).href)),
  );
  assert.ok(ReadoutElement.observedAttributes.includes('src'));
  assert.equal(typeof ReadoutView, 'function');
});

for (const where of /** @type {const} */ (['load', 'inWorker'])) {
  test(`${where}: hostile words and keys are read, named and written, and change nothing else`, async () => {
    const readout = await api.Readout[where]();
    const words = hostile();
    const lexicon = words.map((name) => ({ type: 'person', name, aliases: [name], role: name }));
    const text = words.map((one) => `Yesterday ${one} met Ingrid Halvorsen in Oslo.`).join('\n\n');
    const found = await readout.extract(text, { lexicon });
    for (const { start, end, text: stands } of found.entities.flatMap(({ mentions }) => mentions)) assert.equal(text.slice(start, end).toWellFormed(), stands);
    for (const name of hostile((attack) => attack === 'key')) assert.ok(found.entities.some((entity) => entity.name === name), name);
    assert.doesNotMatch(await readout.export(found, 'jsonld'), /<script/);
    await assert.rejects(async () => readout.extract(TEXT, JSON.parse('{"__proto__": {"published": "2024-03-15"}}')), { code: 'invalid_option' });
    await assert.rejects(async () => readout.export(found, '__proto__'), { code: 'invalid_option' });
    assert.equal((await readout.extract(TEXT)).meetings.length, 1);
    assert.deepEqual([{}.published, {}.ran], [undefined, undefined]);
    readout.dispose();
  });

  test(`${where}: several are independent, and a crash is one’s own`, async () => {
    const wasm = await WebAssembly.compile(new Uint8Array(trapsTheSecondTime()));
    const [one, other, real] = await Promise.all([api.Readout[where]({ wasm }), api.Readout[where]({ wasm }), api.Readout[where]()]);
    const code = (request) => request.catch((thrown) => (assert.ok(thrown instanceof api.ReadoutError), thrown.code));
    const found = await Promise.all([code(one.extract('')), code(one.extract('')), code(one.extract('')), code(other.extract(''))]);
    assert.deepEqual(found, [null, 'crashed', null, null]);
    assert.equal((await real.extract(TEXT)).meetings.length, 1);
    one.dispose();
    assert.equal(await code(one.extract('')), 'disposed');
    assert.equal((await real.extract(TEXT)).meetings.length, 1);
    other.dispose();
    real.dispose();
  });

  test(`${where}: the core may lie elsewhere, or be given`, async () => {
    const file = join(INSTALLED, 'pkg/readout_bg.wasm');
    for (const wasm of [pathToFileURL(file), await readFile(file), `data:application/wasm;base64,${(await readFile(file)).toString('base64')}`]) {
      const readout = await api.Readout[where]({ wasm });
      assert.equal((await readout.extract(TEXT)).meetings.length, 1);
      readout.dispose();
    }
    const nowhere = pathToFileURL(join(INSTALLED, 'nothing.wasm'));
    await assert.rejects(async () => (await api.Readout[where]({ wasm: nowhere })).extract(TEXT), { code: 'unavailable' });
  });
}

test('a thread that is ended from outside is told of, and replaced', async () => {
  /** @type {Worker[]} */
  const threads = [];
  const readout = api.Readout.inWorker({
    worker() {
      threads.push(new Worker(join(INSTALLED, 'node/worker.js')));
      return threads.at(-1);
    },
  });
  assert.equal((await readout.extract(TEXT)).meetings.length, 1);
  const cut = readout.extract(`${TEXT}\n\n`.repeat(20_000), { onProgress: ({ stage }) => stage === 'reading' && threads[0].terminate() });
  const next = readout.extract(TEXT);
  await assert.rejects(cut, { code: 'crashed' });
  assert.equal((await next).meetings.length, 1);
  assert.equal(threads.length, 2);
  readout.dispose();
});

test('a long reading is given up when its signal says so', async () => {
  const readout = api.Readout.inWorker();
  const stop = new AbortController();
  const long = readout.extract(`${TEXT}\n\n`.repeat(200_000), {
    signal: stop.signal,
    onProgress: ({ stage }) => stage === 'reading' && stop.abort(new Error('enough')),
  });
  const next = readout.extract(TEXT);
  await assert.rejects(long, { message: 'enough' });
  assert.equal((await next).meetings.length, 1);
  readout.dispose();
});

test('it works in a worker thread of one’s own, and a program ends by itself', async () => {
  const folder = join(SAMPLES, 'thread');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'thread.mjs'), `
    import { parentPort, workerData } from "node:worker_threads";
    import { Readout } from "readout";
    const here = await Readout.load();
    const beyond = Readout.inWorker();
    const found = await Promise.all([here.extract(workerData), beyond.extract(workerData)]);
    parentPort.postMessage(found.map(({ meetings }) => meetings.length));
  `);
  await writeFile(join(folder, 'main.mjs'), `
    import { Worker } from "node:worker_threads";
    import { Readout } from "readout";
    const text = ${JSON.stringify(TEXT)};
    const own = new Worker(new URL("thread.mjs", import.meta.url), { workerData: text });
    own.on("message", (counts) => console.log(JSON.stringify(counts)));
    await Readout.inWorker().extract(text);
  `);
  assert.equal((await execute(folder, process.execPath, 'main.mjs')).trim(), '[1,1]');
});
