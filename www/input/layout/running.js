// Running heads, feet and page numbers: what pages repeat belongs to no article.

import { rowsOf } from './pieces.js';

/** @typedef {import('./pieces.js').Run} Run */
/** @typedef {{ runs: readonly Run[], height: number }} SetPage */

/** How much of a page's height, at its head and at its foot, such lines may take. */
const MARGIN = 0.12;

/** How many rows at each end are looked at. */
const ROWS = 3;

/** A page number alone. */
const NUMBER = /^[\s\p{P}]*(?:\p{L}{1,5}\.?\s)?\d{1,4}(?:\s?\p{P}?\s?(?:\p{L}{2,3}\s)?\d{1,4})?[\s\p{P}]*$/u;

/**
 * @template {SetPage} P
 * @param {readonly P[]} pages
 * @returns {P[]} the pages without them
 */
export function withoutRunning(pages) {
  const ends = pages.map(endRows);
  /** @type {Map<string, number>} on how many pages */
  const counts = new Map();
  for (const rows of ends) for (const key of new Set(rows.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Left and right pages may differ, and the first has none.
  const enough = Math.max(2, Math.floor(pages.length / 3));
  return pages.map((page, index) => {
    const gone = new Set(ends[index].filter((row) => (counts.get(keyOf(row)) ?? 0) >= enough || NUMBER.test(textOf(row))).flat());
    return { ...page, runs: page.runs.filter((run) => !gone.has(run)) };
  });
}

/** The rows at the head and the foot of a page. @param {SetPage} page */
function endRows({ runs, height }) {
  const rows = rowsOf(runs);
  const head = rows.slice(0, ROWS).filter(([{ base }]) => base < MARGIN * height);
  const foot = rows.slice(-ROWS).filter(([{ base }]) => base > (1 - MARGIN) * height);
  return [...head, ...foot];
}

/** The same words but for the number, in the same type. @param {readonly Run[]} row */
function keyOf(row) {
  return `${Math.round(row[0].size)} ${textOf(row).replace(/\d+/g, '#')}`;
}

/** @param {readonly Run[]} row */
function textOf(row) {
  return row.map(({ text }) => text).join(' ').replace(/\s+/g, ' ').trim();
}
