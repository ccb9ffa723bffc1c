// Measures one engine in Node: `node node.mjs ENGINE CORPUS.json`, one fresh process each.
// Prints one line of JSON: `start`, `article` in ms, `throughput` in MB/s, `memory` in bytes.

import { readFileSync } from 'node:fs';

import { measure } from './measure.mjs';

const ENGINES = {
  async readout() {
    const folder = new URL('../../www/pkg/', import.meta.url);
    const core = await import(new URL('readout.js', folder).href);
    await core.default({ module_or_path: readFileSync(new URL('readout_bg.wasm', folder)) });
    return (text) => core.extract(text, { published: '2024-03-16' });
  },
  async compromise() {
    const { default: nlp } = await import('compromise');
    return (text) => {
      const doc = nlp(text);
      return [doc.people(), doc.organizations(), doc.places()].map((found) => found.out('array'));
    };
  },
  async 'wink-nlp'() {
    const { default: wink } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = wink(model);
    return (text) => nlp.readDoc(text).entities().out(nlp.its.detail);
  },
};

const [engine, file] = process.argv.slice(2);
const corpus = JSON.parse(readFileSync(file, 'utf8'));
const begun = performance.now();
const read = await ENGINES[engine]();
read(corpus.sentence);
const start = performance.now() - begun;
console.log(JSON.stringify({ start, ...measure(read, corpus), memory: process.resourceUsage().maxRSS * 1024 }));
