// Takes articles out of files that are opened or dropped, one after the other.

import { loadCore } from '../lib/core.js';
import { STRINGS } from '../strings.en.js';
import { decodeText } from './decode.js';
import { readEmail } from './email.js';
import { readHtml } from './html.js';
import { readMarkdown } from './markdown.js';

/** @typedef {import('./article.js').Article} Article */
/** @typedef {'too_large' | 'not_text' | 'empty' | 'unreadable' | 'locked' | 'no_words' | 'not_loaded'} FileErrorCode */
/** @typedef {{ file: File, article: Article } | { file: File, error: { code: FileErrorCode, message: string } }} FileResult */

/** The largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** What a file dialog should offer. */
export const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.eml,.pdf,.docx,text/plain,text/markdown,text/html,message/rfc822,application/pdf';

/** @typedef {'text' | 'markdown' | 'html' | 'email' | 'pdf' | 'docx'} Format */

/** @type {Readonly<Record<string, Format>>} */
const EXTENSIONS = {
  txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', xhtml: 'html', eml: 'email', pdf: 'pdf',
  docx: 'docx', docm: 'docx', dotx: 'docx',
};

/** @type {Readonly<Record<string, Format>>} */
const MEDIA_TYPES = {
  'text/markdown': 'markdown', 'text/html': 'html', 'application/xhtml+xml': 'html', 'message/rfc822': 'email',
  'application/pdf': 'pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/**
 * A file that cannot be read gives an error, and the others go on. Once `signal` is
 * aborted no further file is begun and the iteration ends.
 * @param {Iterable<File>} files
 * @param {object} [options]
 * @param {AbortSignal} [options.signal]
 * @param {(progress: { done: number, total: number }) => void} [options.onProgress] after each file
 * @returns {AsyncGenerator<FileResult, void, void>} in the order of `files`
 */
export async function* readFiles(files, { signal, onProgress } = {}) {
  const all = [...files];
  for (const [index, file] of all.entries()) {
    if (signal?.aborted) return;
    const result = await readFile(file, signal);
    if (signal?.aborted) return;
    onProgress?.({ done: index + 1, total: all.length });
    yield typeof result === 'string' ? { file, error: { code: result, message: STRINGS.input.errors[result] } } : { file, article: result };
  }
}

/**
 * @param {File} file
 * @param {AbortSignal} [signal]
 * @returns {Promise<Article | FileErrorCode>}
 */
async function readFile(file, signal) {
  if (file.size > MAX_FILE_BYTES) return 'too_large';
  const format = formatOf(file);
  if (format === undefined) return 'not_text';
  try {
    const read = await readBytes(new Uint8Array(await file.arrayBuffer()), format, signal);
    if (typeof read === 'string') return read;
    return read.text === '' && !read.title ? 'empty' : await dated(read, file.name);
  } catch {
    // The file was moved or may not be read, or it is damaged: no program can have written it.
    return 'unreadable';
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {Format} format
 * @param {AbortSignal | undefined} signal
 * @returns {Promise<Article | FileErrorCode>}
 */
async function readBytes(bytes, format, signal) {
  // Most visits open neither.
  if (format === 'pdf') return (await import('./pdf.js')).readPdf(bytes, { signal });
  if (format === 'docx') return (await import('./docx.js')).readDocx(bytes, { signal });
  return (format === 'email' ? await readMail(bytes) : await readText(bytes, format)) ?? 'not_text';
}

/**
 * An article that states no day may have it in the name of its file.
 * @param {Article} article
 * @param {string} name
 * @returns {Promise<Article>}
 */
async function dated(article, name) {
  const published = article.published ?? (await loadCore()).dayInAddress(name);
  return article.published || !published ? article : { ...article, published, publishedSource: 'file' };
}

/**
 * By the ending of its name, else by the media type that the system gives it.
 * @param {File} file
 * @returns {Format | undefined}
 */
function formatOf({ name, type }) {
  const ending = /\.([^.]+)$/.exec(name)?.[1].toLowerCase() ?? '';
  if (Object.hasOwn(EXTENSIONS, ending)) return EXTENSIONS[ending];
  const media = type.split(';')[0].trim().toLowerCase();
  if (Object.hasOwn(MEDIA_TYPES, media)) return MEDIA_TYPES[media];
  return media.startsWith('text/') || (media === '' && ending === '') ? 'text' : undefined;
}

/** @param {Uint8Array} bytes */
async function readMail(bytes) {
  return bytes.includes(0) ? undefined : readEmail(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @param {Format} format
 * @returns {Promise<Article | undefined>} nothing for bytes that are no text
 */
async function readText(bytes, format) {
  const text = decodeText(bytes);
  if (text === undefined) return undefined;
  if (format === 'html') return readHtml(text);
  if (format === 'markdown') return readMarkdown(text);
  return { text: text.trim(), source: 'text' };
}
