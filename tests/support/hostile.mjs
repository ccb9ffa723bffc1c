// Words that are meant to break out of wherever they are shown or written: those of tests/data/hostile.json, which the
// tests in Rust read too.

import { readFileSync } from 'node:fs';

/** @type {{ attack: string, words?: string, units?: number[], times?: number }[]} */
const rows = JSON.parse(readFileSync(new URL('../data/hostile.json', import.meta.url), 'utf8'));

/** All of them, each with what it tries. @type {{ attack: string, words: string }[]} */
export const HOSTILE = rows.map(({ attack, words = '', units, times = 1 }) => ({
  attack,
  words: units ? String.fromCharCode(...units) : words.repeat(times),
}));

/** Those of an attack, or of all but some. @param {(attack: string) => boolean} wanted */
export function hostile(wanted = () => true) {
  return HOSTILE.filter(({ attack }) => wanted(attack)).map(({ words }) => words);
}
