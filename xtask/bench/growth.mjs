// Measures one text in Node: `node growth.mjs TEXT`. Prints one line of JSON: `ms` of the first
// reading, and `memory`, the bytes of WebAssembly memory after it, which never shrinks.

import { readFileSync } from 'node:fs';

import { load } from './readout.mjs';

const text = readFileSync(process.argv[2], 'utf8');
const { read, memory } = await load();
const begun = performance.now();
read(text);
const ms = performance.now() - begun;
console.log(JSON.stringify({ ms, memory: memory.buffer.byteLength }));
