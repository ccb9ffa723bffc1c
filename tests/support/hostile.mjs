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

/**
 * Runs in a page of ours, and so holds all it needs: what is in it, shadow trees too, that runs, loads or leads to where
 * no link of ours does.
 * @returns {string[]} the elements
 */
export function liveParts() {
  const live = 'script:not([src]), iframe, object, embed, img, video, audio, base, meta[http-equiv="refresh"], style, [style], [srcdoc]';
  /** @param {ParentNode} root @returns {string[]} */
  const within = (root) => {
    const all = [...root.querySelectorAll('*')];
    const found = all.filter((node) => node.matches(live)
      || node.getAttributeNames().some((name) => name.startsWith('on'))
      || (node.localName === 'a' && !/^(?:https?:|#|pkg\/|\.\.\/index\.html)/.test(node.getAttribute('href') ?? '#')));
    return [...found.map((node) => node.outerHTML.slice(0, 200)), ...all.flatMap((node) => (node.shadowRoot ? within(node.shadowRoot) : []))];
  };
  return within(document);
}
