// Takes an article out of a mail (.eml).

import PostalMime from '../vendor/postal-mime/postal-mime.js';
import { statedDay } from './stated-day.js';
import { readFragment } from './html.js';
import { oneLine } from './one-line.js';

/** @typedef {import('./article.js').Article} Article */

/** "Fwd: Re: ", in the forms that mail programs write. */
const PREFIXES = /^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+/i;

/** "> > " before a line of a mail that was answered or forwarded. */
const QUOTE_MARKS = /^(?:> ?)+/gm;

/**
 * @param {Uint8Array | ArrayBuffer | string} mail
 * @returns {Promise<Article>} with an empty text where there are no words
 * @throws {Error} for a mail whose parts or headers go beyond what any mail program writes
 */
export async function readEmail(mail) {
  const { headers, subject, from, html, text } = await PostalMime.parse(mail);
  const fromHtml = html === undefined ? '' : (await readFragment(html)).text;
  return {
    title: oneLine(subject).replace(PREFIXES, '') || undefined,
    text: fromHtml || (text ?? '').replace(/\r\n?/g, '\n').replace(QUOTE_MARKS, '').trim(),
    // The parser's own date is moved to UTC; the reader's Thursday is the writer's.
    ...(await statedDay(headers.find(({ key }) => key === 'date')?.value)),
    byline: oneLine(from?.name) || undefined,
    source: 'email',
  };
}
