// The pages of tests/pages, and what the command line reads of them.

import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../pages/', import.meta.url);

/** @typedef {{ page: string, title: string | null, published: string | null, byline: string | null, text: string }} Read */

/** @returns {Promise<{ html: string, expected: Read }[]>} */
export async function pages() {
  const golden = await readFile(new URL('golden.jsonl', FOLDER), 'utf8');
  return Promise.all(
    golden
      .trimEnd()
      .split('\n')
      .map(async (line) => {
        const expected = JSON.parse(line);
        const source = await readFile(new URL(`${expected.page}.page`, FOLDER), 'utf8');
        return { html: source.slice(source.indexOf('\n---\n') + 5).replace(/[⟦⟧]/g, ''), expected };
      }),
  );
}

/**
 * The text that is read for meetings: the article with its headline, or the headline alone.
 * @param {Read} read
 */
export function headed({ title, text }) {
  if (!title || text === '') return title ?? text;
  return `${title}\n\n${text}`;
}

/**
 * What a surface read, in the shape of the golden file.
 * @param {string} page
 * @param {{ title?: string, published?: string, byline?: string, text: string }} read
 * @returns {Read}
 */
export function asGolden(page, { title = null, published = null, byline = null, text }) {
  return /** @type {Read} */ ({ page, title, published, byline, text });
}
