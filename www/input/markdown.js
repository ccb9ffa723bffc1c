// Takes an article out of Markdown: its front matter is read, its simple markup taken off.

import { statedDay } from './stated-day.js';
import { oneLine } from './one-line.js';

/** @typedef {import('./article.js').Article} Article */

/** What a note or a site generator puts before the text, between lines of dashes. */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** How much can be front matter, in UTF-16 code units. */
const LONGEST_FRONT_MATTER = 20_000;

/** Markup and what stays of it, in this order. None looks beyond its line. */
const MARKUP = /** @type {const} */ ([
  [/^[ \t]*(?:```|~~~).*$/gm, ''],
  [/^[ \t]*(?:[-*_][ \t]*){3,200}$/gm, ''],
  [/^(?:[ \t]{0,3}>[ \t]?)+/gm, ''],
  [/^[ \t]{0,3}#{1,6}[ \t]+/gm, ''],
  [/^[ \t]*[*+-][ \t]+/gm, '• '],
  [/!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)/g, ''],
  [/\[([^[\]\n]{1,500})\]\([^)\n]{0,2000}\)/g, '$1'],
  [/<(https?:[^>\s]{1,2000})>/g, '$1'],
  [/(\*\*|__)(?=\S)([^*_\n]{1,2000})\1/g, '$2'],
  [/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]{1,2000})\1(?![\p{L}\p{N}])/gu, '$2'],
  [/`([^`\n]{1,2000})`/g, '$1'],
  [/\\([\\`*_{}[\]()#+.!>-])/g, '$1'],
]);

/**
 * @param {string} markdown with `\n` at the ends of lines
 * @returns {Promise<Article>} whose title is that of the front matter, else the main heading it begins with
 */
export async function readMarkdown(markdown) {
  const head = FRONT_MATTER.exec(markdown.slice(0, LONGEST_FRONT_MATTER));
  let body = head === null ? markdown : markdown.slice(head[0].length);
  const heading = /^\s*#[ \t]+(.+)(?:\n|$)/.exec(body);
  let title = field(head?.[1], 'title');
  if (heading !== null && (title === undefined || title === withoutMarkup(heading[1]))) {
    title = withoutMarkup(heading[1]);
    body = body.slice(heading[0].length);
  }
  return { title, text: withoutMarkup(body), ...(await statedDay(field(head?.[1], 'date'))), source: 'text' };
}

/**
 * A value of the front matter; those over several lines are not read.
 * @param {string | undefined} front
 * @param {string} name
 */
function field(front, name) {
  const written = front?.split('\n').find((line) => line.toLowerCase().startsWith(`${name}:`));
  const value = oneLine(written?.slice(name.length + 1)).replace(/^(["'])(.*)\1$/, '$2');
  return value === '' ? undefined : value;
}

/** @param {string} markdown */
function withoutMarkup(markdown) {
  let text = markdown;
  for (const [pattern, rest] of MARKUP) text = text.replace(pattern, rest);
  return text.replace(/\n{3,}/g, '\n\n').trim();
}
