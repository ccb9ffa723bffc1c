// What every way of taking in an article gives, and the text that is read of it.

/**
 * @typedef {object} Article
 * @property {string} [title] the headline, one line; it is not repeated at the head of `text`
 * @property {string} text paragraphs parted by blank lines, lines by `\n`; empty where no text was found
 * @property {string} [published] the ISO day of publication, as the calendar showed it where it was published
 * @property {'metadata' | 'url' | 'file'} [publishedSource] where that day is from
 * @property {string} [url] http or https
 * @property {string} [byline] who wrote or sent it
 * @property {'html' | 'email' | 'text' | 'pdf' | 'docx'} source what it was read from
 */

/**
 * The text that is read of an article, as the command line has it: its headline, a blank line and its
 * words; the headline alone where there is nothing else.
 * @param {string | undefined} title
 * @param {string} text
 */
export function withTitle(title, text) {
  return [title, text].filter(Boolean).join('\n\n');
}
