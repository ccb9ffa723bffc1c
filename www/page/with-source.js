// What is shown, with the article that it was read in: every export says where its facts are from.

import { sourceOf } from '../diary/document.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('./about.js').About} About */

/** A first line that is longer is no title, in UTF-16 code units. */
const LONGEST_TITLE = 160;

/**
 * @param {Document | null} document
 * @param {About} about
 * @param {string} text
 * @returns {Document | null}
 */
export function withSource(document, { title, url, published, basis }, text) {
  if (!document) return null;
  const [line] = text.trim().split('\n', 1);
  const day = published || document.reference_date;
  const found = /** @type {{ reference_source?: string | null }} */ (document).reference_source;
  const source = sourceOf({
    title: title.trim() || (line.length <= LONGEST_TITLE ? line : ''),
    url: /^https?:\/\//.test(url.trim()) ? url.trim() : null,
    published: day,
    published_basis: published ? basis || 'given' : (found ?? 'text'),
  });
  return {
    ...document,
    meetings: document.meetings.map((meeting) => ({ ...meeting, evidence: meeting.evidence.map((evidence) => ({ ...evidence, source })) })),
  };
}
