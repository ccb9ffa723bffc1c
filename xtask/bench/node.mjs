// Measures one engine in Node: `node node.mjs ENGINE CORPUS.json`, one fresh process each.
// Prints one line of JSON: `start`, `first` and `article` in ms, `throughput` in MB/s, `memory` in
// bytes.

import { readFileSync } from 'node:fs';

import { measure, time } from './measure.mjs';

const ENGINES = {
  async readout() {
    const { load } = await import('./readout.mjs');
    return (await load()).read;
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

/**
 * The most memory that this process has had, in bytes, where the system tells it: what
 * `resourceUsage` tells is at least that of the program which started this one.
 */
function peakMemory() {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

const [engine, file] = process.argv.slice(2);
const corpus = JSON.parse(readFileSync(file, 'utf8'));
const begun = performance.now();
const read = await ENGINES[engine]();
read(corpus.sentence);
const start = performance.now() - begun;
const first = time(() => read(corpus.article), 1, 0);
console.log(JSON.stringify({ start, first, ...measure(read, corpus), memory: peakMemory() }));
